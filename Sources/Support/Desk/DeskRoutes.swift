public import AccessControl
public import Accounts
import AuditLog
public import DesignSystem
import HTTPTypes
import Inquiries
import Storage
import SupportSearch
public import Tickets
public import WebServer

/// The desk's site: signing in, queues, search; with every other route of it.
public struct DeskRoutes: Sendable {
    public static let title = "自治体中間サーバー・ヘルプデスク"
    /// The realm of its accounts.
    public static let realm = "desk"

    private let service: TicketService
    private let accounts: AccountService
    private let surroundings: DeskSurroundings

    /// Serves the desk.
    public init(service: TicketService, accounts: AccountService, surroundings: DeskSurroundings) {
        self.service = service
        self.accounts = accounts
        self.surroundings = surroundings
    }

    /// All routes.
    public var routes: [Route] {
        SignInRoutes(service: accounts, door: .desk).routes + [
            .page(.get, "/", .open, .deskShown) { _ in .seeOther("/desk/") },
            .page(.get, "/desk/", .requires(.beSignedIn), .deskShown, home),
            .page(.get, "/desk/queues/{queue}", .requires(.workAtDesk), .deskShown, queue),
            .page(.get, "/desk/search", .requires(.workAtDesk), .supportSearched, search),
            .page(.get, "/desk/attachments/{file}", .requires(.workAtDesk), .deskAttachmentDownloaded) { request in
                try await AttachmentAnswer.answer(try request.parameter("file"), of: nil, service)
            },
        ] + DeskTicketRoutes(service: service, accounts: accounts, surroundings: surroundings).routes
            + DeskEntryRoutes(service: service).routes + DeskToolRoutes(service: service, accounts: accounts).routes
    }

    /// Where the desk's people can go.
    public static func navigation(_ actor: Actor) -> [Link] {
        guard actor.may(.workAtDesk) else { return [] }
        let everybody = [
            Link("トップ", path: "/desk/"), Link("電話・FAXの入力", path: "/desk/tickets/new"), Link("検索", path: "/desk/search"),
            Link("既知の問題", path: "/desk/problems"), Link("引継ぎ", path: "/desk/hand-over"), Link("FAQ", path: "/desk/faq"),
            Link("資料", path: "/desk/library"), Link("操作マニュアル", path: "/desk/manuals"),
            Link("お知らせ", path: "/desk/notices"),
        ]
        let supervisors = [Link("定型文", path: "/desk/templates"), Link("統計", path: "/desk/figures")]
        return everybody + (actor.may(.superviseDesk) ? supervisors : [])
            + [Link("パスワード", path: "/desk/password"), Link("二要素認証", path: "/desk/second-factor")]
    }

    @Sendable private func home(_ request: WebRequest) async throws -> WebResponse {
        if let due = SignInRoutes.due(request, at: .desk) { return due }
        guard request.actor.may(.workAtDesk) else { throw Problem.forbidden }
        let account = request.actor.identifier
        let now = request.now
        let (counts, own, handOvers, names) = try await service.store.read { [accounts] tx in
            let own = try TicketStore.open(of: account, in: tx)
            return (
                try TicketStore.counts(at: now, in: tx), own, try TicketService.handOvers(for: account, in: tx),
                try DeskNames(of: own, accounts, in: tx)
            )
        }
        return .page(DeskPages.home(request, counts, own, handOvers, names))
    }

    @Sendable private func queue(_ request: WebRequest) async throws -> WebResponse {
        guard let queue = TicketQueue(rawValue: try request.parameter("queue")) else { throw Problem.notFound }
        let place = request.query["after"].flatMap(QueuePlace.init)
        let (tickets, names) = try await service.store.read { [accounts] tx in
            let tickets = try TicketStore.open(in: queue, after: place, in: tx)
            return (tickets, try DeskNames(of: tickets, accounts, in: tx))
        }
        return .page(DeskPages.queue(request, queue, tickets, names))
    }

    @Sendable private func search(_ request: WebRequest) async throws -> WebResponse {
        let question = SearchQuestion(request)
        let hits = try await service.store.read { tx in
            try SearchIndex.foundByDesk(question.words, of: question.kind, before: question.before, in: tx)
        }
        return .page(
            SearchPage.page(
                request, question, hits, kinds: SearchKind.allCases, path: "/desk/search"
            ) { hit in
                switch hit.kind {
                case .notice: "/desk/notices/\(hit.key)"
                case .document: "/desk/library"
                case .manual: "/desk/manuals/\(hit.key)"
                case .faq: "/desk/faq/\(hit.key)"
                case .ticket, .note: "/desk/tickets/\(hit.key)"
                }
            })
    }
}
