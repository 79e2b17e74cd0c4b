import ContactHours
public import Foundation
public import Storage
import WebServer

/// Where a page of a queue ended: what comes after is later due, or due at once and of a greater number.
public struct QueuePlace: Sendable, Hashable {
    let due: Int64
    let number: Int64

    /// Behind a ticket.
    public init(after ticket: Ticket) {
        due = Int64((ticket.dueAt.timeIntervalSince1970 * 1_000_000).rounded())
        number = ticket.number
    }

    /// Reads what an address carries; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int64($0) }
        guard parts.count == 2 else { return nil }
        (due, number) = (parts[0], parts[1])
    }

    /// For an address.
    public var text: String { "\(due)-\(number)" }
}

extension TicketStore {
    /// The most tickets of one page.
    public static let pageSize = 50

    /// What is open in a queue, what is due first at the top.
    /// - Throws: `StoreError`.
    public static func open(
        in queue: TicketQueue, after place: QueuePlace? = nil, in tx: any StoreTransaction
    ) throws -> [Ticket] {
        try page("queue", .text(queue.rawValue), place, in: tx)
    }

    /// What is open and somebody's own.
    /// - Throws: `StoreError`.
    public static func open(
        of account: String, after place: QueuePlace? = nil, in tx: any StoreTransaction
    ) throws -> [Ticket] {
        try page("assignee", .text(account), place, in: tx)
    }

    private static func page(
        _ column: String, _ value: StoredValue, _ place: QueuePlace?, in tx: any StoreTransaction
    ) throws -> [Ticket] {
        try tx.rows(
            """
            SELECT \(columns) FROM tickets WHERE \(column) = $1 AND state IN ('received', 'working', 'waiting')
                AND (due_at, number) > ($3, $4)
            ORDER BY due_at, number LIMIT $2
            """, [value, .integer(Int64(pageSize)), .integer(place?.due ?? .min), .integer(place?.number ?? 0)]
        ).map(decoded)
    }

    /// The tickets of an organisation, newest first.
    /// - Throws: `StoreError`.
    public static func tickets(
        of organisation: String, before number: Int64? = nil, limit: Int = pageSize, in tx: any StoreTransaction
    ) throws -> [Ticket] {
        guard !organisation.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT \(columns) FROM tickets WHERE organisation = $1 AND number < $2 ORDER BY number DESC LIMIT $3
            """,
            [.text(organisation), .integer(number ?? .max), .integer(Int64(limit))]
        ).map(decoded)
    }

    /// How many tickets are open in each queue, and how many of them are late.
    /// - Throws: `StoreError`.
    public static func counts(
        at now: Date, in tx: any StoreTransaction
    ) throws -> [(queue: TicketQueue, open: Int, late: Int)] {
        var found: [TicketQueue: (Int, Int)] = [:]
        for row in try tx.rows(
            """
            SELECT queue, count(*) AS waiting,
                count(CASE WHEN first_answered_at IS NULL AND due_at <= $1 THEN 1 END) AS late
            FROM tickets
            WHERE state IN ('received', 'working', 'waiting') GROUP BY queue
            """, [.instant(now)])
        {
            guard let queue = TicketQueue(rawValue: try row.text("queue")) else { continue }
            found[queue] = (Int(try row.integer("waiting")), Int(try row.integer("late")))
        }
        return TicketQueue.allCases.map { ($0, found[$0]?.0 ?? 0, found[$0]?.1 ?? 0) }
    }

    /// Tickets whose first answer may be late, what is due first at the front; a bounded number.
    static func unanswered(dueBefore date: Date, limit: Int, in tx: any StoreTransaction) throws -> [Ticket] {
        try tx.rows(
            """
            SELECT \(columns) FROM tickets
            WHERE state IN ('received', 'working', 'waiting') AND first_answered_at IS NULL
                AND due_at < $1 AND escalation < 2
            ORDER BY due_at, number LIMIT $2
            """, [.instant(date), .integer(Int64(limit))]
        ).map(decoded)
    }

    static func resolved(before date: Date, limit: Int, in tx: any StoreTransaction) throws -> [Ticket] {
        try tx.rows(
            "SELECT \(columns) FROM tickets WHERE state = 'resolved' AND resolved_at < $1 ORDER BY resolved_at LIMIT $2",
            [.instant(date), .integer(Int64(limit))]
        ).map(decoded)
    }

    /// The open tickets of a known problem.
    /// - Throws: `StoreError`.
    public static func open(ofProblem problem: Int64, in tx: any StoreTransaction) throws -> [Ticket] {
        try tx.rows(
            """
            SELECT \(columns) FROM tickets WHERE problem = $1 AND state IN ('received', 'working', 'waiting')
            ORDER BY number
            """, [.integer(problem)]
        ).map(decoded)
    }
}
