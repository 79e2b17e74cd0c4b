import AccessControl
public import Foundation
import NumberScreen
public import Storage
public import WebServer

/// What one shift left to the next.
public struct HandOver: Sendable, Hashable {
    public let number: Int64
    public let from: String
    /// Nil: to whoever comes.
    public let to: String?
    public let note: String
    public let tickets: Int
    public let at: Date
    public let readAt: Date?
}

extension TicketService {
    /// Hands a clerk's open tickets on, to somebody or back to their queues, with a word about them.
    /// - Throws: `TicketError`.
    public func handOver(to account: String?, name: String, note: String, by exchange: Exchange) async throws -> Int {
        let note = NumberScreen.screened(try Self.checked(note, "引継ぎ事項", field: "note")).text
        return try await store.write { tx in
            var count = 0
            var place: QueuePlace?
            repeat {
                let page = try TicketStore.open(of: exchange.actor.identifier, after: place, in: tx)
                for ticket in page {
                    try change(ticket.number, .annotate, by: exchange, in: tx) { ticket in
                        ticket.assignee = account
                        try write(.event, "\(name)へ引き継ぎました。\(note)", to: ticket, by: exchange, in: tx)
                    }
                }
                count += page.count
                place = page.count == TicketStore.pageSize ? page.last.map(QueuePlace.init(after:)) : nil
            } while place != nil
            let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM hand_overs", [])
            try tx.run(
                """
                INSERT INTO hand_overs (number, from_account, to_account, note, tickets, handed_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(try next?.integer("next") ?? 1), .text(exchange.actor.identifier), .optional(account),
                    .text(note), .integer(Int64(count)), .instant(exchange.now),
                ])
            try exchange.record(subject: "\(count)", in: tx)
            return count
        }
    }

    /// Says that a hand-over was read.
    /// - Throws: `StoreError`.
    public func readHandOver(_ number: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            try tx.run(
                "UPDATE hand_overs SET read_at = $2 WHERE number = $1 AND read_at IS NULL",
                [.integer(number), .instant(exchange.now)])
            try exchange.record(subject: "\(number)", in: tx)
        }
    }

    /// The last hand-overs, those to somebody else left out.
    /// - Throws: `StoreError`.
    public static func handOvers(for account: String, in tx: any StoreTransaction) throws -> [HandOver] {
        try tx.rows(
            """
            SELECT number, from_account, to_account, note, tickets, handed_at, read_at FROM hand_overs
            WHERE to_account IS NULL OR to_account = $1 ORDER BY number DESC LIMIT 20
            """, [.text(account)]
        ).map { row in
            HandOver(
                number: try row.integer("number"), from: try row.text("from_account"),
                to: try row.optionalText("to_account"), note: try row.text("note"),
                tickets: Int(try row.integer("tickets")), at: try row.instant("handed_at"),
                readAt: try row.optionalInstant("read_at"))
        }
    }
}
