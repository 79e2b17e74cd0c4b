public import Foundation
import MerkleTree
public import Storage

/// A log, or a year of it, as a file that proves itself: entries between a head line and a signed tree head.
///
/// Lines of JSON with their keys in order. The first says which log and where in it the entries begin, with the hashes of
/// what stands before; the last has the signed head and, where there is one, the witness's word. Whoever has the public key
/// can check it (`kakehashi audit verify`), with tools of their own as well: docs/operations/audit-log.md.
public enum AuditFile {
    static let format = "kakehashi-audit/1"

    /// The first line.
    struct Head: Codable, Sendable, Hashable {
        let first: Int64
        let format: String
        let hashes: [Data]
        let log: String
    }

    /// The last line.
    struct Tail: Codable, Sendable, Hashable {
        let cosignature: Cosignature?
        let head: TreeHead
        let signature: Data
    }

    /// Writes a log up to its newest signed head, or one year of it.
    ///
    /// - Parameters:
    ///   - log: which log.
    ///   - year: the 年度; nil for everything there is.
    ///   - store: where it is.
    ///   - sink: takes the bytes in order.
    /// - Returns: the number of entries; nil when there is no signed head, or no such year.
    /// - Throws: what the sink throws, or `StoreError`.
    public static func write(
        _ log: AuditLogName, year: Int? = nil, from store: any DataStore, into sink: (Data) throws -> Void
    ) async throws -> Int64? {
        guard let plan = try await store.read({ tx in try plan(log, year, in: tx) }) else { return nil }
        try sink(
            line(
                Head(
                    first: plan.opening.size, format: format, hashes: plan.opening.hashes.map { Data($0) },
                    log: log.text)))
        var rest = plan.tail.head.treeSize - plan.opening.size
        var from = plan.sequence
        while rest > 0 {
            let (next, limit) = (from, Int(min(rest, 1_000)))
            let records = try await store.read { tx in
                try AuditLog.records(of: log, from: next, limit: limit, in: tx)
            }
            guard let last = records.last else { throw StoreError.engine("records of \(log) are missing") }
            try sink(Data(records.flatMap { $0.line + [UInt8(ascii: "\n")] }))
            rest -= Int64(records.count)
            from = last.sequence + 1
        }
        try sink(line(plan.tail))
        return plan.tail.head.treeSize - plan.opening.size
    }

    private struct Plan: Sendable {
        let opening: CompactRange
        let tail: Tail
        /// Where the entries begin among all records.
        let sequence: Int64
    }

    private static func plan(_ log: AuditLogName, _ year: Int?, in tx: any StoreTransaction) throws -> Plan? {
        guard let newest = try AuditHeads.newest(of: log, in: tx) else { return nil }
        let kept = try AuditHeads.newestWitnessed(of: log, in: tx) ?? newest
        guard let year else {
            return Plan(
                opening: CompactRange(),
                tail: Tail(cosignature: kept.cosignature, head: kept.signed.head, signature: kept.signed.signature),
                sequence: 0)
        }
        guard let segment = try AuditSegment.all(of: log, in: tx).first(where: { $0.year == year }),
            let first = try sequence(of: segment.firstPlace, log, in: tx)
        else { return nil }
        // An open year ends at the newest head.
        let seal = segment.seal ?? (kept.signed.head.treeSize > segment.firstPlace ? kept.signed : newest.signed)
        return Plan(
            opening: segment.opening,
            tail: Tail(
                cosignature: seal == kept.signed ? kept.cosignature : nil, head: seal.head, signature: seal.signature),
            sequence: first)
    }

    private static func sequence(of place: Int64, _ log: AuditLogName, in tx: any StoreTransaction) throws -> Int64? {
        let tile = try tx.row(
            "SELECT first_sequence FROM audit_tiles WHERE organisation = $1 AND bureau = $2 AND tile = $3",
            log.values + [.integer(place / AuditTrees.tileWidth)])
        guard let first = try tile?.integer("first_sequence") else { return nil }
        let within = Int(place % AuditTrees.tileWidth)
        let records = try AuditLog.records(of: log, from: first, limit: within + 1, in: tx)
        return records.count > within ? records[within].sequence : nil
    }

    static func line(_ document: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document) + Data("\n".utf8)
    }
}
