public import Foundation
public import Storage

/// What is looked for among the records of one log; what is empty or nil asks for nothing.
public struct AuditCriteria: Sendable, Hashable {
    /// From when on, and until before when.
    public var from: Date?
    public var until: Date?
    /// The beginning of an event's name: `account.` is everything about accounts.
    public var event = ""
    public var outcome: AuditOutcome?
    /// Exactly who.
    public var actor = ""
    /// A piece of what it was about.
    public var subject = ""

    /// Asks for everything.
    public init() {}
}

extension AuditLog {
    /// Records of one log that are asked for, newest first, before a number.
    /// - Throws: `StoreError`.
    public static func search(
        _ criteria: AuditCriteria, of log: AuditLogName, before sequence: Int64 = .max, limit: Int,
        in tx: any StoreTransaction
    ) throws -> [AuditRecord] {
        var conditions = ["organisation = $1", "bureau = $2", "sequence < $3"]
        var values = log.values + [.integer(sequence)]
        func ask(_ condition: String, _ asked: StoredValue...) {
            var condition = condition
            for value in asked {
                values.append(value)
                condition = condition.replacing("?", with: "$\(values.count)", maxReplacements: 1)
            }
            conditions.append(condition)
        }
        if let from = criteria.from { ask("recorded_at >= ?", .instant(from)) }
        if let until = criteria.until { ask("recorded_at < ?", .instant(until)) }
        if !criteria.event.isEmpty {
            ask("(event >= ? AND event < ?)", .text(criteria.event), .text(criteria.event + "\u{10FFFF}"))
        }
        if let outcome = criteria.outcome { ask("outcome = ?", .text(outcome.rawValue)) }
        if !criteria.actor.isEmpty { ask("actor = ?", .text(criteria.actor)) }
        if !criteria.subject.isEmpty {
            // No LIKE: `%` and `_` are what they are, and both engines count letters alike.
            let place =
                switch tx.dialect {
                case .sqlite: "instr(subject, ?) > 0"
                case .postgres: "strpos(subject, ?) > 0"
                }
            ask(place, .text(criteria.subject))
        }
        return try tx.rows(
            """
            SELECT \(columns) FROM audit_records WHERE \(conditions.joined(separator: " AND "))
            ORDER BY sequence DESC LIMIT \(limit)
            """, values
        ).map(decoded)
    }
}
