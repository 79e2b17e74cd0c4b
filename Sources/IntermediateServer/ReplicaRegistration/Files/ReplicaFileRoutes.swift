import AccessControl
import AuditLog
import HTTPTypes
import OrganisationProtocol
public import WebServer

/// Files of 副本 as existing systems send them.
public struct ReplicaFileRoutes: Sendable {
    let service: ReplicaFileService

    /// Serves one server.
    public init(service: ReplicaFileService) {
        self.service = service
    }

    /// Announcing, sending in parts, completing, giving up, and the result.
    public var routes: [Route] {
        let path = OrganisationPaths.replicaFiles
        return [
            .machine(.post, path, .requires(.registerReplicas), .replicaFileAnnounced) { request in
                let asked = try request.json(ReplicaFileRequest.self)
                return try .json(try await service.announce(asked, by: request.exchange), status: 201)
            },
            .machine(
                .post, OrganisationPaths.replicaFileMessages, .requires(.registerReplicas), .replicaFileAnnounced
            ) { request in
                let asked = try AttachmentAnnouncement.read(request)
                return try .json(try await service.announce(asked, by: request.exchange), status: 201)
            },
            .machine(.put, "\(path)/{number}/content", .requires(.registerReplicas), .replicaFilePart) { request in
                let offset = try AttachmentAnnouncement.count("offset", in: request)
                return try .json(
                    try await service.append(
                        request.body, at: offset, to: try Self.number(request), by: request.exchange))
            },
            .machine(.post, "\(path)/{number}/completion", .requires(.registerReplicas), .replicaFileCompleted) {
                request in
                try .json(
                    try await service.complete(try Self.number(request), by: request.exchange), status: 202)
            },
            .machine(.delete, "\(path)/{number}", .requires(.registerReplicas), .replicaFileAbandoned) { request in
                try .json(try await service.abandon(try Self.number(request), by: request.exchange))
            },
            .machine(.get, "\(path)/{number}", .requires(.registerReplicas), .replicaFileRead) { request in
                try .json(try await service.status(of: try Self.number(request), by: request.exchange))
            },
            .machine(.get, "\(path)/{number}/result", .requires(.registerReplicas), .replicaFileRead) { request in
                try .json(try await service.result(of: try Self.number(request), by: request.exchange))
            },
        ]
    }

    static func number(_ request: WebRequest) throws -> Int64 {
        guard let number = Int64(try request.parameter("number")), number > 0 else {
            throw ReplicaFileError.unknownFile
        }
        return number
    }
}
