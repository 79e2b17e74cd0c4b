public import Foundation
public import MerkleTree
import ServiceCalendar
public import Storage

/// A head with the witness's word, if it has one.
public struct KeptHead: Sendable, Hashable {
    public let signed: SignedTreeHead
    public let cosignature: Cosignature?
}

/// The signed heads of the logs: the newest of each day stays.
public enum AuditHeads {
    /// Signs the head of every log that grew since the last time, and seals the years that ended; answers how many heads.
    ///
    /// Takes what was not in a tree yet there before, so that a year is sealed with all its records.
    /// - Throws: `StoreError` or `CryptoKitError`.
    @discardableResult
    public static func sign(by signer: TreeHeadSigner, at now: Date, in tx: any StoreTransaction) throws -> Int {
        while try AuditTrees.integrate(in: tx) > 0 {}
        try AuditSegment.closeEnded(at: now, in: tx)
        let grown = try tx.rows(
            """
            SELECT organisation, bureau, size, hashes FROM audit_trees WHERE size > signed_size
            ORDER BY organisation, bureau
            """, [])
        for row in grown {
            let log = AuditLogName(organisation: try row.text("organisation"), bureau: try row.text("bureau"))
            let size = try row.integer("size")
            guard let range = CompactRange(size: size, bytes: try row.bytes("hashes")) else {
                throw StoreError.unexpectedColumn("audit_trees.hashes")
            }
            let signed = try signer.sign(TreeHead(log: log.text, treeSize: size, rootHash: range.root, at: now))
            try keep(signed, of: log, in: tx)
        }
        try AuditSegment.seal(by: signer, at: now, in: tx)
        return grown.count
    }

    /// The newest signed head of a log.
    /// - Throws: `StoreError`.
    public static func newest(of log: AuditLogName, in tx: any StoreTransaction) throws -> KeptHead? {
        try tx.row(
            "SELECT \(columns) FROM audit_heads WHERE organisation = $1 AND bureau = $2 ORDER BY size DESC LIMIT 1",
            log.values
        ).map { try decoded($0, log) }
    }

    /// The newest head of a log that the witness has seen.
    /// - Throws: `StoreError`.
    public static func newestWitnessed(of log: AuditLogName, in tx: any StoreTransaction) throws -> KeptHead? {
        try tx.row(
            """
            SELECT \(columns) FROM audit_heads
            WHERE organisation = $1 AND bureau = $2 AND witness_key IS NOT NULL ORDER BY size DESC LIMIT 1
            """, log.values
        ).map { try decoded($0, log) }
    }

    /// Logs whose newest head the witness has not seen, and up to which size it has.
    /// - Throws: `StoreError`.
    public static func unwitnessed(
        limit: Int, in tx: any StoreTransaction
    ) throws -> [(log: AuditLogName, witnessed: Int64)] {
        try tx.rows(
            """
            SELECT organisation, bureau, witnessed_size FROM audit_trees WHERE witnessed_size < signed_size
            ORDER BY organisation, bureau LIMIT $1
            """, [.integer(Int64(limit))]
        ).map {
            (
                AuditLogName(organisation: try $0.text("organisation"), bureau: try $0.text("bureau")),
                try $0.integer("witnessed_size")
            )
        }
    }

    /// The root of every head and seal that is kept, by log and size, and of every tree as it stands.
    static func roots(in tx: any StoreTransaction) throws -> [AuditLogName: [Int64: [UInt8]]] {
        var found: [AuditLogName: [Int64: [UInt8]]] = [:]
        let kept = try tx.rows(
            """
            SELECT organisation, bureau, size, root FROM audit_heads
            UNION ALL SELECT organisation, bureau, end_place, root FROM audit_segments WHERE end_place IS NOT NULL
            """, [])
        for row in kept {
            let log = AuditLogName(organisation: try row.text("organisation"), bureau: try row.text("bureau"))
            found[log, default: [:]][try row.integer("size")] = try row.bytes("root")
        }
        for row in try tx.rows("SELECT organisation, bureau, size, hashes FROM audit_trees", []) {
            let log = AuditLogName(organisation: try row.text("organisation"), bureau: try row.text("bureau"))
            let size = try row.integer("size")
            guard let range = CompactRange(size: size, bytes: try row.bytes("hashes")) else {
                throw StoreError.unexpectedColumn("audit_trees.hashes")
            }
            found[log, default: [:]][size] = range.root
        }
        return found
    }

    /// Keeps the witness's word for a head.
    /// - Throws: `StoreError`.
    public static func keep(
        _ word: Cosignature, for head: TreeHead, in tx: any StoreTransaction
    ) throws {
        let log = AuditLogName(head.log)
        try tx.run(
            """
            UPDATE audit_heads SET witness_key = $4, witness_signature = $5, witness_timestamp = $6
            WHERE organisation = $1 AND bureau = $2 AND size = $3
            """,
            log.values + [
                .integer(head.treeSize), .bytes(Array(word.publicKey)), .bytes(Array(word.signature)),
                .integer(word.timestamp),
            ])
        try witnessed(head.treeSize, of: log, in: tx)
    }

    /// Remembers up to which size the witness has seen a log.
    /// - Throws: `StoreError`.
    public static func witnessed(_ size: Int64, of log: AuditLogName, in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE audit_trees SET witnessed_size = $3 WHERE organisation = $1 AND bureau = $2",
            log.values + [.integer(size)])
    }

    private static func keep(_ signed: SignedTreeHead, of log: AuditLogName, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO audit_heads (organisation, bureau, day, size, root, timestamp, signature)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (organisation, bureau, day) DO UPDATE SET size = excluded.size, root = excluded.root,
                timestamp = excluded.timestamp, signature = excluded.signature, witness_key = NULL,
                witness_signature = NULL, witness_timestamp = NULL
            """,
            log.values + [
                .text(CalendarDay(signed.head.instant).description), .integer(signed.head.treeSize),
                .bytes(Array(signed.head.rootHash)), .integer(signed.head.timestamp), .bytes(Array(signed.signature)),
            ])
        try tx.run(
            "UPDATE audit_trees SET signed_size = $3 WHERE organisation = $1 AND bureau = $2",
            log.values + [.integer(signed.head.treeSize)])
    }

    private static let columns =
        """
        size, root, timestamp, signature, coalesce(witness_key, root) AS witness_key,
        coalesce(witness_signature, root) AS witness_signature, coalesce(witness_timestamp, 0) AS witness_timestamp
        """

    private static func decoded(_ row: StoredRow, _ log: AuditLogName) throws -> KeptHead {
        let head = TreeHead(
            log: log.text, treeSize: try row.integer("size"), rootHash: try row.bytes("root"),
            timestamp: try row.integer("timestamp"))
        let witnessedAt = try row.integer("witness_timestamp")
        return KeptHead(
            signed: SignedTreeHead(head: head, signature: Data(try row.bytes("signature"))),
            cosignature: witnessedAt == 0
                ? nil
                : Cosignature(
                    publicKey: Data(try row.bytes("witness_key")),
                    signature: Data(try row.bytes("witness_signature")), timestamp: witnessedAt))
    }
}
