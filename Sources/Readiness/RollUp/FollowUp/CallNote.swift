public import Foundation
public import Identifiers
public import ServiceCalendar
public import Storage

/// What somebody heard on the telephone.
public struct CallNote: Sendable, Hashable {
    public let number: Int64
    public let talkedTo: String
    public let content: String
    /// When to call again; nil: not agreed.
    public let callAgainOn: CalendarDay?
    public let writtenAt: Date
    /// The name of who wrote it.
    public let writer: String
}

/// The notes of calls, for good: none is changed or deleted.
public enum CallNotes {
    /// Adds one.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func add(
        talkedTo: String, content: String, callAgainOn: CalendarDay?, of organisation: LocalGovernmentCode,
        by actor: (identifier: String, name: String), at now: Date, in tx: any StoreTransaction
    ) throws -> Int64 {
        try tx.run(
            """
            INSERT INTO follow_up_notes
                (organisation, talked_to, content, call_again_on, written_at, written_by, writer)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(organisation.text), .text(talkedTo), .text(content), .optional(callAgainOn?.description),
                .instant(now), .text(actor.identifier), .text(actor.name),
            ])
        return try tx.row("SELECT max(number) AS number FROM follow_up_notes", [])?.integer("number") ?? 0
    }

    /// The notes of one organisation, newest first.
    /// - Throws: `StoreError`.
    public static func all(of organisation: LocalGovernmentCode, in tx: any StoreTransaction) throws -> [CallNote] {
        try tx.rows(
            """
            SELECT organisation, number, talked_to, content, call_again_on, written_at, writer FROM follow_up_notes
            WHERE organisation = $1 ORDER BY number DESC
            """, [.text(organisation.text)]
        ).map(decoded)
    }

    /// The newest note of each organisation that has one.
    /// - Throws: `StoreError`.
    public static func newest(in tx: any StoreTransaction) throws -> [String: CallNote] {
        var found: [String: CallNote] = [:]
        for row in try tx.rows(
            """
            SELECT organisation, number, talked_to, content, call_again_on, written_at, writer FROM follow_up_notes
            WHERE number IN (SELECT max(number) FROM follow_up_notes GROUP BY organisation)
            """, [])
        {
            found[try row.text("organisation")] = try decoded(row)
        }
        return found
    }

    private static func decoded(_ row: StoredRow) throws -> CallNote {
        CallNote(
            number: try row.integer("number"), talkedTo: try row.text("talked_to"), content: try row.text("content"),
            callAgainOn: try row.optionalText("call_again_on").flatMap { CalendarDay($0) },
            writtenAt: try row.instant("written_at"), writer: try row.text("writer"))
    }
}
