import MerkleTree
public import Storage

/// What walking the whole chain found.
public enum AuditVerification: Sendable, Hashable {
    /// Every record follows from the one before it; how many there are.
    case intact(records: Int64)
    /// The first record that does not follow.
    case broken(sequence: Int64, reason: String)
}

extension AuditLog {
    /// Walks the chain from its first record and recomputes every hash, and with it the trees and every head that is kept.
    /// - Throws: `StoreError` when the log cannot be read.
    public static func verify(_ store: any DataStore) async throws -> AuditVerification {
        var previous = AuditChain.genesis
        let origin = try await store.read { tx in try AuditJournal.origin(in: tx) }
        var last = origin
        var trees = RecomputedTrees(try await store.read { tx in try AuditHeads.roots(in: tx) })
        while true {
            let after = last
            let page = try await store.read { tx in try records(after: after, limit: 1_000, in: tx) }
            guard !page.isEmpty else {
                guard let log = trees.unreached else { return .intact(records: last - origin) }
                return .broken(sequence: last + 1, reason: "the log \(log) has fewer records than were signed")
            }
            for record in page {
                guard record.sequence == last + 1 else {
                    return .broken(sequence: last + 1, reason: "a record is missing")
                }
                let hash = AuditChain.hash(of: record, previous: previous)
                guard hash == record.hash else {
                    return .broken(sequence: record.sequence, reason: "the record does not match its hash")
                }
                guard trees.add(record) else {
                    return .broken(sequence: record.sequence, reason: "the tree differs from the one that was signed")
                }
                previous = hash
                last = record.sequence
            }
        }
    }
}

/// The trees made anew from the records, held against the roots that are kept.
private struct RecomputedTrees {
    private var expected: [AuditLogName: [Int64: [UInt8]]]
    private var trees: [AuditLogName: CompactRange] = [:]

    init(_ expected: [AuditLogName: [Int64: [UInt8]]]) {
        self.expected = expected
    }

    /// False when a kept root is another.
    mutating func add(_ record: AuditRecord) -> Bool {
        let log = record.log
        trees[log, default: CompactRange()].append(record.leaf)
        guard let tree = trees[log], let root = expected[log]?.removeValue(forKey: tree.size) else { return true }
        return root == tree.root
    }

    /// A log that has fewer records than a kept root is over.
    var unreached: AuditLogName? { expected.first { !$0.value.isEmpty }?.key }
}
