import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import SortedJSON

/// One 照会 as it stands: the state of `InquiryMachine`.
struct Inquiry: Sendable, Hashable {
    /// 受付済 → 照会中 → 結果あり, or one of the other ends.
    enum State: String, Sendable, CaseIterable {
        case accepted
        case asked
        case answered
        case refused
        case withdrawn
        case expired

        /// The state on screens and in answers.
        var title: String {
            switch self {
            case .accepted: "受付済（送信待ち）"
            case .asked: "照会中（提供待ち）"
            case .answered: "結果あり"
            case .refused: "照会不可"
            case .withdrawn: "取りやめ済"
            case .expired: "期限切れ（回答なし）"
            }
        }

        /// Whether nothing more happens.
        var isOver: Bool {
            switch self {
            case .accepted, .asked: false
            case .answered, .refused, .withdrawn, .expired: true
            }
        }
    }

    /// How far taking it back is.
    enum Withdrawal: String, Sendable, CaseIterable {
        case notRequested
        case requested
        case withdrawn
        /// It had ended before.
        case tooLate

        var title: String {
            switch self {
            case .notRequested: "取りやめの依頼はありません"
            case .requested: "取りやめ依頼中"
            case .withdrawn: "取りやめ済"
            case .tooLate: "取りやめ不可（先に終了）"
            }
        }
    }

    /// What the answer came in: sealed, and by whom.
    struct Sealed: Sendable, Hashable, SortedJSONDocument {
        let content: SealedContent
        /// The provider's content key, X9.63, base64.
        let writer: String
    }

    /// 受付番号: the correlation id of all parties.
    let receptionNumber: String
    /// Whose it is: a system's id, or empty for a clerk's.
    let system: String
    /// Who registered it, as the audit log names them.
    let actor: String
    let entry: InquiryEntry
    let acceptedAt: Date
    var state: State
    var withdrawal = Withdrawal.notRequested
    var processingNumber: ProcessingNumber?
    var refusal: LinkageRefusal?
    var answerBy: Date?
    var answerCode: AnswerCode?
    var isHiddenByProvider = false
    var sealed: Sealed?
    var endedAt: Date?
    /// Attempts at the present step that failed, and when it is tried again.
    var attempts = 0
    var nextAttemptAt: Date?

    /// Who asks whom for what and why.
    var purpose: InquiryPurpose { entry.purpose }
}

extension InquiryEntry {
    /// What the permit table judges.
    var purpose: InquiryPurpose {
        InquiryPurpose(
            inquirer: inquirerCode, inquirerDelegator: inquirerDelegatorCode, provider: providerCode,
            providerDelegator: providerDelegatorCode, affair: affairCode, procedure: procedureCode, item: itemCode)
    }

    var conditions: InquiryConditions {
        InquiryConditions(kind: conditionKind, fiscalYearKind: fiscalYearKind, from: from, until: until)
    }
}

extension Inquiry.Sealed {
    func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add(key: "content")
        content.write(to: &writer)
        writer.add("writer", self.writer)
        writer.endObject()
    }

    init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        try reader.expect(key: "content")
        content = try SealedContent(from: &reader)
        writer = try reader.text("writer")
        try reader.endObject()
    }
}
