import AccessControl
import AuditLog
import HTTPTypes
import Library
public import Storage
public import WebServer

/// The manuals on a site.
public struct ManualRoutes: Sendable {
    private let shelf: ManualShelf
    private let store: any DataStore
    private let base: String
    private let permission: Permission
    private let audiences: Set<ManualAudience>

    private init(
        shelf: ManualShelf, store: any DataStore, base: String, permission: Permission, audiences: Set<ManualAudience>
    ) {
        self.shelf = shelf
        self.store = store
        self.base = base
        self.permission = permission
        self.audiences = audiences
    }

    /// What an organisation's people read.
    public static func support(_ shelf: ManualShelf, store: any DataStore) -> ManualRoutes {
        ManualRoutes(
            shelf: shelf, store: store, base: "/support/manuals", permission: .readSupportSite,
            audiences: [.organisation])
    }

    /// What the desk reads: its own, and those of the people who ask it.
    public static func desk(_ shelf: ManualShelf, store: any DataStore) -> ManualRoutes {
        ManualRoutes(
            shelf: shelf, store: store, base: "/desk/manuals", permission: .workAtDesk,
            audiences: [.organisation, .desk])
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, base, .requires(permission), .libraryShown, list),
            .page(.get, "\(base)/changes", .requires(permission), .libraryShown, changes),
            .page(.get, "\(base)/pictures/{picture}", .requires(permission), .libraryShown, picture),
            .page(.get, "\(base)/{manual}", .requires(permission), .libraryShown, contents),
            .page(.get, "\(base)/{manual}/print", .requires(permission), .libraryShown, paper),
            .page(.get, "\(base)/{manual}/{page}", .requires(permission), .libraryShown, page),
        ]
    }

    private var manuals: [Manual] { shelf.manuals.filter { audiences.contains($0.audience) } }

    private func manual(_ request: WebRequest) throws(Problem) -> Manual {
        let id = try request.parameter("manual")
        guard let manual = manuals.first(where: { $0.id == id }) else { throw .notFound }
        return manual
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        .page(ManualPages.list(request, manuals, seen: try await seen(by: request), base: base))
    }

    @Sendable private func changes(_ request: WebRequest) async throws -> WebResponse {
        .page(
            ManualPages.changes(
                request, manuals, role: request.query["role"] ?? "", seen: try await seen(by: request), base: base))
    }

    @Sendable private func picture(_ request: WebRequest) async throws -> WebResponse {
        guard let picture = shelf.pictures[try request.parameter("picture")] else { throw Problem.notFound }
        return .file(picture, type: "image/png")
    }

    @Sendable private func contents(_ request: WebRequest) async throws -> WebResponse {
        let manual = try manual(request)
        try await read(manual, request)
        return .page(ManualPages.contents(request, manual, base: base))
    }

    @Sendable private func paper(_ request: WebRequest) async throws -> WebResponse {
        .page(ManualPages.paper(request, try manual(request), base: base))
    }

    @Sendable private func page(_ request: WebRequest) async throws -> WebResponse {
        let manual = try manual(request)
        let id = try request.parameter("page")
        guard let place = manual.pages.firstIndex(where: { $0.id == id }) else { throw Problem.notFound }
        return .page(ManualPages.page(request, manual, at: place, base: base))
    }

    /// The version of each document that this person saw last, by title.
    private func seen(by request: WebRequest) async throws -> [String: String] {
        let account = request.actor.identifier
        return try await store.read { tx in try LibraryStore.labelsSeen(by: account, in: tx) }
    }

    private func read(_ manual: Manual, _ request: WebRequest) async throws {
        let exchange = request.exchange
        try await store.write { tx in try LibraryStore.readNewest(of: manual.title, by: exchange, in: tx) }
    }
}
