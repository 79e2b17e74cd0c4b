import Foundation
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// From when on an organisation wants to look at use: its own settings, and nothing where it has set none.
struct UseThresholds: Sendable, Hashable {
    /// 照会 of one clerk in a month.
    var perClerk: Int?
    /// 照会 about one person in a month.
    var perPerson: Int?
    /// The organisation's office hours on weekdays; what is outside of them, or at a weekend, is listed.
    var officeHours: DailyHours?
    var setBy = ""
    var setAt: Date?

    var isEmpty: Bool { perClerk == nil && perPerson == nil && officeHours == nil }
}

extension UseThresholds {
    /// Reads a form; an empty field sets no threshold.
    init(_ form: FormBody) throws(Problem) {
        perClerk = try Self.count(form["per-clerk"], "per-clerk")
        perPerson = try Self.count(form["per-person"], "per-person")
        let hours = form["office-hours"]
        if !hours.isEmpty {
            guard let parsed = DailyHours(hours) else {
                throw Problem(
                    status: 422, code: "disclosure-threshold.hours", title: "執務時間の形式が正しくありません。",
                    detail: "08:30-17:15の形式で入力してください。", field: "office-hours")
            }
            officeHours = parsed
        }
    }

    private static func count(_ text: String, _ field: String) throws(Problem) -> Int? {
        guard !text.isEmpty else { return nil }
        guard let count = Int(text), (1...1_000_000).contains(count) else {
            throw Problem(
                status: 422, code: "disclosure-threshold.count", title: "件数は1から1000000までの数字で入力してください。",
                detail: "基準を設けない場合は空欄にしてください。", field: field)
        }
        return count
    }
}

/// The settings of one server.
struct UseThresholdStore {
    let tx: TenantTransaction

    func thresholds() throws -> UseThresholds {
        guard let row = try tx.row("SELECT * FROM disclosure_thresholds WHERE tenant_id = $1") else {
            return UseThresholds()
        }
        return UseThresholds(
            perClerk: try row.optionalInteger("per_clerk").map(Int.init),
            perPerson: try row.optionalInteger("per_person").map(Int.init),
            officeHours: try row.optionalText("office_hours").flatMap(DailyHours.init), setBy: try row.text("set_by"),
            setAt: try row.instant("set_at"))
    }

    func set(_ thresholds: UseThresholds, by actor: String, at now: Date) throws {
        func value(_ count: Int?) -> StoredValue { count.map { .integer(Int64($0)) } ?? .null }
        try tx.run(
            """
            INSERT INTO disclosure_thresholds (tenant_id, per_clerk, per_person, office_hours, set_by, set_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (tenant_id) DO UPDATE SET per_clerk = excluded.per_clerk, per_person = excluded.per_person,
                office_hours = excluded.office_hours, set_by = excluded.set_by, set_at = excluded.set_at
            """,
            [
                value(thresholds.perClerk), value(thresholds.perPerson), .optional(thresholds.officeHours?.text),
                .text(actor), .instant(now),
            ])
    }
}
