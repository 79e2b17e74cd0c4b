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
                return .published(
                    file.content, type: Self.type(name), modifiedAt: file.modifiedAt, for: request)
            }
        ]
    }

    private static func type(_ name: String) -> String {
        switch name {
        case RepositoryFolder.revocationList: "application/pkix-crl"
        case RepositoryFolder.fingerprints: "text/plain; charset=utf-8"
        case _: "application/pkix-cert"
        }
    }
}
