import MerkleTree
import Storage

/// A log's tree as it is stored: answers the hash of any of its subtrees, reading few nodes and the tiles at its edges.
final class StoredTree {
    private let log: AuditLogName
    private let tx: any StoreTransaction
    private var tiles: [Int64: [[UInt8]]] = [:]
    private var rows: [Int64: [Int64: [UInt8]]] = [:]

    init(_ log: AuditLogName, in tx: any StoreTransaction) {
        self.log = log
        self.tx = tx
    }

    /// MTH(D[range]) for a subtree of the tree.
    func hash(_ range: Range<Int64>) throws -> [UInt8] {
        let count = Int64(range.count)
        if range.lowerBound / AuditTrees.tileWidth == (range.upperBound - 1) / AuditTrees.tileWidth,
            count < AuditTrees.tileWidth
        {
            let tile = range.lowerBound / AuditTrees.tileWidth
            let leaves = try leaves(of: tile)
            let (first, end) = (
                Int(range.lowerBound % AuditTrees.tileWidth), Int(range.lowerBound % AuditTrees.tileWidth + count)
            )
            guard end <= leaves.count else { throw StoreError.engine("records of \(log) are missing") }
            return TreeProofs.hash(leaves[first..<end])
        }
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            if level % AuditTrees.tileHeight == 0 { return try node(level, range.lowerBound >> Int64(level)) }
        }
        let middle = range.lowerBound + (Int64(1) << Int64(63 - (count - 1).leadingZeroBitCount))
        return MerkleHash.node(try hash(range.lowerBound..<middle), try hash(middle..<range.upperBound))
    }

    private func leaves(of tile: Int64) throws -> [[UInt8]] {
        if let known = tiles[tile] { return known }
        guard
            let first = try tx.row(
                "SELECT first_sequence FROM audit_tiles WHERE organisation = $1 AND bureau = $2 AND tile = $3",
                log.values + [.integer(tile)])?.integer("first_sequence")
        else { throw StoreError.engine("a tile of \(log) is missing") }
        let leaves = try AuditLog.records(
            of: log, from: first, limit: Int(AuditTrees.tileWidth), in: tx
        ).map(\.leaf)
        tiles[tile] = leaves
        return leaves
    }

    /// Nodes of one level are read 256 at a time: those above are computed from them.
    private func node(_ level: Int, _ place: Int64) throws -> [UInt8] {
        let row = Int64(level) << 56 | place / AuditTrees.tileWidth
        if rows[row] == nil {
            let first = place / AuditTrees.tileWidth * AuditTrees.tileWidth
            var found: [Int64: [UInt8]] = [:]
            for stored in try tx.rows(
                """
                SELECT place, hash FROM audit_nodes
                WHERE organisation = $1 AND bureau = $2 AND level = $3 AND place >= $4 AND place < $5
                """,
                log.values + [.integer(Int64(level)), .integer(first), .integer(first + AuditTrees.tileWidth)])
            {
                found[try stored.integer("place")] = try stored.bytes("hash")
            }
            rows[row] = found
        }
        guard let hash = rows[row]?[place] else { throw StoreError.engine("a node of the tree of \(log) is missing") }
        return hash
    }
}
