import Identifiers
import NationalProtocol
import OrganisationProtocol
import WebServer

/// Why a 照会 is not accepted; no message repeats a person's number.
enum InquiryRefusal: Error, Sendable, Hashable {
    /// A field's form, by its Japanese name.
    case badField(String)
    case takesNoPart
    case otherInquirer(String)
    case notPermitted(LinkageRefusal, InquiryPurpose)
    case unknownNumber
    case noCode
    /// An open 照会 asks the same, by its 受付番号.
    case duplicate(String)
    /// A key came before with other content.
    case keyInUse
    case badKey
    case noMaster

    var reason: InquiryReason {
        switch self {
        case .badField(let name):
            InquiryReason(code: "inquiry.bad-field", message: "「\(name)」の形式が正しくありません。", parameters: ["field": name])
        case .takesNoPart:
            InquiryReason(
                code: "inquiry.takes-no-part", message: "適用中の配信マスターに、このサーバーの機関コードがありません。システム管理者に配信マスターの取込みを依頼してください。")
        case .otherInquirer(let code):
            InquiryReason(
                code: "inquiry.wrong-bureau", message: "照会者機関コード\(code)は、このサーバーのものではありません。首長部局と教育委員会の別を確認してください。",
                parameters: ["inquirer": code])
        case .notPermitted(let refusal, let purpose): refusal.reason(purpose)
        case .unknownNumber:
            InquiryReason(
                code: "inquiry.unknown-atena-number", message: "指定された団体内統合宛名番号は登録されていません。先に統合宛名番号を登録してください。")
        case .noCode:
            InquiryReason(
                code: "inquiry.no-code", message: "指定された団体内統合宛名番号は符号が未取得です。団体内統合宛名システムから符号取得を依頼してください。")
        case .duplicate(let number):
            InquiryReason(
                code: "inquiry.duplicate", message: "同じ内容の照会が既に受け付けられ、結果を待っています（受付番号\(number)）。",
                parameters: ["receptionNumber": number])
        case .keyInUse:
            InquiryReason(
                code: "inquiry.key-in-use", message: "同じ識別子（requestKey）で、内容の異なる照会が既に登録されています。新しい識別子を指定してください。")
        case .badKey:
            InquiryReason(code: "inquiry.bad-key", message: "送信元の識別子（requestKey）の形式が正しくありません。\(RequestKey.rule)")
        case .noMaster:
            InquiryReason(
                code: "inquiry.no-master", message: "総合運用テスト用の配信マスターが適用されていません。システム管理者に配信マスターの取込みを依頼してください。")
        }
    }

    func rejection(row: Int) -> RowRejection {
        RowRejection(row: row, field: reason.parameters["field"] ?? "", code: reason.code, message: reason.message)
    }
}

extension InquiryRefusal: ProblemConvertible {
    var problem: Problem {
        Problem(status: status, code: reason.code, title: reason.message, detail: "内容を確認して、もう一度実施してください。")
    }

    private var status: Int {
        switch self {
        case .badField, .badKey, .noMaster, .takesNoPart: 422
        case .otherInquirer, .notPermitted: 403
        case .unknownNumber: 404
        case .noCode, .duplicate, .keyInUse: 409
        }
    }
}

extension LinkageRefusal {
    /// The refusal as told to whoever asked.
    func reason(_ purpose: InquiryPurpose) -> InquiryReason {
        var parameters = [
            "inquirer": purpose.inquirer.text, "provider": purpose.provider.text, "procedure": purpose.procedure.text,
            "item": purpose.item.text,
        ]
        parameters["inquirerDelegator"] = purpose.inquirerDelegator?.text
        parameters["providerDelegator"] = purpose.providerDelegator?.text
        return InquiryReason(code: code, message: message(purpose), parameters: parameters)
    }

    private var code: String {
        switch self {
        case .unknownInquirer: "inquiry.unknown-inquirer"
        case .wrongServer: "inquiry.wrong-server"
        case .unknownProvider: "inquiry.unknown-provider"
        case .unknownProcedure: "inquiry.unknown-procedure"
        case .unknownItem: "inquiry.unknown-item"
        case .noPermit: "inquiry.no-permit"
        case .noDelegation: "inquiry.no-delegation"
        case .ownItem: "inquiry.own-item"
        case .unknownCode: "inquiry.unknown-code"
        case .duplicate: "inquiry.duplicate-request"
        }
    }

    private func message(_ purpose: InquiryPurpose) -> String {
        switch self {
        case .unknownInquirer: "照会者機関コード\(purpose.inquirer)は、情報連携の対象ではありません。"
        case .wrongServer: "照会者機関コード\(purpose.inquirer)と、送信したサーバーの証明書が一致しません。"
        case .unknownProvider: "提供者機関コード\(purpose.provider)は、情報連携の対象ではありません。"
        case .unknownProcedure: "事務手続コード\(purpose.procedure)は、事務コード\(purpose.affair)の手続として配信マスターにありません。"
        case .unknownItem: "特定個人情報名コード\(purpose.item)は、配信マスターにありません。"
        case .noPermit: "事務手続\(purpose.procedure)で、機関\(purpose.provider)へ特定個人情報\(purpose.item)を照会することは許可されていません。"
        case .noDelegation: "指定された委任元の機関から、この事務の委任を受けていることが配信マスターで確認できません。"
        case .ownItem: "自機関への照会はできません。"
        case .unknownCode: "この方の符号が、照会者のものとして確認できません。符号取得の状況を確認してください。"
        case .duplicate: "同じ番号の照会が、異なる内容で既に送信されています。"
        }
    }
}

extension AnswerCode {
    /// Why nothing came; nil where something did.
    func reason(_ purpose: InquiryPurpose) -> InquiryReason? {
        let parameters = ["provider": purpose.provider.text, "item": purpose.item.text]
        func reason(_ code: String, _ message: String) -> InquiryReason {
            InquiryReason(code: "answer.\(code)", message: message, parameters: parameters)
        }
        return switch self {
        case .provided: nil
        case .noReplica: reason("no-replica", "提供者に、この方の該当する特定個人情報は登録されていません。")
        case .notYetPublished: reason("not-yet-published", "提供者の特定個人情報は、公開開始日前です。")
        case .publicationEnded: reason("publication-ended", "提供者の特定個人情報は、公開終了日を過ぎています。")
        case .outsideConditions: reason("outside-conditions", "指定された期間に該当する特定個人情報はありません。")
        case .unknownPerson: reason("unknown-person", "提供者は、この方の符号を取得していません（該当者なし）。")
        case .severalMatches: reason("several-matches", "提供者で複数の該当があり、特定できませんでした。提供者へ直接確認してください。")
        case .declined: reason("declined", "提供者の担当者が確認し、提供できる情報がないと回答しました。")
        }
    }
}
