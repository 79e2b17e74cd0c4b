public import Foundation
public import Identifiers
public import ServiceCalendar
public import Storage

/// What organisations planned, every version of it.
public enum ScheduleStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "schedule-001",
            """
            CREATE TABLE schedule_plans (
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                task_id TEXT NOT NULL,
                number INTEGER NOT NULL,
                begin_on TEXT NOT NULL,
                end_on TEXT NOT NULL CHECK (end_on >= begin_on),
                began_on TEXT,
                entered_by TEXT NOT NULL,
                entered_at INTEGER NOT NULL,
                PRIMARY KEY (organisation, bureau, task_id, number)
            ) STRICT;
            """)
    ]

    /// One version of one task's dates.
    public struct Entry: Sendable, Hashable {
        public let task: String
        /// From 1.
        public let number: Int64
        public let span: PlannedSpan
        public let beganOn: CalendarDay?
        public let enteredBy: String
        public let enteredAt: Date
    }

    /// Every version of one side, the oldest first.
    /// - Throws: `StoreError`.
    public static func entries(
        of organisation: Organisation, bureau: Bureau, in tx: any StoreTransaction
    ) throws -> [Entry] {
        try tx.rows(
            """
            SELECT task_id, number, begin_on, end_on, began_on, entered_by, entered_at FROM schedule_plans
            WHERE organisation = $1 AND bureau = $2 ORDER BY number, task_id
            """, [.text(organisation.code.text), .text(bureau.rawValue)]
        ).compactMap { row in
            guard let begin = CalendarDay(try row.text("begin_on")), let end = CalendarDay(try row.text("end_on")),
                let span = PlannedSpan(begin, end)
            else { return nil }
            return Entry(
                task: try row.text("task_id"), number: try row.integer("number"), span: span,
                beganOn: try row.optionalText("began_on").flatMap { CalendarDay($0) },
                enteredBy: try row.text("entered_by"), enteredAt: try row.instant("entered_at"))
        }
    }

    /// Adds a version of one task's dates.
    /// - Throws: `StoreError`.
    public static func add(
        _ span: PlannedSpan, beganOn: CalendarDay?, task: String, of organisation: Organisation, bureau: Bureau,
        by name: String, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO schedule_plans
                (organisation, bureau, task_id, number, begin_on, end_on, began_on, entered_by, entered_at)
            SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8 FROM schedule_plans
            WHERE organisation = $1 AND bureau = $2 AND task_id = $3
            """,
            [
                .text(organisation.code.text), .text(bureau.rawValue), .text(task), .text(span.begin.description),
                .text(span.end.description), beganOn.map { .text($0.description) } ?? .null, .text(name),
                .instant(now),
            ])
    }
}
