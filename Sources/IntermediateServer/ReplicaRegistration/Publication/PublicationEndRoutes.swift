import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let publicationEndSet = AuditEvent(
        "publication-end.set", "An existing system set 公開終了日 for many 副本 (IF_DBM_90311).")
    public static let publicationEndCancelled = AuditEvent(
        "publication-end.cancelled", "An existing system took 公開終了日 of many 副本 back (IF_DBM_90321).")
    public static let publicationEndRead = AuditEvent(
        "publication-end.read", "An existing system asked what it set (IF_DBM_90332).")
}

/// 公開終了日 of many 副本 at once, and back.
public struct PublicationEndRoutes: Sendable {
    private let service: PublicationEndService

    /// Serves one server.
    public init(store: TenantStore) {
        service = PublicationEndService(store: store)
    }

    /// Set, take back, ask.
    public var routes: [Route] {
        let path = OrganisationPaths.publicationEnds
        return [
            .machine(.post, path, .requires(.manageReplicas), .publicationEndSet) { request in
                let asked = try request.json(PublicationEndRequest.self)
                return try .json(try await service.set(asked, by: request.exchange), status: 201)
            },
            .machine(.post, "\(path)/{number}/cancellation", .requires(.manageReplicas), .publicationEndCancelled) {
                request in
                try .json(try await service.cancel(try Self.number(request), by: request.exchange))
            },
            .machine(.get, "\(path)/{number}", .requires(.manageReplicas), .publicationEndRead) { request in
                try .json(try await service.status(of: try Self.number(request), by: request.exchange))
            },
        ]
    }

    private static func number(_ request: WebRequest) throws -> Int64 {
        guard let number = Int64(try request.parameter("number")) else { throw PublicationEndError.unknown }
        return number
    }
}
