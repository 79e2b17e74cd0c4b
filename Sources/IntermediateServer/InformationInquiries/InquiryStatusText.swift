import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar

extension Inquiry {
    /// As told to whoever asked.
    var status: InquiryStatus {
        InquiryStatus(
            receptionNumber: receptionNumber, state: state.rawValue, title: state.title,
            processingNumber: processingNumber, reason: reason, acceptedAt: JapanTime.text(acceptedAt),
            answerBy: answerBy.map(JapanTime.text), endedAt: endedAt.map(JapanTime.text))
    }

    /// Why nothing came.
    var reason: InquiryReason? {
        switch state {
        case .accepted, .asked: nil
        case .answered where answerCode == .provided && sealed == nil:
            InquiryReason(
                code: "answer.unreadable", message: "回答を復号できませんでした（提供者のものと確認できません）。ヘルプデスクへ連絡してください。",
                parameters: ["provider": purpose.provider.text])
        case .answered: answerCode.flatMap { $0.reason(purpose) }
        case .refused: refusal.map { $0.reason(purpose) }
        case .withdrawn: InquiryReason(code: "inquiry.withdrawn", message: "照会を取りやめました。")
        case .expired:
            InquiryReason(
                code: "inquiry.expired", message: "回答期限までに提供者から回答がありませんでした。提供者へ確認し、必要な場合は再度照会してください。",
                parameters: ["provider": purpose.provider.text])
        }
    }

    var withdrawalState: InquiryWithdrawalStates.State {
        .init(receptionNumber: receptionNumber, withdrawal: withdrawal.rawValue, title: withdrawal.title)
    }
}

extension InquiryStatus {
    /// For a number that is not one of the caller's.
    static func unknown(_ receptionNumber: String) -> InquiryStatus {
        InquiryStatus(
            receptionNumber: receptionNumber, state: "unknown", title: "該当なし",
            reason: InquiryReason(code: "inquiry.unknown", message: "指定された受付番号の照会はありません。"))
    }
}
