import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
import ReplicaFiles
import SortedJSON
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
                do {
                    let (system, rows) = try SubmissionReader.read(request.body)
                    let receipt = try await service.register(rows, of: system, by: request.exchange)
                    return .json(bytes: receipt.sortedJSON)
                } catch let refusal as ReplicaFileRefusal {
                    throw Problem(
                        status: 422, code: refusal.code, title: "送信された内容を読み取れません。", detail: refusal.reason)
                }
            }
        ]
    }
}
