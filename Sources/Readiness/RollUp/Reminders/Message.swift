public import Foundation
public import Storage

/// A message to one organisation, and whether somebody there confirmed it.
public struct Message: Sendable, Hashable {
    public let number: Int64
    public let organisation: String
    /// Who does the task that it is about.
    public let responsible: ContactRole
    public let task: String
    public let subject: String
    public let content: String
    /// How far it went along the chain, from 0.
    public let step: Int
    public let toldAt: Date
    /// When the next step is due; nil: there is none.
    public let nextStepAt: Date?
    public let confirmedAt: Date?
    public let confirmedBy: String?
    /// `screen` or `telephone`.
    public let confirmedHow: String?

    /// The step it stands at.
    public var currentStep: ChainRule.Step {
        let steps = ChainRule.steps(responsible: responsible)
        return steps.indices.contains(step) ? steps[step] : .call
    }
}

/// Somebody who was told.
public struct MessageDelivery: Sendable, Hashable {
    public let message: Int64
    public let step: Int
    public let role: String
    public let name: String
    public let mail: String
    public let toldAt: Date
}

/// The SQL of messages.
public enum MessageStore {
    private static let columns = """
        number, organisation, role, task, subject, content, step, told_at, next_step_at, confirmed_at, confirmed_by,
        confirmed_how
        """

    /// The newest messages to organisations of a reach, those that nobody confirmed first.
    /// - Throws: `StoreError`.
    public static func newest(within reach: Reach, limit: Int, in tx: any StoreTransaction) throws -> [Message] {
        try tx.rows(
            """
            SELECT \(columns) FROM follow_up_messages WHERE $1 = '' OR organisation IN (
                SELECT organisation FROM roll_up_organisations WHERE prefecture = $1 AND kind <> 'prefecture')
            ORDER BY confirmed_at IS NOT NULL, number DESC LIMIT $2
            """, [.text(reach.text), .integer(Int64(limit))]
        ).map(decoded)
    }

    /// The messages to one organisation, newest first.
    /// - Throws: `StoreError`.
    public static func all(of organisation: String, in tx: any StoreTransaction) throws -> [Message] {
        try tx.rows(
            "SELECT \(columns) FROM follow_up_messages WHERE organisation = $1 ORDER BY number DESC",
            [.text(organisation)]
        ).map(decoded)
    }

    /// One message.
    /// - Throws: `StoreError`.
    public static func message(_ number: Int64, in tx: any StoreTransaction) throws -> Message? {
        try tx.row("SELECT \(columns) FROM follow_up_messages WHERE number = $1", [.integer(number)]).map(decoded)
    }

    /// The message that an address in a letter leads to.
    /// - Throws: `StoreError`.
    public static func message(token: String, in tx: any StoreTransaction) throws -> Message? {
        try tx.row("SELECT \(columns) FROM follow_up_messages WHERE token = $1", [.text(token)]).map(decoded)
    }

    /// Who was told of one organisation's messages.
    /// - Throws: `StoreError`.
    public static func deliveries(of organisation: String, in tx: any StoreTransaction) throws -> [MessageDelivery] {
        try tx.rows(
            """
            SELECT d.message, d.step, d.role, d.name, d.mail, d.told_at FROM follow_up_deliveries d
            JOIN follow_up_messages m ON m.number = d.message WHERE m.organisation = $1
            ORDER BY d.message DESC, d.step, d.role
            """, [.text(organisation)]
        ).map { row in
            MessageDelivery(
                message: try row.integer("message"), step: Int(try row.integer("step")), role: try row.text("role"),
                name: try row.text("name"), mail: try row.text("mail"), toldAt: try row.instant("told_at"))
        }
    }

    /// Somebody confirms a message; false when it was confirmed before.
    /// - Throws: `StoreError`.
    public static func confirm(
        _ number: Int64, by name: String, how: String, at now: Date, in tx: any StoreTransaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE follow_up_messages SET confirmed_at = $2, confirmed_by = $3, confirmed_how = $4, next_step_at = NULL
            WHERE number = $1 AND confirmed_at IS NULL
            """, [.integer(number), .instant(now), .text(name), .text(how)]) == 1
    }

    /// The organisations that nobody could be reached by mail at: somebody telephones.
    /// - Throws: `StoreError`.
    public static func toCall(in tx: any StoreTransaction) throws -> Set<String> {
        Set(
            try tx.rows(
                """
                SELECT DISTINCT organisation FROM follow_up_messages WHERE confirmed_at IS NULL AND next_step_at IS NULL
                """, []
            ).map { try $0.text("organisation") })
    }

    static func due(at now: Date, limit: Int, in tx: any StoreTransaction) throws -> [Message] {
        try tx.rows(
            """
            SELECT \(columns) FROM follow_up_messages
            WHERE confirmed_at IS NULL AND next_step_at <= $1 ORDER BY next_step_at, number LIMIT $2
            """, [.instant(now), .integer(Int64(limit))]
        ).map(decoded)
    }

    private static func decoded(_ row: StoredRow) throws -> Message {
        guard let role = ContactRole(rawValue: try row.text("role")) else {
            throw StoreError.unexpectedColumn("follow_up_messages.role")
        }
        return Message(
            number: try row.integer("number"), organisation: try row.text("organisation"), responsible: role,
            task: try row.text("task"), subject: try row.text("subject"), content: try row.text("content"),
            step: Int(try row.integer("step")), toldAt: try row.instant("told_at"),
            nextStepAt: try row.optionalInstant("next_step_at"), confirmedAt: try row.optionalInstant("confirmed_at"),
            confirmedBy: try row.optionalText("confirmed_by"), confirmedHow: try row.optionalText("confirmed_how"))
    }
}
