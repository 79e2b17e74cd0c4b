public import DesignSystem
public import Verdicts

/// An error as a machine reads it (RFC 9457, `application/problem+json`) and as a page shows it.
public struct Problem: Error, Sendable, Hashable, Codable {
    public var status: Int
    /// Stable, such as `account.locked`; machines compare this and nothing else.
    public var code: String
    /// What went wrong, in Japanese.
    public var title: String
    /// What to do about it, in Japanese.
    public var detail: String
    /// The field of a form or record that is wrong.
    public var field: String?
    /// The row of a bulk request, from 1.
    public var row: Int?
    /// Where an exchange that the server made itself failed, in the one verdict vocabulary.
    public var hop: Hop?
    public var expected: String?
    public var seen: String?
    /// Seconds until asking again makes sense; also sent as `Retry-After` (RFC 9110 §10.2.3).
    public var retryAfter: Int?
    /// When a closed server opens next, RFC 3339.
    public var opensAt: String?

    /// Describes an error.
    public init(
        status: Int, code: String, title: String, detail: String, field: String? = nil, row: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.field = field
        self.row = row
    }

    /// An exchange that the server itself made failed at a hop: told to whoever asked for it, as 502.
    public init(_ failure: HopFailure) {
        self.init(status: 502, code: failure.code, title: failure.seen, detail: failure.remedy)
        hop = failure.hop
        expected = failure.expected
        seen = failure.seen
    }
}

/// An error of a room that knows how it is shown; what does not is a bare 500 with an id.
public protocol ProblemConvertible: Error {
    /// The error as told to whoever asked.
    var problem: Problem { get }
}

extension Problem: ProblemConvertible {
    public var problem: Problem { self }
}

extension ProblemConvertible {
    /// The error as a page shows it above the form that led to it, and beside the field.
    public var fieldError: FieldError {
        let problem = problem
        return FieldError(field: problem.field, title: problem.title, remedy: problem.detail, code: problem.code)
    }
}

extension Problem {
    /// Nobody has shown who they are, and the route needs it.
    public static let signInNeeded = Problem(
        status: 401, code: "access.sign-in-needed", title: "サインインが必要です。", detail: "サインインしてから、もう一度操作してください。")

    /// A system has not shown a certificate that this server knows.
    public static let certificateNeeded = Problem(
        status: 401, code: "access.certificate-needed", title: "このサーバーに登録されたクライアント証明書が提示されていません。",
        detail: "システムに割り当てられた証明書と鍵を設定してください。首長部局と教育委員会の証明書は別のものです。")

    /// Known, but not allowed.
    public static let forbidden = Problem(
        status: 403, code: "access.forbidden", title: "この操作を行う権限がありません。",
        detail: "必要な場合は、システム管理者（サポートサイトではサポートサイト管理者）に権限の付与を依頼してください。")

    /// The page's token is missing or old.
    public static let staleForm = Problem(
        status: 403, code: "access.stale-form", title: "画面の有効期限が切れました。", detail: "画面を再表示してから、もう一度操作してください。")

    /// A page of another site made the browser send a form here.
    public static let fromElsewhere = Problem(
        status: 403, code: "access.from-elsewhere", title: "このサイトの画面から送信された操作ではありません。",
        detail: "画面のアドレスを確認し、このサイトの画面を開き直してから操作してください。")

    /// The site is for terminals of certain networks only (§5.1: LGWAN).
    public static let otherNetwork = Problem(
        status: 403, code: "access.other-network", title: "この端末からは利用できません。",
        detail: "LGWANに接続された端末から開いてください。LGWAN端末でも表示される場合は、ヘルプデスクへ電話で連絡してください。")

    /// There is nothing at this address.
    public static let notFound = Problem(
        status: 404, code: "request.not-found", title: "ページが見つかりません。", detail: "アドレスを確認するか、トップの画面からやり直してください。")

    /// The server has too much to do for all; asking again soon makes sense.
    public static let busy = {
        var problem = Problem(
            status: 503, code: "server.busy", title: "現在、処理が混み合っています。", detail: "数秒おいてから、もう一度操作してください。入力した内容は送信されていません。"
        )
        problem.retryAfter = 5
        return problem
    }()

    /// This server alone is asked for more than its share.
    public static let tooMany = {
        var problem = Problem(
            status: 429, code: "server.too-many", title: "このサーバーへの要求が多すぎます。",
            detail: "同時に送信する数を減らし、数秒おいてから、もう一度送信してください。")
        problem.retryAfter = 2
        return problem
    }()

    /// The body is larger than any route takes.
    public static let tooLarge = Problem(
        status: 413, code: "request.too-large", title: "送信された内容が大きすぎます。", detail: "16MB以内に分けて、もう一度送信してください。")

    /// The body is packed: nothing here unpacks what a stranger sent.
    public static let packed = Problem(
        status: 415, code: "request.packed", title: "圧縮された内容は受け付けていません。", detail: "Content-Encodingを付けずに送信してください。")

    /// The body could not be read as what the route takes.
    public static func unreadable(_ what: String) -> Problem {
        Problem(
            status: 400, code: "request.unreadable", title: "送信された内容を読み取れません（\(what)）。", detail: "形式を確認して、もう一度送信してください。"
        )
    }
}
