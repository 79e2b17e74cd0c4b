public import Foundation
public import Identifiers
import ServiceCalendar
public import Storage
public import Verdicts
public import Worksheet

/// What people entered into the worksheet by hand.
public enum CoverageStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "coverage-001",
            """
            CREATE TABLE worksheet_entries (
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                place TEXT NOT NULL,
                item TEXT NOT NULL,
                completed_on TEXT,
                remark TEXT NOT NULL,
                entered_by TEXT NOT NULL,
                entered_at INTEGER NOT NULL,
                -- 対象外 says why.
                CHECK (completed_on IS NOT NULL OR length(remark) > 0),
                PRIMARY KEY (organisation, bureau, place, item)
            ) STRICT;
            CREATE TABLE device_confirmations (
                organisation TEXT NOT NULL,
                item TEXT NOT NULL,
                confirmed_on TEXT NOT NULL,
                confirmed_by TEXT NOT NULL,
                remark TEXT NOT NULL,
                entered_at INTEGER NOT NULL,
                PRIMARY KEY (organisation, item)
            ) STRICT;
            """)
    ]

    /// Every entry of an organisation.
    /// - Throws: `StoreError`.
    public static func entries(of organisation: Organisation, in tx: any StoreTransaction) throws -> [HandEntry] {
        try tx.rows(
            """
            SELECT bureau, place, item, completed_on, remark, entered_by, entered_at FROM worksheet_entries
            WHERE organisation = $1 ORDER BY bureau, place, item
            """, [.text(organisation.code.text)]
        ).compactMap { row in
            guard let bureau = Bureau(rawValue: try row.text("bureau")),
                let item = TestItem(rawValue: try row.text("item"))
            else { return nil }
            return HandEntry(
                bureau: bureau, place: try row.text("place"), item: item,
                completedOn: try row.optionalText("completed_on").flatMap { CalendarDay($0) },
                remark: try row.text("remark"), enteredBy: try row.text("entered_by"),
                enteredAt: try row.instant("entered_at"))
        }
    }

    /// Keeps an entry in the place of an earlier one.
    /// - Throws: `StoreError`.
    public static func keep(_ entry: HandEntry, of organisation: Organisation, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO worksheet_entries
                (organisation, bureau, place, item, completed_on, remark, entered_by, entered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (organisation, bureau, place, item) DO UPDATE SET
                completed_on = excluded.completed_on, remark = excluded.remark, entered_by = excluded.entered_by,
                entered_at = excluded.entered_at
            """,
            [
                .text(organisation.code.text), .text(entry.bureau.rawValue), .text(entry.place),
                .text(entry.item.rawValue), entry.completedOn.map { .text($0.description) } ?? .null,
                .text(entry.remark), .text(entry.enteredBy), .instant(entry.enteredAt),
            ])
    }

    /// Takes an entry away; the audit log keeps that it was there.
    /// - Throws: `StoreError`.
    public static func remove(
        _ item: TestItem, at place: String, _ bureau: Bureau, of organisation: Organisation,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "DELETE FROM worksheet_entries WHERE organisation = $1 AND bureau = $2 AND place = $3 AND item = $4",
            [.text(organisation.code.text), .text(bureau.rawValue), .text(place), .text(item.rawValue)])
    }

    /// The checks that were confirmed.
    /// - Throws: `StoreError`.
    public static func deviceChecks(
        of organisation: Organisation, in tx: any StoreTransaction
    ) throws -> [DeviceConfirmation] {
        try tx.rows(
            """
            SELECT item, confirmed_on, confirmed_by, remark FROM device_confirmations
            WHERE organisation = $1 ORDER BY item
            """, [.text(organisation.code.text)]
        ).compactMap { row in
            guard let day = CalendarDay(try row.text("confirmed_on")) else { return nil }
            return DeviceConfirmation(
                item: try row.text("item"), confirmedOn: day, confirmedBy: try row.text("confirmed_by"),
                remark: try row.text("remark"))
        }
    }

    /// Keeps a check in the place of an earlier confirmation.
    /// - Throws: `StoreError`.
    public static func keep(
        _ check: DeviceConfirmation, of organisation: Organisation, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO device_confirmations (organisation, item, confirmed_on, confirmed_by, remark, entered_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (organisation, item) DO UPDATE SET
                confirmed_on = excluded.confirmed_on, confirmed_by = excluded.confirmed_by,
                remark = excluded.remark, entered_at = excluded.entered_at
            """,
            [
                .text(organisation.code.text), .text(check.item), .text(check.confirmedOn.description),
                .text(check.confirmedBy), .text(check.remark), .instant(now),
            ])
    }
}
