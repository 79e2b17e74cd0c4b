import AuditLog
import Foundation
import ServiceCalendar
import Storage
public import Tenancy

/// What walking a server's chain found.
public enum DisclosureVerification: Sendable, Hashable {
    /// Every entry follows from the one before it, and every record says what its latest entry says.
    case intact(entries: Int64, records: Int)
    /// The first entry that does not follow, or a record that says something else.
    case broken(entry: Int64, reason: String)
}

extension DisclosureRecordService {
    /// Walks the chain from its first entry, recomputes every hash, and compares the records with it.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - seals: what the audit log says of entries, from before the walk; empty where only the chain is looked at.
    /// - Returns: whether all of it holds, or the first entry that does not.
    /// - Throws: `StoreError`.
    public static func verify(
        _ store: TenantStore, against seals: [DisclosureSeal] = []
    ) async throws -> DisclosureVerification {
        var walk = ChainWalk(seals: Dictionary(seals.map { ($0.entry, $0) }) { first, _ in first })
        while walk.fault == nil {
            let after = walk.last
            let page = try await store.read { tx in
                try DisclosureChainStore(tx: tx).entries(after: after, limit: 1_000)
            }
            guard !page.isEmpty else { break }
            for entry in page { walk.step(entry) }
        }
        walk.end()
        if let fault = walk.fault { return .broken(entry: fault.entry, reason: fault.reason) }
        if let early = walk.emptiedTooEarly { return .broken(entry: early, reason: "emptied before seven years") }
        if let wrong = try await contradiction(to: walk, in: store) {
            return .broken(entry: wrong, reason: "the record does not say what its latest entry says")
        }
        return .intact(entries: walk.last, records: walk.latest.count)
    }

    /// A record that says something else than its latest entry; what was written since the walk is left out.
    private static func contradiction(to walk: ChainWalk, in store: TenantStore) async throws -> Int64? {
        var missing = Set(walk.latest.keys)
        var last: Int64 = 0
        while true {
            let after = last
            let page = try await store.read { tx in
                try tx.rows(
                    """
                    SELECT record_number, entry_number, document FROM disclosure_records
                    WHERE tenant_id = $1 AND record_number > $2 ORDER BY record_number LIMIT 1000
                    """, [.integer(after)])
            }
            guard !page.isEmpty else { break }
            for row in page {
                last = try row.integer("record_number")
                missing.remove(last)
                guard try row.integer("entry_number") <= walk.last else { continue }
                guard let entry = walk.latest[last], entry.number == (try row.integer("entry_number")),
                    entry.digest == DisclosureDocument.digest(try row.text("document"))
                else { return last }
            }
        }
        // A record may have been purged since.
        for number in missing.sorted() {
            let entries = try await store.read { tx in try DisclosureChainStore(tx: tx).entries(of: number) }
            if entries.contains(where: { $0.document != nil }) { return number }
        }
        return nil
    }
}

/// One walk over a chain.
private struct ChainWalk {
    private let seals: [Int64: DisclosureSeal]
    private var previous = AuditChain.genesis
    private(set) var last: Int64 = 0
    private(set) var fault: (entry: Int64, reason: String)?
    /// The latest entry of each record that still says something.
    private(set) var latest: [Int64: (number: Int64, digest: [UInt8])] = [:]
    private var emptied: [Int64: Date] = [:]
    private var firstEmptied: [Int64: Int64] = [:]

    init(seals: [Int64: DisclosureSeal]) {
        self.seals = seals
    }

    /// What the audit log knows of must not be missing at the end.
    mutating func end() {
        guard fault == nil, let newest = seals.keys.max(), newest > last else { return }
        fault = (last + 1, "an entry of the audit log is missing")
    }

    mutating func step(_ entry: DisclosureEntry) {
        guard fault == nil else { return }
        guard entry.number == last + 1 else {
            fault = (last + 1, "an entry is missing")
            return
        }
        guard entry.hash == entry.hash(after: previous),
            entry.document.map(DisclosureDocument.digest) ?? entry.digest == entry.digest
        else {
            fault = (entry.number, "the entry does not match its hash")
            return
        }
        guard seals[entry.number].map({ $0 == entry.seal }) ?? true else {
            fault = (entry.number, "the entry does not match the audit log")
            return
        }
        previous = entry.hash
        last = entry.number
        note(entry)
    }

    private mutating func note(_ entry: DisclosureEntry) {
        if entry.kind == .purged {
            excuse(entry)
        } else if entry.document == nil {
            emptied[entry.record] = entry.writtenAt
            firstEmptied[entry.record] = firstEmptied[entry.record] ?? entry.number
        } else {
            latest[entry.record] = (entry.number, entry.digest)
        }
    }

    /// A purge accounts for the records that were old enough when it was made.
    private mutating func excuse(_ entry: DisclosureEntry) {
        guard let text = entry.document,
            let purge = try? JSONDecoder().decode(DisclosureRetention.Purge.self, from: Data(text.utf8)),
            purge.before <= DisclosureRecordRules.limit(on: CalendarDay(entry.writtenAt))
        else { return }
        let limit = purge.before.instant(hour: 0)
        for (record, writtenAt) in emptied where writtenAt < limit {
            emptied[record] = nil
        }
    }

    /// The first entry that was emptied without a purge that accounts for it.
    var emptiedTooEarly: Int64? { emptied.keys.compactMap { firstEmptied[$0] }.min() }
}
