public import Foundation
import ServiceCalendar
import Storage
public import Tenancy

/// Empties what has been kept for as long as it must be.
public enum DisclosureRetention {
    /// How many records one transaction empties, so that others get their turn.
    private static let step = 500

    /// What a purge says in the chain.
    struct Purge: Codable, Hashable {
        /// Records whose last entry was written before this day were emptied.
        let before: CalendarDay
        let records: Int
    }

    /// Whether there is anything to empty; cheap.
    /// - Throws: `StoreError`.
    public static func isDue(at now: Date, in tx: TenantTransaction) throws -> Bool {
        let limit = DisclosureRecordRules.limit(on: CalendarDay(now)).instant(hour: 0)
        return try !DisclosureRecordStore(tx: tx).numbers(lastWrittenBefore: limit, limit: 1).isEmpty
    }

    /// Empties what is over seven years old by an instant, and says in the chain that it did.
    ///
    /// - Returns: how many records were emptied; when as many as `step`, there may be more.
    /// - Throws: `StoreError`.
    public static func purge(at now: Date, in tx: TenantTransaction) throws -> Int {
        let limit = DisclosureRecordRules.limit(on: CalendarDay(now))
        let store = DisclosureRecordStore(tx: tx)
        let chain = DisclosureChainStore(tx: tx)
        let numbers = try store.numbers(lastWrittenBefore: limit.instant(hour: 0), limit: step)
        guard !numbers.isEmpty else { return 0 }
        for number in numbers {
            try chain.empty(number)
            try store.remove(number)
        }
        let document = try JSONEncoder().encode(Purge(before: limit, records: numbers.count))
        _ = try chain.add(
            .init(
                kind: .purged, writtenBy: "system:intermediate-server",
                document: String(decoding: document, as: UTF8.self)), at: now)
        return numbers.count
    }
}
