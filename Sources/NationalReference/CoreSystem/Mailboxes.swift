import Crypto
import Foundation
import NationalProtocol
import SortedJSON
import Storage

/// What waits for servers, in one transaction of the centre.
struct Mailboxes {
    let tx: any StoreTransaction

    /// Puts a delivery into a server's box.
    func put(_ delivery: CoreDelivery, for server: String, contentKey: String? = nil) throws {
        try put([Post(delivery: delivery, server: server, contentKey: contentKey)])
    }

    /// A delivery on its way into a server's box.
    struct Post {
        let delivery: CoreDelivery
        let server: String
        var contentKey: String?
    }

    /// Puts deliveries into boxes, in their order: the numbers of each box are taken at once.
    func put(_ posts: [Post]) throws {
        var next: [String: Int64] = [:]
        for (server, count) in Dictionary(posts.map { ($0.server, Int64(1)) }, uniquingKeysWith: +) {
            let row = try tx.row(
                """
                INSERT INTO core_mailboxes (server, last_number) VALUES ($1, $2)
                ON CONFLICT (server) DO UPDATE SET last_number = core_mailboxes.last_number + excluded.last_number
                RETURNING last_number
                """, [.text(server), .integer(count)])
            next[server] = (try row?.integer("last_number") ?? count) - count + 1
        }
        for post in posts {
            let number = next[post.server] ?? 1
            next[post.server] = number + 1
            try tx.run(
                "INSERT INTO core_deliveries (server, number, document, content_key) VALUES ($1, $2, $3, $4)",
                [
                    .text(post.server), .integer(number), .text(post.delivery.sortedJSONText),
                    .optional(post.contentKey),
                ])
        }
    }

    /// What comes after a number; what the server has kept is thrown away.
    func collect(_ asked: CollectionRequest, for server: String) throws -> Found {
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
        return Found(
            deliveries: try rows.map { (try $0.integer("number"), try $0.text("document")) }, contentKeys: keys)
    }

    /// Deliveries as they were put in, which nobody need read for passing them on.
    struct Found: Sendable {
        fileprivate let deliveries: [(number: Int64, json: String)]
        fileprivate let contentKeys: [String: String]

        var isEmpty: Bool { deliveries.isEmpty }
        /// A `CollectedDeliveries` of them.
        var document: [UInt8] { CollectedDeliveries.document(written: deliveries, contentKeys: contentKeys) }
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
