import MerkleTree
public import Storage

/// What keeps the trees from growing: a record that does not follow from the one before it.
public struct BrokenChain: Error, Sendable, Hashable, CustomStringConvertible {
    /// The first record that does not follow.
    public let sequence: Int64
    public var description: String { "audit record \(sequence) does not follow from the one before it" }
}

/// The Merkle trees over the records (RFC 9162): one for each log, grown behind the records in their order.
///
/// A record is written with its hash in the chain alone, in the transaction of what it tells of. The trees follow within
/// seconds, many records at a time; a record whose chain does not hold never gets into a tree.
public enum AuditTrees {
    /// The levels of the nodes that are stored, and how many leaves a tile has, as a power of two.
    static let tileHeight = 8
    static let tileWidth = Int64(1) << Int64(tileHeight)

    /// Takes the next records into their trees; answers how many, 0 when none is left.
    /// - Throws: `BrokenChain` or `StoreError`.
    public static func integrate(limit: Int = 2_000, in tx: any StoreTransaction) throws -> Int {
        guard let growth = try TreeGrowth.next(limit: limit, in: tx), try growth.keep(in: tx) else { return 0 }
        return growth.count
    }

    /// Takes all records there are into their trees, some thousand at once.
    ///
    /// Records are read and hashed beside those who write, which the hashing would keep waiting; what has come of it is
    /// kept in one short transaction, unless somebody else has gone on from the same record meanwhile.
    /// - Throws: `BrokenChain` or `StoreError`.
    public static func integrateAll(_ store: any DataStore, limit: Int = 2_000) async throws {
        while let growth = try await store.read({ tx in try TreeGrowth.next(limit: limit, in: tx) }) {
            try await store.write { tx in try growth.keep(in: tx) }
        }
    }

    /// Every log that has a tree.
    /// - Throws: `StoreError`.
    public static func logs(in tx: any StoreTransaction) throws -> [AuditLogName] {
        try tx.rows("SELECT organisation, bureau FROM audit_trees ORDER BY organisation, bureau", []).map {
            AuditLogName(organisation: try $0.text("organisation"), bureau: try $0.text("bureau"))
        }
    }
}

/// What the next records make of the trees: computed from what never changes, so that it may be kept in a later transaction.
struct TreeGrowth: Sendable {
    /// The record from which the trees go on.
    private let after: Int64
    private let last: AuditRecord
    private let trees: [GrowingTree]
    /// How many records there are in it.
    let count: Int

    /// The growth by the next records; nil when none is left.
    /// - Throws: `BrokenChain` or `StoreError`.
    static func next(limit: Int, in tx: any StoreTransaction) throws -> TreeGrowth? {
        let cursor = try tx.row("SELECT sequence, hash FROM audit_integration WHERE one = 1", [])
        let after = try cursor?.integer("sequence") ?? 0
        var previous = try cursor?.bytes("hash") ?? AuditChain.genesis
        let records = try AuditLog.records(after: after, limit: limit, in: tx)
        guard let last = records.last else { return nil }
        var growing: [AuditLogName: GrowingTree] = [:]
        for (place, record) in records.enumerated() {
            guard record.sequence == after + 1 + Int64(place),
                record.hash == AuditChain.hash(of: record, previous: previous)
            else { throw BrokenChain(sequence: after + 1 + Int64(place)) }
            previous = record.hash
            let log = record.log
            var tree = try growing.removeValue(forKey: log) ?? GrowingTree.open(log, in: tx)
            tree.append(record)
            growing[log] = tree
        }
        return TreeGrowth(
            after: after, last: last, trees: growing.values.sorted { $0.log.text < $1.log.text }, count: records.count)
    }

