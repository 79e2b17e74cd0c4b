import AccessControl
public import Foundation
public import Storage
public import WebServer

/// Something that many ask about: described once, answered once.
public struct KnownProblem: Sendable, Hashable {
    public let number: Int64
    public let title: String
    /// For the desk: what is known, what helps meanwhile.
    public let description: String
    public let openedAt: Date
    /// What everybody was answered; nil while it is open.
    public let answer: String?
    public let answeredAt: Date?
    /// How many inquiries are tied to it.
    public let tickets: Int
}

extension TicketService {
    /// Describes a known problem; answers its number.
    /// - Throws: `TicketError`.
    public func openProblem(title: String, description: String, by exchange: Exchange) async throws -> Int64 {
        let title = try Self.checked(title, "名称", field: "title", most: 120)
        let description = try Self.checked(description, "内容", field: "description")
        return try await store.write { tx in
            let row = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM known_problems", [])
            let number = try row?.integer("next") ?? 1
            try tx.run(
                """
                INSERT INTO known_problems (number, title, description, opened_at, opened_by)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .integer(number), .text(title), .text(description), .instant(exchange.now),
                    .text(exchange.actor.identifier),
                ])
            try exchange.record(subject: "problem \(number)", in: tx)
            return number
        }
    }

    /// Ties a ticket to a known problem.
    /// - Throws: `TicketError`.
    public func link(_ number: Int64, toProblem problem: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            guard let known = try Self.problem(problem, in: tx) else { throw TicketError.notFound }
            try change(number, .annotate, by: exchange, in: tx) { ticket in
                ticket.problem = problem
                try write(.event, "既知の問題「\(known.title)」に関連付けました。", to: ticket, by: exchange, in: tx)
            }
        }
    }

    /// Answers every open inquiry about a known problem at once: all of them or none; answers how many.
    /// - Throws: `TicketError.alreadyAnswered`.
    public func answerProblem(_ problem: Int64, _ text: String, by exchange: Exchange) async throws -> Int {
        let text = try Self.checked(text, "回答")
        return try await store.write { tx in
            guard let known = try Self.problem(problem, in: tx) else { throw TicketError.notFound }
            guard known.answer == nil else { throw TicketError.alreadyAnswered }
            let tickets = try TicketStore.open(ofProblem: problem, in: tx)
            for ticket in tickets {
                try answer(text, to: ticket.number, seen: nil, resolves: false, by: exchange, in: tx)
            }
            try tx.run(
                "UPDATE known_problems SET answer = $2, answered_at = $3 WHERE number = $1",
                [.integer(problem), .text(text), .instant(exchange.now)])
            try exchange.record(subject: "problem \(problem): \(tickets.count)", in: tx)
            return tickets.count
        }
    }

    /// All known problems, the open ones first.
    /// - Throws: `StoreError`.
    public static func problems(in tx: any StoreTransaction) throws -> [KnownProblem] {
        try tx.rows(
            "SELECT \(problemColumns) FROM known_problems AS p ORDER BY answered_at IS NOT NULL, number DESC LIMIT 100",
            []
        ).map(decodedProblem)
    }

    /// One of them.
    /// - Throws: `StoreError`.
    public static func problem(_ number: Int64, in tx: any StoreTransaction) throws -> KnownProblem? {
        try tx.row("SELECT \(problemColumns) FROM known_problems AS p WHERE number = $1", [.integer(number)])
            .map(decodedProblem)
    }

    private static let problemColumns = """
        number, title, description, opened_at, answer, answered_at,
        (SELECT count(*) FROM tickets WHERE problem = p.number) AS tickets
        """

    private static func decodedProblem(_ row: StoredRow) throws -> KnownProblem {
        KnownProblem(
            number: try row.integer("number"), title: try row.text("title"), description: try row.text("description"),
            openedAt: try row.instant("opened_at"), answer: try row.optionalText("answer"),
            answeredAt: try row.optionalInstant("answered_at"), tickets: Int(try row.integer("tickets")))
    }
}
