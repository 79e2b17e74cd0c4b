public import Foundation
import Storage
public import Tenancy

/// Writing and reading 情報提供等記録, in the transactions of those who need them.
public enum DisclosureRecordService {
    /// Writes what is known now of a 照会, in the transaction of what it tells of.
    ///
    /// Once when it begins, without an ending, and once when it ends; what stands already is not written again.
    /// - Parameters:
    ///   - record: all that this side knows now.
    ///   - actor: who does it, as the audit log names them.
    ///   - now: the instant of the step.
    ///   - tx: the transaction of the step.
    /// - Returns: the entry that was written, whose seal belongs into the audit log; nil when all of it stood already.
    /// - Throws: `DisclosureRecordError` when it contradicts what stands; `StoreError`.
    @discardableResult
    public static func append(
        _ record: DisclosureRecord, by actor: String, at now: Date, in tx: TenantTransaction
    ) throws -> DisclosureEntry? {
        let known = try DisclosureRecordStore(tx: tx).record(record.key)
        guard let step = try DisclosureRecordRules.step(from: known?.record, to: record) else { return nil }
        return try write(step.record, step.kind, after: known, by: actor, at: now, in: tx)
    }

    /// What a record says now; nil for none.
    /// - Throws: `StoreError`.
    static func record(
        _ key: DisclosureRecordKey, in tx: TenantTransaction
    ) throws -> StandingDisclosureRecord? {
        try DisclosureRecordStore(tx: tx).record(key)
    }

    /// All that was ever said of a record, oldest first.
    /// - Throws: `StoreError`.
    static func history(of number: Int64, in tx: TenantTransaction) throws -> [DisclosureEntry] {
        try DisclosureChainStore(tx: tx).entries(of: number)
    }

    /// The records by which a 副本 was given, the latest first.
    /// - Throws: `StoreError`.
    static func records(
        giving replica: ProvidedReplica, in tx: TenantTransaction
    ) throws -> [StandingDisclosureRecord] {
        try DisclosureRecordStore(tx: tx).records(giving: replica)
    }

    /// Writes an entry and what the record says from now on.
    @discardableResult
    static func write(
        _ record: DisclosureRecord, _ kind: DisclosureEntry.Kind, after known: StandingDisclosureRecord?,
        by actor: String, approvedBy: String = "", reason: String = "", at now: Date, in tx: TenantTransaction
    ) throws -> DisclosureEntry {
        let entry = try DisclosureChainStore(tx: tx).add(
            .init(
                kind: kind, record: known?.number ?? 0, refersTo: known?.entry ?? 0, writtenBy: actor,
                approvedBy: approvedBy, reason: reason, document: DisclosureDocument.text(record)), at: now)
        try DisclosureRecordStore(tx: tx).keep(record, insteadOf: known?.record, by: entry)
        return entry
    }
}
