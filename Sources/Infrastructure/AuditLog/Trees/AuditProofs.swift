import MerkleTree
public import Storage

/// Proofs that the stored trees give.
public enum AuditProofs {
    /// What proves that the record at a place, from 0, stands in the log's tree of a size.
    /// - Throws: `StoreError`.
    public static func inclusion(
        of place: Int64, size: Int64, log: AuditLogName, in tx: any StoreTransaction
    ) throws -> [[UInt8]] {
        let tree = StoredTree(log, in: tx)
        return try TreeProofs.inclusion(of: place, size: size) { try tree.hash($0) }
    }

    /// What proves that the log's tree of one size is the beginning of that of a larger.
    /// - Throws: `StoreError`.
    public static func consistency(
        from first: Int64, to size: Int64, log: AuditLogName, in tx: any StoreTransaction
    ) throws -> [[UInt8]] {
        let tree = StoredTree(log, in: tx)
        return try TreeProofs.consistency(from: first, to: size) { try tree.hash($0) }
    }

    /// The root of the log's tree at a size, computed from what is stored.
    /// - Throws: `StoreError`.
    public static func root(at size: Int64, log: AuditLogName, in tx: any StoreTransaction) throws -> [UInt8] {
        guard size > 0 else { return MerkleHash.ofNothing }
        let tree = StoredTree(log, in: tx)
        return try tree.hash(0..<size)
    }

    /// The place of a record in its log, from 0; nil when the trees have not come to it yet.
    /// - Throws: `StoreError`.
    public static func place(of record: AuditRecord, in tx: any StoreTransaction) throws -> Int64? {
        let log = record.log
        let integrated = try tx.row("SELECT sequence FROM audit_integration WHERE one = 1", [])?.integer("sequence")
        guard record.sequence <= integrated ?? 0,
            let tile = try tx.row(
                """
                SELECT tile, first_sequence FROM audit_tiles
                WHERE organisation = $1 AND bureau = $2 AND first_sequence <= $3 ORDER BY tile DESC LIMIT 1
                """, log.values + [.integer(record.sequence)]),
            let before = try tx.row(
                """
                SELECT count(*) AS before FROM audit_records
                WHERE organisation = $1 AND bureau = $2 AND sequence >= $3 AND sequence < $4
                """, log.values + [.integer(try tile.integer("first_sequence")), .integer(record.sequence)])
        else { return nil }
        return try tile.integer("tile") * AuditTrees.tileWidth + before.integer("before")
    }
}
