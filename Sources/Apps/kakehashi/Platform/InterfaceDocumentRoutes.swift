import AuditLog
import HTTPTypes
import OrganisationProtocol
import WebServer

/// The interface's description, for whoever can reach the server: it says nothing of anybody.
enum InterfaceDocumentRoutes {
    static let routes: [Route] = [
        .machine(.get, InterfaceDocument.path, .open, .assetRead) { _ in
            .file(InterfaceDocument.content, type: "application/yaml")
        }
    ]
}
