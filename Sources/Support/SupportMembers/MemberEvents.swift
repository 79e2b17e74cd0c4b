public import AuditLog
public import WebServer

extension AuditEvent {
    public static let membersShown = AuditEvent(
        "support-members.shown", "An organisation's support accounts were shown.")
    public static let memberRegistered = AuditEvent(
        "support-member.registered", "An organisation registered a サポートサイト担当者 at an ID (§5.1).")
    public static let memberWithdrawn = AuditEvent(
        "support-member.withdrawn", "An organisation took a サポートサイト担当者's account back.")
    public static let memberRemovalAnnounced = AuditEvent(
        "support-member.removal-announced", "The machine announced that it will remove an account (§5.1).")
    public static let memberRemoved = AuditEvent(
        "support-member.removed", "The machine removed an account that exceeded the number or skipped an ID (§5.1).")
    public static let memberRestored = AuditEvent(
        "support-member.restored", "The operator undid a removal by the machine.")
    public static let allowanceSet = AuditEvent(
        "support-member.allowance-set", "The operator set how many accounts an organisation may register.")
    public static let detailsShown = AuditEvent(
        "organisation-details.shown", "事務担当者情報 or 請求書送付先情報 was shown with its history.")
    public static let detailsChanged = AuditEvent(
        "organisation-details.changed", "事務担当者情報 or 請求書送付先情報 was changed.")
    public static let memberOversightShown = AuditEvent(
        "support-members.overseen", "The operator looked at allowances and removals.")
}

/// Why a registration is refused.
public enum MemberError: Error, Sendable, Hashable {
    case noName
    case notShown
    case taken
    case notRegistered
    case badAllowance
    case nothingToReverse
    case badDetail(field: String, title: String)
}

extension MemberError: ProblemConvertible {
    public var problem: Problem {
        switch self {
        case .noName: Self.problem(422, "no-name", "氏名が入力されていません。", "登録する人の氏名を入力してください。", "name")
        case .notShown: Self.problem(422, "not-shown", "このIDは表示されていません。", "一覧にあるIDから選択してください。", "number")
        case .taken: Self.problem(409, "taken", "このIDはすでに登録されています。", "空いているIDのうち、最も若い番号を選択してください。", "number")
        case .notRegistered: Self.problem(409, "not-registered", "このIDは登録されていません。", "一覧を再表示してください。")
        case .badAllowance:
            Self.problem(422, "bad-allowance", "登録可能数又は表示数が正しくありません。", "0～99で、表示数は登録可能数以上にしてください。", "allowed")
        case .nothingToReverse: Self.problem(409, "nothing-to-reverse", "元に戻せる削除がありません。", "一覧を再表示してください。")
        case .badDetail(let field, let title):
            Self.problem(422, "bad-detail", "\(title)が入力されていないか、正しくありません。", "入力例に合わせて入力してください。", field)
        }
    }

    private static func problem(
        _ status: Int, _ code: String, _ title: String, _ detail: String, _ field: String? = nil
    ) -> Problem {
        Problem(status: status, code: "support-member.\(code)", title: title, detail: detail, field: field)
    }
}
