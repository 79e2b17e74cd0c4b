import AccessControl
public import AuditLog
import HTTPTypes
import Identifiers
import NationalProtocol
import Storage
public import WebServer

extension AuditEvent {
    public static let coreJudgementsKept = AuditEvent(
        "core-judgement.kept", "A side of 照会 told the コアシステム stand-in its later judgement of 不開示.")
}

extension CoreSystem {
    /// 不開示 as a side judges it after the inquiry: only its own judgement is changed.
    public var judgementRoutes: [Route] {
        [
            .machine(.post, NonDisclosurePaths.notices, .requires(.linkServers), .coreJudgementsKept) { request in
                let sent = try request.json(NonDisclosureNotices.self)
                let own = rules.holder(ofServer: request.serverName)
                let exchange = request.exchange
                let kept = try await store.write { tx in
                    let kept = try sent.notices.count { try Self.keep($0, by: own, in: tx) }
                    try exchange.record(subject: "judgements=\(kept)", in: tx)
                    return kept
                }
                return try .json(NonDisclosureReceipt(kept: kept))
            }
        ]
    }

    private static func keep(
        _ notice: NonDisclosureNotice, by own: HolderCode?, in tx: any StoreTransaction
    ) throws -> Bool {
        guard let inquiry = try CoreInquiryStore(tx: tx).inquiry(notice.processingNumber), let own else {
            return false
        }
        let column: String
        switch own {
        case inquiry.purpose.inquirer: column = "inquirer_hides"
        case inquiry.purpose.provider: column = "provider_hides"
        default: return false
        }
        try tx.run(
            "UPDATE core_inquiries SET \(column) = $2 WHERE processing_number = $1",
            [.text(notice.processingNumber.text), .integer(notice.isNotDisclosed ? 1 : 0)])
        return true
    }
}
