import Foundation
import ServiceCalendar
import Storage
import Tenancy

/// A month, as an auditor names it.
struct CalendarMonth: Sendable, Hashable {
    let first: CalendarDay

    /// Reads `2016-07`; nil for anything else.
    init?(_ text: String) {
        guard let first = CalendarDay("\(text)-01") else { return nil }
        self.first = first
    }

    /// The month of a day.
    init(of day: CalendarDay) {
        first = day.adding(days: 1 - day.day)
    }

    var previous: CalendarMonth { CalendarMonth(of: first.adding(days: -1)) }
    var next: CalendarMonth { CalendarMonth(of: first.adding(days: 31)) }
    var text: String { String(first.description.prefix(7)) }
    var begins: Date { first.instant(hour: 0) }
    var ends: Date { next.first.instant(hour: 0) }
}

/// What stands out in one month of 照会.
struct UseReport: Sendable {
    /// Rows that are shown of each list [O].
    static let shown = 200

    /// How often, under a name.
    struct Count: Sendable, Hashable {
        let name: String
        let inquiries: Int64
        /// How many different persons, or clerks, these were.
        let others: Int64
    }

    let month: CalendarMonth
    let thresholds: UseThresholds
    let inquiries: Int64
    let clerks: [Count]
    let persons: [Count]
    let outOfHours: [StandingDisclosureRecord]
    let outOfHoursCount: Int64

    /// Gathers a month by the organisation's own thresholds.
    static func read(_ month: CalendarMonth, _ thresholds: UseThresholds, in tx: TenantTransaction) throws -> UseReport
    {
        let span: [StoredValue] = [.instant(month.begins), .instant(month.ends)]
        let condition = "tenant_id = $1 AND side = 'inquirer' AND requested_at >= $2 AND requested_at < $3"
        func counts(_ column: String, _ other: String, from threshold: Int?) throws -> [Count] {
            guard let threshold else { return [] }
            return try tx.rows(
                """
                SELECT \(column) AS name, count(*) AS inquiries, count(DISTINCT \(other)) AS others
                FROM disclosure_records WHERE \(condition) AND \(column) <> ''
                GROUP BY \(column) HAVING count(*) >= $4 ORDER BY count(*) DESC, \(column) LIMIT $5
                """, span + [.integer(Int64(threshold)), .integer(Int64(shown))]
            ).map {
                Count(
                    name: try $0.text("name"), inquiries: try $0.integer("inquiries"),
                    others: try $0.integer("others"))
            }
        }
        let all = try tx.row("SELECT count(*) AS count FROM disclosure_records WHERE \(condition)", span)
        let outside = try thresholds.officeHours.map { hours in
            let late = "\(condition) AND \(Self.outside)"
            let values = span + [.integer(Int64(hours.opens)), .integer(Int64(hours.closes))]
            return (
                count: try tx.row("SELECT count(*) AS count FROM disclosure_records WHERE \(late)", values)?
                    .integer("count") ?? 0,
                first: try tx.rows(
                    """
                    SELECT record_number, entry_number, document FROM disclosure_records WHERE \(late)
                    ORDER BY requested_at, record_number LIMIT $6
                    """, values + [.integer(Int64(shown))]
                ).map(DisclosureRecordStore.standing)
            )
        }
        return UseReport(
            month: month, thresholds: thresholds, inquiries: try all?.integer("count") ?? 0,
            clerks: try counts("clerk", "atena_number", from: thresholds.perClerk),
            persons: try counts("atena_number", "clerk", from: thresholds.perPerson),
            outOfHours: outside?.first ?? [], outOfHoursCount: outside?.count ?? 0)
    }

    /// Outside of `$4` to `$5` minutes of the day in Japan, or on a Saturday or Sunday; whole numbers divide down.
    private static let outside = """
        ((requested_at / 60000000 + 540) % 1440 < $4 OR (requested_at / 60000000 + 540) % 1440 >= $5
            OR ((requested_at / 60000000 + 540) / 1440 + 4) % 7 IN (0, 6))
        """
}
