public import Foundation
import ServiceCalendar
public import Storage

/// The SQL of reminder schedules.
public enum ReminderStore {
    private static let columns = """
        number, reach, title, target, task, weekdays, minute, subject, content, started_at, started_by, paused_at,
        done_until
        """

    /// Keeps a draft, which nothing sends, and answers its number.
    /// - Throws: `StoreError`.
    public static func add(
        _ draft: ReminderDraft, reach: Reach, by actor: String, at now: Date, in tx: any StoreTransaction
    ) throws -> Int64 {
        try tx.run(
            """
            INSERT INTO reminder_schedules
                (reach, title, target, task, weekdays, minute, subject, content, written_at, written_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(reach.text), .text(draft.title), .text(draft.target.rawValue), .optional(draft.task),
                .text(draft.weekdays.map { String($0.rawValue) }.sorted().joined()), .integer(Int64(draft.minute)),
                .text(draft.subject), .text(draft.content), .instant(now), .text(actor),
            ])
        return try tx.row("SELECT max(number) AS number FROM reminder_schedules", [])?.integer("number") ?? 0
    }

    /// The schedules of one reach, newest first: a prefecture's are nobody else's.
    /// - Throws: `StoreError`.
    public static func all(of reach: Reach, in tx: any StoreTransaction) throws -> [ReminderSchedule] {
        try tx.rows(
            "SELECT \(columns) FROM reminder_schedules WHERE reach = $1 ORDER BY number DESC", [.text(reach.text)]
        ).map(decoded)
    }

    /// One schedule of a reach.
    /// - Throws: `StoreError`.
    public static func schedule(
        _ number: Int64, of reach: Reach, in tx: any StoreTransaction
    ) throws -> ReminderSchedule? {
        try tx.row(
            "SELECT \(columns) FROM reminder_schedules WHERE number = $1 AND reach = $2",
            [.integer(number), .text(reach.text)]
        ).map(decoded)
    }

    static func running(in tx: any StoreTransaction) throws -> [ReminderSchedule] {
        try tx.rows(
            """
            SELECT \(columns) FROM reminder_schedules
            WHERE started_at IS NOT NULL AND paused_at IS NULL ORDER BY number
            """, []
        ).map(decoded)
    }

    /// Starts a schedule, or goes on with one that was paused; times before now are not made up for.
    /// - Throws: `StoreError`.
    public static func start(
        _ number: Int64, of reach: Reach, by name: String, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            UPDATE reminder_schedules SET started_at = $3, started_by = $4, paused_at = NULL
            WHERE number = $1 AND reach = $2
            """, [.integer(number), .text(reach.text), .instant(now), .text(name)])
    }

    /// Pauses a schedule: from now on nothing of it goes out.
    /// - Throws: `StoreError`.
    public static func pause(
        _ number: Int64, of reach: Reach, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE reminder_schedules SET paused_at = $3 WHERE number = $1 AND reach = $2",
            [.integer(number), .text(reach.text), .instant(now)])
    }

    static func carriedOut(_ number: Int64, until due: Date, in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE reminder_schedules SET done_until = $2 WHERE number = $1", [.integer(number), .instant(due)])
    }

    private static func decoded(_ row: StoredRow) throws -> ReminderSchedule {
        guard let target = ReminderTarget(rawValue: try row.text("target")) else {
            throw StoreError.unexpectedColumn("reminder_schedules.target")
        }
        return ReminderSchedule(
            number: try row.integer("number"), reach: Reach(text: try row.text("reach")),
            title: try row.text("title"), target: target, task: try row.optionalText("task"),
            weekdays: Set(try row.text("weekdays").compactMap { $0.wholeNumberValue.flatMap(Weekday.init) }),
            minute: Int(try row.integer("minute")), subject: try row.text("subject"),
            content: try row.text("content"), startedAt: try row.optionalInstant("started_at"),
            startedBy: try row.optionalText("started_by"), pausedAt: try row.optionalInstant("paused_at"),
            doneUntil: try row.optionalInstant("done_until"))
    }
}
