import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar

extension HoldReason {
    /// Why it waits, for staff.
    var reason: InquiryReason {
        switch self {
        case .automaticAnswerBarred:
            InquiryReason(code: "hold.automatic-answer-barred", message: "自動応答不可フラグが設定されています。")
        case .linkInDoubt: InquiryReason(code: "hold.link-in-doubt", message: "副本に紐付け誤りの疑いがあります。")
        case .nothingPublished: InquiryReason(code: "hold.nothing-published", message: "公開中の副本がありません。")
        case .untrustedInquirer:
            InquiryReason(code: "hold.untrusted-inquirer", message: "照会者の鍵を確認できません。送信できません。")
        case .notPermitted:
            InquiryReason(code: "hold.not-permitted", message: "適用中の配信マスターで許可を確認できません。送信できません。")
        }
    }
}

extension AnswerCode {
    /// As the provider's own staff reads it.
    var title: String {
        switch self {
        case .provided: "提供"
        case .noReplica: "副本なし"
        case .notYetPublished: "公開開始日前"
        case .publicationEnded: "公開終了日後"
        case .outsideConditions: "期間に該当なし"
        case .unknownPerson: "該当者なし（符号未取得）"
        case .severalMatches: "複数該当"
        case .declined: "提供する情報なし"
        }
    }
}

extension Provision {
    /// As told to whoever asked.
    var status: ProvisionStatus {
        ProvisionStatus(
            processingNumber: number, correlation: request.correlation, state: state.rawValue, title: state.title,
            reason: reason, receivedAt: JapanTime.text(receivedAt), answerBy: request.answerBy,
            endedAt: endedAt.map(JapanTime.text))
    }

    private var reason: InquiryReason? {
        switch state {
        case .held, .entered: hold?.reason
        case .answering, .answered:
            answer.flatMap { answer in
                answer.code == .provided
                    ? nil : InquiryReason(code: "answer.\(answer.code.rawValue)", message: answer.code.title)
            }
        case .received, .withdrawn, .expired: nil
        }
    }

    /// As the provider sees the inquiry.
    var inquiry: ProvisionRequests.Request {
        ProvisionRequests.Request(
            status: status, atenaNumber: atenaNumber, inquirerCode: purpose.inquirer,
            inquirerDelegatorCode: purpose.inquirerDelegator, providerDelegatorCode: purpose.providerDelegator,
            affairCode: purpose.affair, procedureCode: purpose.procedure, itemCode: purpose.item,
            conditionKind: request.conditions.kind, fiscalYearKind: request.conditions.fiscalYearKind,
            from: request.conditions.from, until: request.conditions.until)
    }
}

extension ProvisionStatus {
    /// For a number that is not here.
    static func unknown(_ number: ProcessingNumber) -> ProvisionStatus {
        ProvisionStatus(
            processingNumber: number, state: "unknown", title: "該当なし", reason: ProvisionStepRefusal.unknown.reason)
    }
}
