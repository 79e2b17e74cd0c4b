import AccessControl
public import AuditLog
import HTTPTypes
import OrganisationProtocol
import RequestFiles
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let selfDisclosuresRead = AuditEvent(
        "self-disclosure.states-read", "The organisation's system asked how requests of persons stand (IF_JTK_101xx).")
    public static let selfDisclosureContentsRead = AuditEvent(
        "self-disclosure.contents-read", "The organisation's system read what persons were given (IF_JTK_102xx).")
}

/// 自己情報提供 for the organisation's system, at once and by file.
public struct SelfDisclosureRoutes: Sendable {
    private let files: RequestFileService

    /// Serves one server.
    public init(store: TenantStore) {
        files = RequestFileService(store: store, interface: "self-disclosure", fileLimit: 10_000)
    }

    /// States and contents.
    public var routes: [Route] {
        files.routes(
            OrganisationPaths.selfDisclosureStates, RequestFilePurpose(rawValue: "selfDisclosureStates"),
            .readSelfDisclosures, .selfDisclosuresRead
        ) { tx, _, queries in try SelfDisclosureDesk(tx: tx).states(queries) }
            + files.routes(
                OrganisationPaths.selfDisclosureContents, RequestFilePurpose(rawValue: "selfDisclosureContents"),
                .readSelfDisclosures, .selfDisclosureContentsRead
            ) { tx, _, entries in try SelfDisclosureDesk(tx: tx).contents(entries) }
    }
}
