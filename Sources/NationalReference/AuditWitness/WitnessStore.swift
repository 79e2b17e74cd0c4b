import Foundation
import MerkleTree
import Storage

/// The SQL of what the witness saw.
struct WitnessStore {
    let tx: any StoreTransaction

    /// The key that signs the logs' heads; the first that is given stays.
    func key(orFirst offered: Data) throws -> Data {
        try tx.run(
            "INSERT INTO witness_keys (one, public_key) VALUES (1, $1) ON CONFLICT (one) DO NOTHING",
            [.bytes(Array(offered))])
        let stored = try tx.row("SELECT public_key FROM witness_keys WHERE one = 1", [])
        return try stored.map { Data(try $0.bytes("public_key")) } ?? offered
    }

    func newest(of log: String) throws -> WitnessedHead? {
        try tx.row("\(Self.select) WHERE log = $1 ORDER BY size DESC LIMIT 1", [.text(log)]).map(Self.decoded)
    }

    func all(of log: String) throws -> [WitnessedHead] {
        try tx.rows("\(Self.select) WHERE log = $1 ORDER BY size", [.text(log)]).map(Self.decoded)
    }

    func keep(_ head: WitnessedHead) throws {
        try tx.run(
            """
            INSERT INTO witnessed_heads
                (log, size, root, timestamp, signature, witness_key, witness_signature, witness_timestamp)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (log, size) DO NOTHING
            """,
            [
                .text(head.signed.head.log), .integer(head.signed.head.treeSize),
                .bytes(Array(head.signed.head.rootHash)), .integer(head.signed.head.timestamp),
                .bytes(Array(head.signed.signature)), .bytes(Array(head.cosignature.publicKey)),
                .bytes(Array(head.cosignature.signature)), .integer(head.cosignature.timestamp),
            ])
    }

    private static let select =
        """
        SELECT log, size, root, timestamp, signature, witness_key, witness_signature, witness_timestamp
        FROM witnessed_heads
        """

    private static func decoded(_ row: StoredRow) throws -> WitnessedHead {
        WitnessedHead(
            signed: SignedTreeHead(
                head: TreeHead(
                    log: try row.text("log"), treeSize: try row.integer("size"), rootHash: try row.bytes("root"),
                    timestamp: try row.integer("timestamp")), signature: Data(try row.bytes("signature"))),
            cosignature: Cosignature(
                publicKey: Data(try row.bytes("witness_key")), signature: Data(try row.bytes("witness_signature")),
                timestamp: try row.integer("witness_timestamp")))
    }
}
