import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar

/// One 符号取得 as it stands: the state of `CodeAcquisitionMachine`.
///
/// The 個人番号 is no part of it.
struct CodeAcquisition: Sendable, Hashable {
    /// 未要求 → 通番払出済 → 住基応答待ち → 符号受領済 → 利用可能; the preparation phase ends at the third (§3.5).
    enum State: String, Sendable, CaseIterable {
        case requested
        case numberIssued
        case awaitingRegistry
        case codeReceived
        case usable
        case failed
        case cancelled
        case removed

        /// The state on screens and in answers.
        var title: String {
            switch self {
            case .requested: "処理通番要求中"
            case .numberIssued: "処理通番払出済・住基未送信"
            case .awaitingRegistry: "住基応答待ち"
            case .codeReceived: "符号受領済"
            case .usable: "利用可能"
            case .failed: "失敗"
            case .cancelled: "取消"
            case .removed: "削除"
            }
        }
    }

    let atenaNumber: AtenaNumber
    /// Makes asking for the processing number again the same request.
    let requestIdentifier: String
    let delivery: CodeDelivery
    var state: State
    var processingNumber: ProcessingNumber?
    var registryReceipt: String?
    var linkageCode: LinkageCode?
    /// Attempts at the present step that failed.
    var attempts = 0
    /// When it goes on by itself; nil: at once, or not by itself.
    var nextAttemptAt: Date?
    var failure: CodeAcquisitionFailure?

    /// As told to whoever asked.
    var status: CodeAcquisitionStatus {
        CodeAcquisitionStatus(
            atenaNumber: atenaNumber, state: state.rawValue, title: state.title, processingNumber: processingNumber,
            registryReceipt: registryReceipt, nextAttemptAt: nextAttemptAt.map(JapanTime.text), failure: failure)
    }
}
