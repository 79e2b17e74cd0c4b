import Foundation
public import Identifiers
public import OrganisationProtocol

/// One 符号取得 as it stands: the state of `CodeAcquisitionMachine`.
///
/// The 個人番号 is no part of it.
public struct CodeAcquisition: Sendable, Hashable {
    /// 未要求 → 通番払出済 → 住基応答待ち; the preparation phase ends there (§3.5).
    public enum State: String, Sendable, CaseIterable {
        case requested
        case numberIssued
        case awaitingRegistry

        /// The state on screens and in answers.
        public var title: String {
            switch self {
            case .requested: "処理通番要求中"
            case .numberIssued: "処理通番払出済・住基未送信"
            case .awaitingRegistry: "住基応答待ち"
            }
        }
    }

    public let atenaNumber: AtenaNumber
    /// Makes asking for the processing number again the same request.
    public let requestIdentifier: String
    public internal(set) var state: State
    public internal(set) var processingNumber: ProcessingNumber?
    public internal(set) var registryReceipt: String?

    /// As told to whoever asked.
    public var status: CodeAcquisitionStatus {
        CodeAcquisitionStatus(
            atenaNumber: atenaNumber, state: state.rawValue, title: state.title, processingNumber: processingNumber,
            registryReceipt: registryReceipt)
    }
}
