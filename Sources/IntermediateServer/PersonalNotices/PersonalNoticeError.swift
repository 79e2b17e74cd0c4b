import OrganisationProtocol
import WebServer

/// Why a notice is not taken or not withdrawn; no message repeats a number.
enum PersonalNoticeError: Error, Sendable, Hashable {
    case badKey
    case keyInUse
    case badTitle
    case badText
    case individualNumber
    case badDay
    case unknownPerson
    /// The person has no 符号 (yet), so that the portal cannot be told who it is.
    case noCode
    case unknown
    case alreadyRead
    case neverDelivered
}

extension PersonalNoticeError: ProblemConvertible {
    var problem: Problem {
        let texts = texts
        return Problem(
            status: texts.status, code: "personal-notice.\(texts.code)", title: texts.title, detail: texts.detail,
            field: texts.field)
    }

    private var texts: (status: Int, code: String, title: String, detail: String, field: String?) {
        switch self {
        case .badKey:
            (422, "bad-key", "お知らせの識別子（noticeKey）の形式が正しくありません。", RequestKey.rule, "noticeKey")
        case .keyInUse:
            (
                409, "key-in-use", "同じ識別子（noticeKey）で、内容の異なるお知らせが既にあります。",
                "別のお知らせの場合は新しい識別子を指定してください。", "noticeKey"
            )
        case .badTitle:
            (422, "bad-title", "件名は1～\(PersonalNoticeRules.titleLimit)文字で指定してください。", "件名を確認してください。", "title")
        case .badText:
            (422, "bad-text", "本文は1～\(PersonalNoticeRules.textLimit)文字で指定してください。", "本文を確認してください。", "text")
        case .individualNumber:
            (422, "individual-number", "お知らせに個人番号を記載することはできません。", "個人番号を除いてください。", "text")
        case .badDay:
            (422, "bad-day", "表示終了日はyyyy-MM-ddの実在する日付で指定してください。", "日付を確認してください。", "shownUntil")
        case .unknownPerson:
            (404, "unknown-atena-number", "指定された団体内統合宛名番号は登録されていません。", "番号を確認してください。", "atenaNumber")
        case .noCode:
            (409, "no-code", "指定された方は符号が未取得です。", "符号を取得してから送信してください。", "atenaNumber")
        case .unknown:
            (404, "unknown", "指定された番号のお知らせはありません。", "送信時に返された番号を指定してください。", "noticeNumber")
        case .alreadyRead:
            (409, "already-read", "このお知らせは既に読まれているため、取り消せません。", "訂正が必要な場合は、新しいお知らせを送信してください。", "noticeNumber")
        case .neverDelivered:
            (409, "never-delivered", "このお知らせは送信されていないため、取消しは不要です。", "状態を確認してください。", "noticeNumber")
        }
    }
}
