public import ServiceCalendar
public import Storage

/// How much was done by the end of each day.
public struct HistoryPoint: Sendable, Hashable {
    public let day: CalendarDay
    /// Tasks done, of all organisations and sides.
    public let done: Int
    /// Organisations whose every task was done.
    public let completed: Int

    /// Describes a day's end.
    public init(day: CalendarDay, done: Int, completed: Int) {
        self.day = day
        self.done = done
        self.completed = completed
    }
}

/// History over time, from what each day changed; a task that is reopened counts until that day.
public enum History {
    /// One point for each day on which something changed, oldest first.
    /// - Throws: `StoreError`.
    public static func points(within reach: Reach, in tx: any StoreTransaction) throws -> [HistoryPoint] {
        var (done, completed) = (0, 0)
        return try tx.rows(
            """
            SELECT day, sum(done) AS done, sum(completed) AS completed FROM roll_up_days
            WHERE $1 = '' OR (prefecture = $1 AND is_prefecture = 0) GROUP BY day ORDER BY day
            """, [.text(reach.text)]
        ).compactMap { row in
            done += Int(try row.integer("done"))
            completed += Int(try row.integer("completed"))
            return CalendarDay(try row.text("day")).map { HistoryPoint(day: $0, done: done, completed: completed) }
        }
    }
}
