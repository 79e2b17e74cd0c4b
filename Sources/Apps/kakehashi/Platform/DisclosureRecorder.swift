import AuditLog
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import Tenancy

extension AuditEvent {
    static let disclosureRecorded = AuditEvent(
        "disclosure-record.written", "A 情報提供等記録 was opened or concluded (番号法23条1項).")
}

/// Keeps 情報提供等記録 in the hash-chained log, in the transaction of the step that they tell of.
struct DisclosureRecorder: LinkageRecorder {
    func record(_ fact: LinkageFact, by actor: String, at now: Date, in tx: TenantTransaction) throws {
        let purpose = fact.purpose
        let ending = fact.ending.map { [$0.end.rawValue, $0.answerCode?.rawValue ?? ""] } ?? ["opened", ""]
        try AuditLog.append(
            AuditEntry(
                event: .disclosureRecorded, organisation: tx.tenant.organisation.text,
                bureau: tx.tenant.bureau.rawValue, actor: actor,
                subject: ([
                    fact.side.rawValue, fact.processingNumber.text, fact.correlation, purpose.inquirer.text,
                    purpose.provider.text, purpose.affair.text, purpose.procedure.text, purpose.item.text,
                ] + ending).joined(separator: " ")), at: now, in: tx.base)
    }
}
