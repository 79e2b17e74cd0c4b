import AccessControl
import AuditLog
import Foundation
import NoticeBoard
import ServiceCalendar
import Storage
import Synchronization
import WebServer

/// The service hours in force: the programme's, with what the operator changed for single days (§1.4).
final class HoursBook: Sendable {
    private let store: any DataStore
    private let programme: ServiceHours
    private let hours: Mutex<ServiceHours>

    static let schema: [SchemaStep] = [
        SchemaStep(
            "service-hours-001",
            """
            CREATE TABLE service_hour_overrides (
                day TEXT PRIMARY KEY,
                hours TEXT,
                set_at INTEGER NOT NULL,
                set_by TEXT NOT NULL
            ) STRICT;
            """)
    ]

    init(store: any DataStore, programme: ServiceHours) async throws {
        self.store = store
        self.programme = programme
        hours = Mutex(programme)
        try await refresh()
    }

    /// Reads what was changed, by this process or another.
    func refresh() async throws {
        let changes = try await store.read { tx in
            try tx.rows("SELECT day, hours FROM service_hour_overrides ORDER BY day", []).map {
                (day: try $0.text("day"), hours: try $0.optionalText("hours"))
            }
        }
        let current = changes.reduce(programme) { hours, change in
            CalendarDay(change.day).map { hours.overriding($0, with: change.hours.flatMap(DailyHours.init)) } ?? hours
        }
        hours.withLock { $0 = current }
    }

    var current: ServiceHours { hours.withLock { $0 } }

    /// Changes one day's hours; nil closes it.
    func set(_ new: DailyHours?, on day: CalendarDay, by exchange: Exchange) async throws {
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO service_hour_overrides (day, hours, set_at, set_by) VALUES ($1, $2, $3, $4)
                ON CONFLICT (day) DO UPDATE SET
                    hours = excluded.hours, set_at = excluded.set_at, set_by = excluded.set_by
                """,
                [
                    .text(day.description), .optional(new?.text), .instant(exchange.now),
                    .text(exchange.actor.identifier),
                ])
            let text = new.map { "\($0.text) に変更します。" } ?? "終日利用できません。"
            try NoticeStore.post(
                NewNotice(
                    title: "利用可能時間の変更（\(JapanTime.japanese(day))）",
                    text: "\(JapanTime.japanese(day)) の自治体中間サーバー利用可能時間を \(text)",
                    isMailed: true), by: exchange, in: tx)
            try exchange.record(subject: "\(day) \(new?.text ?? "closed")", in: tx)
        }
        hours.withLock { $0 = $0.overriding(day, with: new) }
    }
}
