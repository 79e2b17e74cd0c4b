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
    private let refuses: Bool
    private let callJukiNet: (@Sendable () async -> Void)?
    private let receipts = Mutex<[ProcessingNumber: Int]>([:])

    /// Knows these residents; `refuses` makes it turn every request down, as a registry that is not set up does.
    ///
    /// `callJukiNet` is what a registry in full service would do next. In the preparation phase there is none.
    public init(
        residents: Set<IndividualNumber>, refuses: Bool, callJukiNet: (@Sendable () async -> Void)? = nil
    ) {
        self.residents = residents
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
                return try .json(receipt, status: 202)
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
