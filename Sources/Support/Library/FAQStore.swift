import AccessControl
import AuditLog
public import Foundation
import NumberScreen
public import Storage
import SupportSearch
public import WebServer

/// A question that is often asked, and its answer.
public struct FAQ: Sendable, Hashable {
    public let number: Int64
    /// The title of a topic.
    public let topic: String
    public let question: String
    public let answer: String
    /// The ticket that led to it: for the desk.
    public let ticket: Int64?
    public let changedAt: Date
}

/// The SQL of FAQ.
public enum FAQStore {
    private static let columns =
        "number, topic, question, answer, coalesce(ticket, 0) AS ticket, changed_at"

    /// A page of them, by topic.
    /// - Throws: `StoreError`.
    static func faqs(at place: ListPlace, in tx: any StoreTransaction) throws -> ListPart<FAQ> {
        let rows = try tx.rows(
            "SELECT \(columns) FROM faqs WHERE withdrawn_at IS NULL ORDER BY topic, number \(place.limit)", [])
        return ListPart(place.number, try rows.map(decoded))
    }

    /// One of them.
    /// - Throws: `StoreError`.
    public static func faq(_ number: Int64, in tx: any StoreTransaction) throws -> FAQ? {
        try tx.row("SELECT \(columns) FROM faqs WHERE number = $1 AND withdrawn_at IS NULL", [.integer(number)])
            .map(decoded)
    }

    /// Saves one, new where `number` is nil; answers its number.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func save(
        _ number: Int64?, topic: String, question: String, answer: String, ticket: Int64?, by exchange: Exchange,
        in tx: any StoreTransaction
    ) throws -> Int64 {
        let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM faqs", [])
        let number = try number ?? next?.integer("next") ?? 1
        let (question, answer) = (NumberScreen.screened(question).text, NumberScreen.screened(answer).text)
        try tx.run(
            """
            INSERT INTO faqs (number, topic, question, answer, ticket, changed_at, changed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (number) DO UPDATE SET topic = excluded.topic, question = excluded.question,
                answer = excluded.answer, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """,
            [
                .integer(number), .text(topic), .text(question), .text(answer),
                ticket.map { .integer($0) } ?? .null, .instant(exchange.now), .text(exchange.actor.identifier),
            ])
        try SearchIndex.put(
            SearchEntry(kind: .faq, key: String(number), audience: .everybody, title: question, text: answer),
            at: exchange.now, in: tx)
        try exchange.record(subject: "faq \(number)", in: tx)
        return number
    }

    static func withdraw(_ number: Int64, by exchange: Exchange, in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE faqs SET withdrawn_at = $2 WHERE number = $1 AND withdrawn_at IS NULL",
            [.integer(number), .instant(exchange.now)])
        try SearchIndex.remove(.faq, String(number), in: tx)
        try exchange.record(subject: "faq \(number)", in: tx)
    }

    private static func decoded(_ row: StoredRow) throws -> FAQ {
        let ticket = try row.integer("ticket")
        return FAQ(
            number: try row.integer("number"), topic: try row.text("topic"), question: try row.text("question"),
            answer: try row.text("answer"), ticket: ticket == 0 ? nil : ticket, changedAt: try row.instant("changed_at")
        )
    }
}
