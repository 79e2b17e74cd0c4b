import AccessControl
public import AuditLog
import HTTPTypes
public import Identifiers
import OrganisationProtocol
import Synchronization
public import WebServer

extension AuditEvent {
    public static let codeRequestAccepted = AuditEvent(
        "code-request.accepted", "The 住基システム stand-in accepted a 符号取得, or refused.")
}

/// 住基システム (S5), a stand-in: accepts a 符号取得 and, in the preparation phase, passes it on to nobody (§3.5).
public final class ResidentRegistry: Sendable {
    private let residents: Set<IndividualNumber>
    /// Made up for tests: 住民票コード, told to whoever asks for their residents.
    private let codes: [IndividualNumber: String]
    private let refuses: Bool
    private let callJukiNet: (@Sendable () async -> Void)?
    private let receipts = Mutex<[ProcessingNumber: Int]>([:])

    /// Knows these residents; `refuses` makes it turn every request down, as a registry that is not set up does.
    ///
    /// With `codes` it says more than it is asked: whoever calls it must keep none of them, and a test looks for them.
    /// `callJukiNet` is what a registry in full service would do next. In the preparation phase there is none.
    public init(
        residents: Set<IndividualNumber>, refuses: Bool, codes: [IndividualNumber: String] = [:],
        callJukiNet: (@Sendable () async -> Void)? = nil
    ) {
        self.residents = residents
        self.codes = codes
        self.refuses = refuses
        self.callJukiNet = callJukiNet
    }

    /// Accept.
    public var routes: [Route] {
        [
            .machine(
                .post, "\(OrganisationPaths.codeRequests)", .requires(.acceptCodeRequests), .codeRequestAccepted
            ) { request in
                let asked = try request.json(RegistryCodeRequest.self)
                let receipt = try self.accept(asked)
                await self.callJukiNet?()
                return try .json(
                    ToldReceipt(receipt: receipt, residentCode: self.codes[asked.individualNumber]), status: 202)
            }
        ]
    }

    private func accept(_ asked: RegistryCodeRequest) throws(Problem) -> RegistryReceipt {
        guard !refuses else {
            throw Problem(
                status: 403, code: "registry.refuses", title: "符号取得の受付が停止されています。", detail: "住基システムの受付設定を確認してください。")
        }
        guard residents.contains(asked.individualNumber) else {
            throw Problem(
                status: 404, code: "registry.unknown-resident", title: "該当する住民が登録されていません。", detail: "テスト用の住民を登録してください。")
        }
        let number = receipts.withLock { receipts in
            let number = receipts[asked.processingNumber] ?? receipts.count + 1
            receipts[asked.processingNumber] = number
            return number
        }
        return RegistryReceipt(receiptNumber: "R\(number)", status: "受付 (住基ネット未連携)")
    }
}

/// A receipt, with what does not belong there.
private struct ToldReceipt: Encodable {
    let receipt: RegistryReceipt
    let residentCode: String?

    private enum CodingKeys: String, CodingKey {
        case residentCode
    }

    func encode(to encoder: any Encoder) throws {
        try receipt.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(residentCode, forKey: .residentCode)
    }
}
