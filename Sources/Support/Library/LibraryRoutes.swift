import AccessControl
import AuditLog
import HTTPTypes
public import Storage
public import WebServer

/// Manuals, letters and FAQ on the support site (§5.2).
public struct LibraryRoutes: Sendable {
    private let store: any DataStore
    /// Where documents have pages of their own on this site, by title.
    private let homes: [String: String]

    /// Reads from a store; `homes` are the paths of documents that the site shows in another way too, by title.
    public init(store: any DataStore, homes: [String: String] = [:]) {
        self.store = store
        self.homes = homes
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/support/library", .requires(.readSupportSite), .libraryShown, list),
            .page(.get, "/support/library/{document}", .requires(.readSupportSite), .libraryShown, show),
            .page(.get, "/support/library/{document}/changes", .requires(.readSupportSite), .libraryShown, myChanges),
            .page(
                .get, "/support/library/{document}/versions/{version}", .requires(.readSupportSite), .libraryShown, show
            ),
            .page(
                .get, "/support/library/{document}/versions/{version}/changes", .requires(.readSupportSite),
                .libraryShown, changes),
            .page(.get, "/support/faq", .requires(.readSupportSite), .libraryShown, faqs),
            .page(.get, "/support/faq/{faq}", .requires(.readSupportSite), .libraryShown, faq),
        ]
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let account = request.actor.identifier
        let place = try ListPlace(request)
        let (part, changed) = try await store.read { tx in
            (
                try LibraryStore.documents(for: account, at: place, in: tx),
                try LibraryStore.changed(for: account, in: tx)
            )
        }
        return .page(LibraryPages.list(request, part, changed: changed))
    }

    private func found(_ request: WebRequest) async throws -> (LibraryDocument, [DocumentVersion]) {
        guard let number = Int64(try request.parameter("document")) else { throw Problem.notFound }
        let account = request.actor.identifier
        let found = try await store.read { tx in
            (try LibraryStore.document(number, for: account, in: tx), try LibraryStore.versions(of: number, in: tx))
        }
        guard let document = found.0, document.kind.isForOrganisations else { throw Problem.notFound }
        return (document, found.1)
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let (document, versions) = try await found(request)
        let wanted = request.parameters["version"].map { Int64($0) } ?? document.newest
        guard let version = versions.first(where: { $0.version == wanted }) else { throw Problem.notFound }
        if version.version == document.newest { try await read(document, request) }
        return .page(LibraryPages.show(request, document, version, versions, home: homes[document.title]))
    }

    @Sendable private func changes(_ request: WebRequest) async throws -> WebResponse {
        let (document, versions) = try await found(request)
        let wanted = Int64(try request.parameter("version"))
        guard let version = versions.first(where: { $0.version == wanted }) else { throw Problem.notFound }
        let old = versions.first { $0.version == version.version - 1 }
        return .page(LibraryPages.changes(request, document, from: old, to: version))
    }

    /// From the version that this person saw last to the newest, which is seen by that.
    @Sendable private func myChanges(_ request: WebRequest) async throws -> WebResponse {
        let (document, versions) = try await found(request)
        guard let newest = versions.first else { throw Problem.notFound }
        let old = versions.first { $0.version == document.seen }
        try await read(document, request)
        return .page(LibraryPages.changes(request, document, from: old, to: newest))
    }

    private func read(_ document: LibraryDocument, _ request: WebRequest) async throws {
        let exchange = request.exchange
        try await store.write { tx in
            try LibraryStore.read(
                document.number, version: document.newest, by: exchange.actor.identifier, at: exchange.now, in: tx)
            try exchange.record(subject: "\(document.title) \(document.label)", in: tx)
        }
    }

    @Sendable private func faqs(_ request: WebRequest) async throws -> WebResponse {
        let place = try ListPlace(request)
        return .page(LibraryPages.faqs(request, try await store.read { tx in try FAQStore.faqs(at: place, in: tx) }))
    }

    @Sendable private func faq(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("faq")),
            let faq = try await store.read({ tx in try FAQStore.faq(number, in: tx) })
        else { throw Problem.notFound }
        return .page(LibraryPages.faq(request, faq))
    }
}
