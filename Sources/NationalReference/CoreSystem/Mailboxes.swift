import Crypto
import Foundation
import NationalProtocol
import Storage

/// What waits for servers, in one transaction of the centre.
struct Mailboxes {
    let tx: any StoreTransaction

    /// Puts a delivery into a server's box.
    func put(_ delivery: CoreDelivery, for server: String, contentKey: String? = nil) throws {
        let row = try tx.row(
            """
            INSERT INTO core_mailboxes (server, last_number) VALUES ($1, 1)
            ON CONFLICT (server) DO UPDATE SET last_number = core_mailboxes.last_number + 1
            RETURNING last_number
            """, [.text(server)])
        let number = try row?.integer("last_number") ?? 1
        try tx.run(
            "INSERT INTO core_deliveries (server, number, document, content_key) VALUES ($1, $2, $3, $4)",
            [.text(server), .integer(number), .text(try CoreCoding.text(delivery)), .optional(contentKey)])
    }

    /// What comes after a number; what the server has kept is thrown away.
    func collect(_ asked: CollectionRequest, for server: String) throws -> CollectedDeliveries {
        try tx.run(
            "DELETE FROM core_deliveries WHERE server = $1 AND number <= $2", [.text(server), .integer(asked.after)])
        let rows = try tx.rows(
            """
            SELECT number, document, content_key FROM core_deliveries
            WHERE server = $1 AND number > $2 ORDER BY number LIMIT $3
            """, [.text(server), .integer(asked.after), .integer(Int64(max(1, min(asked.limit, 1_000))))])
        var keys: [String: String] = [:]
        for name in Set(try rows.compactMap { try $0.optionalText("content_key") }) {
            keys[name] = try tx.row(
                "SELECT document FROM core_content_keys WHERE name = $1", [.text(name)])?.text("document")
        }
        return CollectedDeliveries(
            deliveries: try rows.map { row in
                NumberedDelivery(
                    number: try row.integer("number"),
                    delivery: try CoreCoding.value(CoreDelivery.self, try row.text("document")))
            }, contentKeys: keys)
    }

    /// Keeps a signed content key; answers its name.
    func keep(contentKey document: String) throws -> String {
        let digits = Array("0123456789abcdef".utf8)
        let name = String(
            decoding: SHA256.hash(data: Data(document.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
        try tx.run(
            "INSERT INTO core_content_keys (name, document) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
            [.text(name), .text(document)])
        return name
    }
}
