import AuditLog
import CoreLink
import DisclosureRecords
import Foundation
import Identifiers
import NationalProtocol
import Tenancy

extension AuditEvent {
    static let disclosureRecorded = AuditEvent(
        "disclosure-record.written", "A 情報提供等記録 was opened or concluded (番号法23条1項).")
}

/// Keeps 情報提供等記録 in the server's chain of them, in the transaction of the step that they tell of.
struct DisclosureRecorder: LinkageRecorder {
    func record(_ fact: LinkageFact, by actor: String, at now: Date, in tx: TenantTransaction) throws {
        let entry = try DisclosureRecordService.append(DisclosureRecord(fact, by: actor), by: actor, at: now, in: tx)
        guard let entry else { return }
        // Who can rewrite the one log has the other to rewrite, too.
        try AuditLog.append(
            AuditEntry(
                event: .disclosureRecorded, organisation: tx.tenant.organisation.text,
                bureau: tx.tenant.bureau.rawValue, actor: actor,
                subject: [
                    "record \(entry.record)", entry.seal.description, fact.side.rawValue,
                    fact.processingNumber?.text ?? "-", fact.correlation, fact.ending?.way.text ?? "opened",
                ].joined(separator: " ")), at: now, in: tx.base)
    }
}

extension DisclosureRecord {
    /// The record of what one side knows at a step.
    init(_ fact: LinkageFact, by actor: String) {
        let purpose = fact.purpose
        self.init(
            side: fact.side == .inquirer ? .inquirer : .provider, correlation: fact.correlation,
            processingNumber: fact.processingNumber, inquirer: purpose.inquirer,
            inquirerDelegator: purpose.inquirerDelegator, provider: purpose.provider,
            providerDelegator: purpose.providerDelegator, affair: purpose.affair, procedure: purpose.procedure,
            item: purpose.item, atenaNumber: fact.atenaNumber, clerk: actor, requestedAt: fact.requestedAt,
            ending: fact.ending.map(DisclosureEnding.init),
            nonDisclosure: NonDisclosure(byInquirer: fact.isHiddenByInquirer, byProvider: fact.isHiddenByProvider),
            replicas: fact.replicas.map { ProvidedReplica(system: $0.system, recordIdentifier: $0.recordIdentifier) })
    }
}

extension DisclosureEnding {
    /// What the コアシステム said became of it.
    init(_ ending: LinkageFact.Ending) {
        switch ending.way {
        case .withdrawn: self = .withdrawn(at: ending.at)
        case .expired: self = .notProvided("expired", at: ending.at)
        case .answered(.provided): self = .provided(at: ending.at)
        case .answered(let code): self = .notProvided(code?.rawValue ?? "unknown", at: ending.at)
        case .refused(let refusal): self = .notProvided(refusal.rawValue, at: ending.at)
        }
    }
}

extension LinkageFact.Ending.Way {
    /// For the audit log.
    fileprivate var text: String {
        switch self {
        case .answered(let code): "answered \(code?.rawValue ?? "")"
        case .withdrawn: "withdrawn"
        case .expired: "expired"
        case .refused(let refusal): "refused \(refusal.rawValue)"
        }
    }
}
