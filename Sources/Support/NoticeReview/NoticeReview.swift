import AccessControl
import AuditLog
public import DesignSystem
import HTTPTypes
import Identifiers
public import Storage
import SupportSite
public import WebServer

/// New organisations and their 利用開始連絡 on the operator's site.
///
/// The operator is known by a certificate and has no session: `Sec-Fetch-Site` keeps strangers' pages out.
public struct NoticeReview: Sendable {
    static let path = "/operator/notices"
    static let addition = "/operator/new-organisation"

    private let store: any DataStore
    private let platform: NoticeReviewPlatform

    /// Opens the desk.
    public init(store: any DataStore, platform: NoticeReviewPlatform) {
        self.store = store
        self.platform = platform
    }

    /// Where the operator goes.
    public static let link = Link("利用開始連絡", path: path)

    /// All routes.
    public var routes: [Route] {
        let may = RouteAccess.requires(.operatePlatform)
        let notice = "\(Self.path)/{code}"
        return [
            .page(.get, Self.path, may, .noticesReviewed, list),
            .page(.get, notice, may, .noticesReviewed, show),
            .page(.get, "\(notice)/acceptance", may, .noticesReviewed, askAcceptance),
            .page(.post, "\(notice)/acceptance", may, .usageNoticeAccepted, accept),
            .page(.get, "\(notice)/return", may, .noticesReviewed, askReturn),
            .page(.post, "\(notice)/return", may, .usageNoticeReturned, giveBack),
            .page(.get, "\(notice)/accounts/{realm}/{account}", may, .noticesReviewed, askReissue),
            .page(.post, "\(notice)/accounts/{realm}/{account}", may, .firstPasswordReissued, reissue),
            .page(.get, Self.addition, may, .noticesReviewed) { .page(NoticeReviewPages.addition($0)) },
            .page(.post, Self.addition, may, .noticesReviewed, askAddition),
            .page(.post, "\(Self.addition)/confirmation", may, .supportAccountIssued, add),
        ]
    }

