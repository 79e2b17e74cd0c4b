public import AccessControl
public import Accounts
import AuditLog
public import DesignSystem
import HTTPTypes
public import RollUp
public import Storage
public import WebServer

/// 準備状況取りまとめサイト, and the same pages on the operator's site.
public struct FollowUpSite: Sendable {
    public static let title = "総合運用テスト準備 取りまとめサイト"
    /// The realm of its accounts.
    public static let realm = "follow-up"
    static let base = "/follow-up"

    let store: any DataStore
    let board: Board
    let plan: TaskPlan
    let post: ReminderPost
    let accounts: AccountService

    /// Opens a site.
    public init(store: any DataStore, board: Board, plan: TaskPlan, post: ReminderPost, accounts: AccountService) {
        self.store = store
        self.board = board
        self.plan = plan
        self.post = post
        self.accounts = accounts
    }

    /// The routes of the officers' own site.
    public var routes: [Route] {
        SignInRoutes(service: accounts, door: .followUp).routes + [
            .page(.get, "/", .open, .rollUpShown) { _ in .seeOther(SignInDoor.followUp.home) },
            .page(.get, SignInDoor.followUp.home, .requires(.beSignedIn), .rollUpShown) { request in
                if let due = SignInRoutes.due(request, at: .followUp) { return due }
                return try await RollUpRoutes(site: self).home(request)
            },
        ] + pages
    }

    /// The routes on the operator's site, who is known by a certificate.
    public var operatorRoutes: [Route] {
        [.page(.get, SignInDoor.followUp.home, .requires(.readRollUp), .rollUpShown, RollUpRoutes(site: self).home)]
            + pages + OfficerRoutes(site: self).routes
    }

    private var pages: [Route] {
        RollUpRoutes(site: self).routes + OrganisationRoutes(site: self).routes + ExportRoutes(site: self).routes
            + ReminderRoutes(site: self).routes
    }

    /// Where people who may see the roll-up can go.
    public static func navigation(_ actor: Actor, ownAccount: Bool) -> [Link] {
        guard actor.may(.readRollUp) else { return [] }
        let links = [
            Link("準備状況", path: "\(base)/"), Link("団体一覧", path: "\(base)/organisations"),
            Link("架電一覧", path: "\(base)/calls"), Link("督促", path: "\(base)/reminders"),
            Link("月次報告", path: "\(base)/report"),
        ]
        let own = [Link("パスワード", path: "\(base)/password"), Link("二要素認証", path: "\(base)/second-factor")]
        return links + (ownAccount ? own : [])
    }
}
