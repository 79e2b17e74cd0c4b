import Foundation
import MerkleTree
public import Storage

/// The records of one log in one 年度: closed by the first record of a later year, and sealed by a signed head.
public struct AuditSegment: Sendable, Hashable {
    public let log: AuditLogName
    /// The 年度, by the year it begins in.
    public let year: Int
    /// What of the tree stands before the segment.
    let opening: CompactRange
    /// The tree's size at the segment's end; nil while it is open.
    public private(set) var endPlace: Int64?
    /// The tree's root there.
    private(set) var root: [UInt8]?
    /// The head that seals it; nil until it is signed.
    private(set) var seal: SignedTreeHead?

    /// The place of its first record in the log, from 0.
    public var firstPlace: Int64 { opening.size }
    /// Whether nothing in it can change any more without the seal's telling.
    public var isSealed: Bool { seal != nil }

    init(log: AuditLogName, year: Int, opening: CompactRange) {
        self.log = log
        self.year = year
        self.opening = opening
    }

    mutating func close(at range: CompactRange) {
        endPlace = range.size
        root = range.root
    }

    /// Every segment of a log, oldest first.
    /// - Throws: `StoreError`.
    public static func all(of log: AuditLogName, in tx: any StoreTransaction) throws -> [AuditSegment] {
        try tx.rows(
            "SELECT \(columns) FROM audit_segments WHERE organisation = $1 AND bureau = $2 ORDER BY year", log.values
        ).map(decoded)
    }

    /// The one that records go into, or went into last.
    static func newest(of log: AuditLogName, in tx: any StoreTransaction) throws -> AuditSegment? {
        try tx.row(
            """
            SELECT \(columns) FROM audit_segments WHERE organisation = $1 AND bureau = $2
            ORDER BY year DESC LIMIT 1
            """, log.values
        ).map(decoded)
    }

    /// Closes what a log without records in the new year left open; the trees must have come to the last record.
    static func closeEnded(at now: Date, in tx: any StoreTransaction) throws {
        let year = FiscalYear(microseconds: Int64(now.timeIntervalSince1970 * 1_000_000)).number
        let open = try tx.rows(
            "SELECT \(columns) FROM audit_segments WHERE end_place IS NULL AND year < $1", [.integer(Int64(year))]
        ).map(decoded)
        for var segment in open {
            let tree = try tx.row(
                "SELECT size, hashes FROM audit_trees WHERE organisation = $1 AND bureau = $2", segment.log.values)
            guard let tree, let range = CompactRange(size: try tree.integer("size"), bytes: try tree.bytes("hashes"))
            else { throw StoreError.unexpectedColumn("audit_trees.hashes") }
            segment.close(at: range)
            try segment.keep(in: tx)
        }
    }

    /// Seals every segment that is closed and has no seal.
    static func seal(by signer: TreeHeadSigner, at now: Date, in tx: any StoreTransaction) throws {
        let closed = try tx.rows(
            "SELECT \(columns) FROM audit_segments WHERE end_place IS NOT NULL AND signature IS NULL", []
        ).map(decoded)
        for segment in closed {
            guard let end = segment.endPlace, let root = segment.root else { continue }
            let signed = try signer.sign(
                TreeHead(log: segment.log.text, treeSize: end, rootHash: root, at: now))
            try tx.run(
                """
                UPDATE audit_segments SET timestamp = $4, signature = $5
                WHERE organisation = $1 AND bureau = $2 AND year = $3
                """,
                segment.log.values + [
                    .integer(Int64(segment.year)), .integer(signed.head.timestamp), .bytes(Array(signed.signature)),
                ])
        }
    }

    func keep(in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO audit_segments (organisation, bureau, year, first_place, opening, end_place, root)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (organisation, bureau, year)
            DO UPDATE SET end_place = excluded.end_place, root = excluded.root
            """,
            log.values + [
                .integer(Int64(year)), .integer(opening.size), .bytes(opening.bytes),
                endPlace.map { .integer($0) } ?? .null, root.map { .bytes($0) } ?? .null,
            ])
    }

    private static let columns =
        """
        organisation, bureau, year, first_place, opening, coalesce(end_place, -1) AS end_place,
        coalesce(root, opening) AS root, coalesce(timestamp, 0) AS timestamp, coalesce(signature, opening) AS signature
        """

    private static func decoded(_ row: StoredRow) throws -> AuditSegment {
        let log = AuditLogName(organisation: try row.text("organisation"), bureau: try row.text("bureau"))
        let first = try row.integer("first_place")
        guard let opening = CompactRange(size: first, bytes: try row.bytes("opening")) else {
            throw StoreError.unexpectedColumn("audit_segments.opening")
        }
        var segment = AuditSegment(log: log, year: Int(try row.integer("year")), opening: opening)
        let (end, timestamp) = (try row.integer("end_place"), try row.integer("timestamp"))
        guard end >= 0 else { return segment }
        let root = try row.bytes("root")
        (segment.endPlace, segment.root) = (end, root)
        if timestamp > 0 {
            segment.seal = SignedTreeHead(
                head: TreeHead(log: log.text, treeSize: end, rootHash: root, timestamp: timestamp),
                signature: Data(try row.bytes("signature")))
        }
        return segment
    }
}
