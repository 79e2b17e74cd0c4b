import AccessControl
import AuditLog
public import ContactHours
public import Foundation
public import ServiceCalendar
public import Storage
import Synchronization
public import WebServer

/// A time in which form, mail and fax are closed (§4.1).
public struct MaintenanceWindow: Sendable, Hashable {
    public let number: Int64
    public let opens: Date
    public let closes: Date
    public let note: String
}

/// The hours in force: those of §4.1, without the maintenance that was set.
public final class MaintenanceBook: Sendable {
    private let store: any DataStore
    private let holidays: HolidayList
    private let hours: Mutex<ContactHours>

    /// Reads what was set before.
    /// - Throws: `StoreError`.
    public init(store: any DataStore, holidays: HolidayList) async throws {
        self.store = store
        self.holidays = holidays
        hours = Mutex(ContactHours(holidays: holidays))
        try await refresh()
    }

    /// The hours in force.
    public var current: ContactHours { hours.withLock { $0 } }

    /// Closes the desk for a time, and tells everybody.
    /// - Throws: `StoreError`.
    public func set(opens: Date, closes: Date, note: String, by exchange: Exchange) async throws {
        try await store.write { tx in
            let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM maintenance_windows", [])
            try tx.run(
                """
                INSERT INTO maintenance_windows (number, opens_at, closes_at, note, set_at, set_by)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(try next?.integer("next") ?? 1), .instant(opens), .instant(closes), .text(note),
                    .instant(exchange.now), .text(exchange.actor.identifier),
                ])
            let text = "\(JapanTime.japanese(opens)) から \(JapanTime.japanese(closes)) まで"
            try NoticeStore.post(
                NewNotice(
                    title: "メンテナンスのお知らせ（\(text)）",
                    text: "上記の間、サポートサイトの問合せフォーム、メール及びFAXは利用できません。緊急の場合は電話（受付時間内）で連絡してください。\n\n\(note)",
                    isMailed: true),
                by: exchange, in: tx)
            try exchange.record(subject: text, in: tx)
        }
        try await refresh()
    }

    /// Takes a window back, and tells everybody.
    /// - Throws: `Problem.notFound` for one that is over or was taken back before; `StoreError`.
    public func cancel(_ number: Int64, by exchange: Exchange) async throws {
        try await store.write { tx in
            let window = try Self.windows(after: exchange.now, in: tx).first { $0.number == number }
            guard let window else { throw Problem.notFound }
            try tx.run(
                "UPDATE maintenance_windows SET cancelled_at = $2 WHERE number = $1",
                [.integer(number), .instant(exchange.now)])
            let text = "\(JapanTime.japanese(window.opens)) から \(JapanTime.japanese(window.closes)) まで"
            try NoticeStore.post(
                NewNotice(
                    title: "メンテナンス取消しのお知らせ（\(text)）",
                    text: "上記のメンテナンスは行いません。問合せフォーム、メール及びFAXは、通常の受付時間のとおり利用できます。\n\n\(window.note)",
                    isMailed: true), by: exchange, in: tx)
            try exchange.record(subject: "\(number)", in: tx)
        }
        try await refresh()
    }

    /// What is set and not over at an instant.
    /// - Throws: `StoreError`.
    public func windows(after date: Date) async throws -> [MaintenanceWindow] {
        try await store.read { tx in try Self.windows(after: date, in: tx) }
    }

    /// Reads the windows anew: another process may have changed them.
    /// - Throws: `StoreError`.
    public func refresh() async throws {
        let all = try await windows(after: .distantPast)
        let fresh = ContactHours(
            holidays: holidays, maintenance: all.map { InstantWindow(opens: $0.opens, closes: $0.closes) })
        hours.withLock { $0 = fresh }
    }

    private static func windows(after date: Date, in tx: any StoreTransaction) throws -> [MaintenanceWindow] {
        try tx.rows(
            """
            SELECT number, opens_at, closes_at, note FROM maintenance_windows
            WHERE cancelled_at IS NULL AND closes_at > $1 ORDER BY opens_at
            """, [.instant(date)]
        ).map {
            MaintenanceWindow(
                number: try $0.integer("number"), opens: try $0.instant("opens_at"),
                closes: try $0.instant("closes_at"), note: try $0.text("note"))
        }
    }
}
