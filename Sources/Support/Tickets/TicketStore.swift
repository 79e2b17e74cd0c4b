import ContactHours
import Foundation
import Identifiers
public import Storage

/// The SQL of tickets; what an organisation asks for names the organisation in each statement.
public enum TicketStore {
    static let columns = """
        number, organisation, prefecture, channel, topic, subject, contact_name, contact_address, is_urgent, queue, state,
        assignee, version, received_at, due_at, first_answered_at, escalation, changed_at, resolved_at,
        coalesce(problem, 0) AS problem, coalesce(merged_into, 0) AS merged_into, coalesce(rating, 0) AS rating,
        rating_text, flag
        """

    /// A ticket, for the desk.
    /// - Throws: `StoreError`.
    public static func ticket(_ number: Int64, in tx: any StoreTransaction) throws -> Ticket? {
        try tx.row("SELECT \(columns) FROM tickets WHERE number = $1", [.integer(number)]).map(decoded)
    }

    /// A ticket of one organisation.
    /// - Throws: `StoreError`.
    public static func ticket(
        _ number: Int64, of organisation: String, in tx: any StoreTransaction
    ) throws -> Ticket? {
        guard !organisation.isEmpty else { return nil }
        return try tx.row(
            "SELECT \(columns) FROM tickets WHERE number = $1 AND organisation = $2",
            [.integer(number), .text(organisation)]
        ).map(decoded)
    }

    static func insert(_ ticket: Ticket, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO tickets (number, organisation, prefecture, channel, topic, subject, contact_name,
                contact_address, is_urgent, queue, state, assignee, version, received_at, due_at, escalation,
                changed_at, rating_text, flag)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '', $18)
            """,
            [
                .integer(ticket.number), .text(ticket.organisation), .text(ticket.prefecture),
                .text(ticket.channel.rawValue), .text(ticket.topic.rawValue), .text(ticket.subject),
                .text(ticket.contactName), .text(ticket.contactAddress), .integer(ticket.isUrgent ? 1 : 0),
                .text(ticket.queue.rawValue), .text(ticket.state.rawValue), .optional(ticket.assignee),
                .integer(ticket.version), .instant(ticket.receivedAt), .instant(ticket.dueAt),
                .integer(Int64(ticket.escalation.rawValue)), .instant(ticket.changedAt), .text(ticket.flag),
            ])
    }

    static func nextNumber(in tx: any StoreTransaction) throws -> Int64 {
        let row = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM tickets", [])
        return try row?.integer("next") ?? 1
    }

    /// Writes what can change of a ticket, and counts the change.
    static func update(_ ticket: Ticket, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            UPDATE tickets SET organisation = $2, prefecture = $3, topic = $4, queue = $5, state = $6, assignee = $7,
                version = $8, first_answered_at = $9, escalation = $10, changed_at = $11, resolved_at = $12,
                problem = $13, merged_into = $14, rating = $15, rating_text = $16, flag = $17
            WHERE number = $1
            """,
            [
                .integer(ticket.number), .text(ticket.organisation), .text(ticket.prefecture),
                .text(ticket.topic.rawValue), .text(ticket.queue.rawValue), .text(ticket.state.rawValue),
                .optional(ticket.assignee), .integer(ticket.version + 1), .optional(ticket.firstAnsweredAt),
                .integer(Int64(ticket.escalation.rawValue)), .instant(ticket.changedAt), .optional(ticket.resolvedAt),
                ticket.problem.map { .integer($0) } ?? .null, ticket.mergedInto.map { .integer($0) } ?? .null,
                ticket.rating.map { .integer(Int64($0)) } ?? .null, .text(ticket.ratingText), .text(ticket.flag),
            ])
    }

    static func setFirstAnswer(_ seconds: Int64, of number: Int64, in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE tickets SET first_answer_seconds = $2 WHERE number = $1", [.integer(number), .integer(seconds)])
    }

    static func decoded(_ row: StoredRow) throws -> Ticket {
        guard let channel = ContactChannel(rawValue: try row.text("channel")),
            let topic = TicketTopic(rawValue: try row.text("topic")),
            let queue = TicketQueue(rawValue: try row.text("queue")),
            let state = TicketState(rawValue: try row.text("state")),
            let escalation = FirstAnswerRules.Escalation(rawValue: Int(try row.integer("escalation")))
        else { throw StoreError.unexpectedColumn("tickets") }
        return Ticket(
            number: try row.integer("number"), organisation: try row.text("organisation"),
            prefecture: try row.text("prefecture"), channel: channel, topic: topic, subject: try row.text("subject"),
            contactName: try row.text("contact_name"), contactAddress: try row.text("contact_address"),
            isUrgent: try row.integer("is_urgent") == 1, queue: queue, state: state,
            assignee: try row.optionalText("assignee"), version: try row.integer("version"),
            receivedAt: try row.instant("received_at"), dueAt: try row.instant("due_at"),
            firstAnsweredAt: try row.optionalInstant("first_answered_at"), escalation: escalation,
            changedAt: try row.instant("changed_at"), resolvedAt: try row.optionalInstant("resolved_at"),
            problem: try present(row.integer("problem")), mergedInto: try present(row.integer("merged_into")),
            rating: try present(row.integer("rating")).map { Int($0) }, ratingText: try row.text("rating_text"),
            flag: try row.text("flag"))
    }

    private static func present(_ number: Int64) -> Int64? { number == 0 ? nil : number }
}
