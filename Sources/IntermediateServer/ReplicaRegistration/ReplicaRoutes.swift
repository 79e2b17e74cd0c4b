import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let replicasRegistered = AuditEvent("replica.registered", "An existing system registered 副本 (T10).")
}

/// 副本登録 as existing systems use it (T10).
public struct ReplicaRoutes: Sendable {
    let service: ReplicaService

    /// Serves one server.
    public init(service: ReplicaService) {
        self.service = service
    }

    /// Registration.
    public var routes: [Route] {
        [
            .machine(.post, "\(OrganisationPaths.replicas)", .requires(.registerReplicas), .replicasRegistered) {
                request in
                let submission = try request.json(ReplicaSubmission.self)
                return try .json(try await service.register(submission, by: request.exchange))
            }
        ]
    }
}
