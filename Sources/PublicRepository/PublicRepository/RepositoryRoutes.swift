import AccessControl
public import AuditLog
import HTTPTypes
public import WebServer

extension AuditEvent {
    public static let repositoryRead = AuditEvent(
        "repository.read", "A CA certificate or revocation list was fetched from the public repository (T3, T5).")
}

/// 公開リポジトリ over plain HTTP: fetching a list must not need one (RFC 5280 §4.2.1.13).
public struct RepositoryRoutes: Sendable {
    let folder: RepositoryFolder

    /// Serves a folder.
    public init(folder: RepositoryFolder) {
        self.folder = folder
    }

    /// One file by name, with its registered media type (RFC 2585 §3).
    public var routes: [Route] {
        [
            .machine(.get, "/repository/{name}", .open, .repositoryRead) { request in
                let name = try request.parameter("name")
                guard let file = folder.file(name) else { throw Problem.notFound }
                let isList = name == RepositoryFolder.revocationList
                return .published(
                    file.content, type: isList ? "application/pkix-crl" : "application/pkix-cert",
                    modifiedAt: file.modifiedAt, for: request)
            }
        ]
    }
}
