import CoreLink
import Foundation
import Identifiers
import NationalProtocol

/// One 情報提供 as it stands: the state of `ProvisionMachine`.
struct Provision: Sendable, Hashable {
    /// 受信 → 送信待ち → 提供済, by itself or through a person's hands.
    enum State: String, Sendable, CaseIterable {
        case received
        case held
        case entered
        case answering
        case answered
        case withdrawn
        case expired

        /// The state on screens and in answers.
        var title: String {
            switch self {
            case .received: "受信済"
            case .held: "提供保留（内容の登録待ち）"
            case .entered: "提供保留（送信の許可待ち）"
            case .answering: "送信待ち"
            case .answered: "回答済"
            case .withdrawn: "照会者が取りやめ"
            case .expired: "期限切れ（回答せず）"
            }
        }

        /// Whether nothing more happens.
        var isOver: Bool {
            switch self {
            case .received, .held, .entered, .answering: false
            case .answered, .withdrawn, .expired: true
            }
        }
    }

    /// What is, or will be, answered.
    struct Answer: Sendable, Hashable {
        let code: AnswerCode
        /// Content under the platform's own key; nil when nothing is provided.
        let content: String?
        let replicas: [LinkageFact.Replica]
        let isNotDisclosed: Bool
    }

    let request: ProvisionRequest
    let receivedAt: Date
    /// The inquirer's content key, X9.63, base64; nil when it is not to be believed.
    let readerKey: String?
    var atenaNumber: AtenaNumber?
    var state: State
    var hold: HoldReason?
    var answer: Answer?
    /// Who entered the content, and who permitted its sending; nil for what is answered by itself.
    var enteredBy: String?
    var releasedBy: String?
    var endedAt: Date?
    var attempts = 0
    var nextAttemptAt: Date?
    /// Raised by each step, so that none overwrites another.
    var version: Int64 = 0

    var number: ProcessingNumber { request.processingNumber }
    var purpose: InquiryPurpose { request.purpose }
}