    /// Keeps the growth; false when the trees have grown meanwhile, and nothing is kept then.
    /// - Throws: `StoreError`.
    func keep(in tx: any StoreTransaction) throws -> Bool {
        let cursor = try tx.row("SELECT sequence FROM audit_integration WHERE one = 1", [])
        guard try cursor?.integer("sequence") ?? 0 == after, try trees.allSatisfy({ try $0.stands(in: tx) }) else {
            return false
        }
        for tree in trees { try tree.keep(in: tx) }
        try tx.run(
            """
            INSERT INTO audit_integration (one, sequence, hash) VALUES (1, $1, $2)
            ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
            """, [.integer(last.sequence), .bytes(last.hash)])
        return true
    }
}

/// One log's tree in memory, while records are added to it.
struct GrowingTree: Sendable {
    let log: AuditLogName
    private var range: CompactRange
    private var year: FiscalYear?
    private var tiles: [[StoredValue]] = []
    private var nodes: [[StoredValue]] = []
    private var segments: [AuditSegment] = []
    /// The year of the newest segment when it is closed: no record gets into it any more, whatever a clock says.
    private var closedYear: Int?
    /// The newest segment as it was when the tree was opened.
    private var newest: AuditSegment?

    static func open(_ log: AuditLogName, in tx: any StoreTransaction) throws -> GrowingTree {
        let stored = try tx.row(
            "SELECT size, hashes FROM audit_trees WHERE organisation = $1 AND bureau = $2", log.values)
        guard let stored else { return GrowingTree(log: log, range: CompactRange()) }
        guard let range = CompactRange(size: try stored.integer("size"), bytes: try stored.bytes("hashes")) else {
            throw StoreError.unexpectedColumn("audit_trees.hashes")
        }
        var tree = GrowingTree(log: log, range: range)
        tree.newest = try AuditSegment.newest(of: log, in: tx)
        if let newest = tree.newest {
            tree.closedYear = newest.endPlace == nil ? nil : newest.year
            tree.segments = newest.endPlace == nil ? [newest] : []
        }
        return tree
    }

    private init(log: AuditLogName, range: CompactRange) {
        self.log = log
        self.range = range
    }

    /// Whether no segment was closed or sealed since the tree was opened.
    func stands(in tx: any StoreTransaction) throws -> Bool { try AuditSegment.newest(of: log, in: tx) == newest }

    mutating func append(_ record: AuditRecord) {
        turnYear(record.microseconds)
        if range.size % AuditTrees.tileWidth == 0 {
            tiles.append(log.values + [.integer(range.size / AuditTrees.tileWidth), .integer(record.sequence)])
        }
        for done in range.append(record.leaf) where done.level % AuditTrees.tileHeight == 0 {
            nodes.append(log.values + [.integer(Int64(done.level)), .integer(done.place), .bytes(done.hash)])
        }
    }

    /// A segment ends before the first record of a later year; a clock that goes back opens none.
    private mutating func turnYear(_ microseconds: Int64) {
        if let year, year.span.contains(microseconds) { return }
        let next = FiscalYear(microseconds: microseconds)
        year = next
        if let open = segments.last {
            guard next.number > open.year else { return }
            segments[segments.count - 1].close(at: range)
        }
        let number = max(next.number, (closedYear ?? next.number - 1) + 1)
        segments.append(AuditSegment(log: log, year: number, opening: range))
    }

    func keep(in tx: any StoreTransaction) throws {
        let key = ["organisation", "bureau"]
        guard try tx.load("audit_tiles", key + ["tile", "first_sequence"], tiles).isEmpty,
            try tx.load("audit_nodes", key + ["level", "place", "hash"], nodes).isEmpty
        else { throw StoreError.duplicate("a part of the tree of \(log) stands already") }
        for segment in segments { try segment.keep(in: tx) }
        try tx.run(
            """
            INSERT INTO audit_trees (organisation, bureau, size, hashes, year) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organisation, bureau)
            DO UPDATE SET size = excluded.size, hashes = excluded.hashes, year = excluded.year
            """,
            log.values + [
                .integer(range.size), .bytes(range.bytes), .integer(Int64(segments.last?.year ?? 0)),
            ])
    }
}

extension AuditLogName {
    /// The values of the two columns that lead every key here.
    var values: [StoredValue] { [.text(organisation), .text(bureau)] }
}
