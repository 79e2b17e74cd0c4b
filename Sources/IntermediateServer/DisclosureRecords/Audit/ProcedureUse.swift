import Foundation
import Identifiers
import ServiceCalendar
import Storage
import Tenancy

/// How much one 事務手続 was used, and why nothing came.
struct ProcedureUse: Sendable, Hashable {
    let procedure: String
    let asked: Int64
    let provided: Int64
    let withdrawn: Int64
    let pending: Int64
    /// Times by stable code.
    let reasons: [String: Int64]

    /// The use of every procedure with a 照会 of a side in some days.
    static func read(
        _ side: DisclosureRecord.Side, from: CalendarDay, until: CalendarDay, in tx: TenantTransaction
    ) throws -> [ProcedureUse] {
        let rows = try tx.rows(
            """
            SELECT procedure_code, outcome, reason, count(*) AS count FROM disclosure_records
            WHERE tenant_id = $1 AND side = $2 AND requested_at >= $3 AND requested_at < $4
            GROUP BY procedure_code, outcome, reason
            """,
            [
                .text(side.rawValue), .instant(from.instant(hour: 0)),
                .instant(until.adding(days: 1).instant(hour: 0)),
            ])
        var counts: [String: [(outcome: String, reason: String, count: Int64)]] = [:]
        for row in rows {
            counts[try row.text("procedure_code"), default: []].append(
                (try row.text("outcome"), try row.text("reason"), try row.integer("count")))
        }
        return counts.map { procedure, parts in
            func count(_ outcome: String) -> Int64 { parts.filter { $0.outcome == outcome }.map(\.count).reduce(0, +) }
            return ProcedureUse(
                procedure: procedure, asked: parts.map(\.count).reduce(0, +), provided: count("provided"),
                withdrawn: count("withdrawn"), pending: count("pending"),
                reasons: parts.filter { $0.outcome == "notProvided" }
                    .reduce(into: [:]) { $0[$1.reason, default: 0] += $1.count })
        }.sorted { ($0.asked, $1.procedure) > ($1.asked, $0.procedure) }
    }
}