    // MARK: - Forms

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        if let code = request.query["code"], !code.isEmpty {
            let typed = TypedDigits.fold(code)
            guard try await store.read({ tx in try NoticeFormStore.organisation(typed, in: tx) }) != nil else {
                throw Problem(
                    status: 404, code: "organisation.unknown", title: "この団体コードの団体は追加されていません。",
                    detail: "団体コードを確認するか、「団体を追加する」から追加してください。")
            }
            return .seeOther("\(Self.path)/\(typed)")
        }
        let waiting = try await store.read { tx in
            try NoticeFormStore.waiting(in: tx).compactMap { code, submission in
                try NoticeFormStore.organisation(code, in: tx).map { ($0, submission) }
            }
        }
        return .page(NoticeReviewPages.list(request, waiting))
    }

    private func organisation(_ request: WebRequest) async throws -> Organisation {
        let code = try request.parameter("code")
        guard let found = try await store.read({ tx in try NoticeFormStore.organisation(code, in: tx) }) else {
            throw Problem.notFound
        }
        return found
    }

    /// The newest version; nil when nothing was sent.
    private func reviewed(_ organisation: Organisation) async throws -> ReviewedNotice? {
        let versions = try await store.read { tx in try NoticeVersions(organisation, in: tx) }
        guard let newest = versions.submissions.first else { return nil }
        return ReviewedNotice(
            versions: versions, submission: newest, hasServers: try await platform.hasServers(organisation))
    }

    private func waiting(_ request: WebRequest) async throws -> ReviewedNotice {
        guard let view = try await reviewed(try await organisation(request)), view.submission.isWaiting else {
            throw Problem.noNoticeWaits
        }
        return view
    }

    /// The version that the page showed.
    private func number(_ request: WebRequest) throws -> Int64 {
        guard let number = Int64(try request.form()["number"]) else { throw Problem.unreadable("number") }
        return number
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let accounts = try await platform.accounts(organisation)
        guard let view = try await reviewed(organisation) else {
            return .page(NoticeReviewPages.none(request, organisation, accounts))
        }
        return .page(NoticeReviewPages.notice(request, view, accounts))
    }

    @Sendable private func askAcceptance(_ request: WebRequest) async throws -> WebResponse {
        .page(NoticeReviewPages.acceptance(request, try await waiting(request)))
    }

    @Sendable private func accept(_ request: WebRequest) async throws -> WebResponse {
        let view = try await waiting(request)
        return try await request.answering {
            let acceptance = try await platform.accept(view.organisation, try number(request), request.exchange)
            return .page(NoticeReviewPages.accepted(request, view.organisation, acceptance), status: 201)
        } refused: { error in
            NoticeReviewPages.acceptance(request, view, error: error)
        }
    }

    @Sendable private func askReturn(_ request: WebRequest) async throws -> WebResponse {
        .page(NoticeReviewPages.giveBack(request, try await waiting(request)))
    }

    @Sendable private func giveBack(_ request: WebRequest) async throws -> WebResponse {
        let view = try await waiting(request)
        return try await request.answering {
            let (reason, number) = (try request.form()["reason"], try number(request))
            guard (1...1_000).contains(reason.count) else {
                throw Problem(
                    status: 422, code: "usage-notice.no-reason", title: "理由が入力されていないか、長すぎます。",
                    detail: "1000文字以内で入力してください。", field: "reason")
            }
            let (organisation, exchange) = (view.organisation, request.exchange)
            try await store.write { tx in
                try NoticeFormStore.checkWaiting(number, of: organisation.code, in: tx)
                try NoticeFormStore.giveBack(
                    number, of: organisation.code, reason: reason, at: exchange.now, in: tx)
                try exchange.record(
                    subject: "form \(number)",
                    scope: AuditScope(organisation: organisation.code.text, bureau: Bureau.mayor.rawValue), in: tx)
            }
            return .seeOther("\(Self.path)/\(organisation.code.text)")
        } refused: { error in
            NoticeReviewPages.giveBack(request, view, error: error)
        }
    }

    // MARK: - First passwords

    private func account(
        _ request: WebRequest, of organisation: Organisation
    ) async throws -> NoticeReviewPlatform.HeldAccount {
        let (realm, name) = (try request.parameter("realm"), try request.parameter("account"))
        guard
            let found = try await platform.accounts(organisation).first(where: {
                $0.realm == realm && $0.account == name
            })
        else { throw Problem.notFound }
        return found
    }

    @Sendable private func askReissue(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let account = try await account(request, of: organisation)
        return .page(IssuedAccountPages.confirmation(request, organisation, account))
    }

    @Sendable private func reissue(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let account = try await account(request, of: organisation)
        let issued = try await platform.reissue(organisation, account, request.exchange)
        return .page(IssuedAccountPages.reissued(request, organisation, issued), status: 201)
    }

    // MARK: - New organisations

    @Sendable private func askAddition(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            .page(NoticeReviewPages.confirmation(request, try await new(request)))
        } refused: { error in
            NoticeReviewPages.addition(request, error: error)
        }
    }

    private func new(_ request: WebRequest) async throws -> NewOrganisation {
        let new = try NewOrganisation(try request.form(), register: platform.register)
        let code = new.organisation.code.text
        guard try await store.read({ tx in try NoticeFormStore.organisation(code, in: tx) }) == nil else {
            throw Problem(
                status: 409, code: "organisation.known", title: "この団体は追加済みです。", detail: "団体コードを確認してください。",
                field: "code")
        }
        return new
    }

    @Sendable private func add(_ request: WebRequest) async throws -> WebResponse {
        try await request.answering {
            let new = try await new(request)
            let account = try await platform.add(new.organisation, new.administrator, request.exchange)
            return .page(NoticeReviewPages.added(request, new.organisation, account), status: 201)
        } refused: { error in
            NoticeReviewPages.addition(request, error: error)
        }
    }
}
