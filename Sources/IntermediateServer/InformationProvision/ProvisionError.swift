import OrganisationProtocol
import WebServer

extension ProvisionStepRefusal {
    var reason: InquiryReason {
        switch self {
        case .unknown: InquiryReason(code: "provision.unknown", message: "指定された処理通番の情報提供はありません。")
        case .notHeld: InquiryReason(code: "provision.not-held", message: "この情報提供は、担当者の操作を待っていません。状況を確認してください。")
        case .nothingEntered:
            InquiryReason(code: "provision.nothing-entered", message: "提供内容が登録されていません。先に提供内容を登録してください。")
        case .samePerson:
            InquiryReason(
                code: "provision.same-person", message: "提供内容を登録した方とは別の担当者が、送信を許可してください。")
        case .mayNotBeSent:
            InquiryReason(
                code: "provision.may-not-be-sent", message: "照会者又は照会の許可を確認できないため、送信できません。ヘルプデスクへ連絡してください。")
        case .emptyContent:
            InquiryReason(
                code: "provision.empty-content", message: "提供内容が空です。提供する情報がない場合は、その旨を登録してください。")
        }
    }

    func rejection(row: Int) -> RowRejection {
        RowRejection(row: row, field: "processingNumber", code: reason.code, message: reason.message)
    }
}

extension ProvisionStepRefusal: ProblemConvertible {
    var problem: Problem {
        let status =
            switch self {
            case .unknown: 404
            case .emptyContent: 422
            case .samePerson, .mayNotBeSent: 403
            case .notHeld, .nothingEntered: 409
            }
        return Problem(status: status, code: reason.code, title: reason.message, detail: "状況を確認して、もう一度実施してください。")
    }
}
