import Identifiers
import NoticeForms
import Verdicts
import WebServer

/// The two forms of 利用開始連絡 as sent, read and found to belong to the organisation (§2.2).
struct NoticeSubmission: Sendable {
    let usageNotice: String
    let configurationRequest: String
    let approvedBy: String

    init(_ form: FormBody, organisation: Organisation) throws(Problem) {
        usageNotice = String(decoding: try form.file("usage-notice", title: "利用開始・変更連絡票"), as: UTF8.self)
        configurationRequest = String(decoding: try form.file("configuration-request", title: "設定依頼票"), as: UTF8.self)
        approvedBy = form["approved-by"]
        let notice: UsageNotice
        let request: ConfigurationRequest
        do {
            notice = try UsageNotice(yaml: usageNotice)
            request = try ConfigurationRequest(yaml: configurationRequest)
        } catch {
            throw Self.problem(error)
        }
        guard notice.organisation == organisation.code, request.organisation == organisation.code else {
            throw Problem(
                status: 422, code: "form.other-organisation", title: "様式の団体コードが、サインイン中の団体と異なります。",
                detail: "自団体の様式を送付してください。",
                field: "organisation")
        }
        guard request.bureaus.allSatisfy({ organisation.bureaus.contains($0.bureau) }) else {
            throw Problem(
                status: 422, code: "form.no-such-bureau", title: "一部事務組合・広域連合には教育委員会の設定はありません。",
                detail: "設定依頼票から教育委員会の欄を削除してください。", field: "bureaus")
        }
        // §2.2: the manager of the window department confirms before the form goes out.
        guard approvedBy == notice.windowManager.name else {
            throw Problem(
                status: 422, code: "form.not-approved", title: "窓口担当部署の管理者の確認がありません。",
                detail: "連絡票に記載した管理者の氏名を、確認者として入力してください。", field: "approved-by")
        }
    }

    private static func problem(_ error: FormError) -> Problem {
        let line = error.line.map { "\($0)行目 " } ?? ""
        return Problem(
            status: 422, code: error.code, title: error.message,
            detail: "\(error.form) の \(line)「\(error.field)」を修正して、再度送付してください。",
            field: error.field)
    }
}

/// A test's result file as sent.
enum EvidenceFile {
    static func read(_ request: WebRequest, _ file: [UInt8]) throws(Problem) -> Evidence {
        try request.decoding(Evidence.self, from: file)
    }
}
