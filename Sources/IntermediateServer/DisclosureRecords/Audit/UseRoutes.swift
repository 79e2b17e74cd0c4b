import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import Identifiers
import ServiceCalendar
public import Tenancy
import WebServer

/// The 事務手続 that this organisation may use by the master in force, with their names.
public typealias ProcedureNames = @Sendable (TenantTransaction) throws -> [(code: ProcedureCode, name: String)]

/// The monthly report, its thresholds, the use of procedures.
struct UseRoutes: Sendable {
    let store: TenantStore
    let procedures: ProcedureNames

    var routes: [Route] {
        let may = RouteAccess.requires(.readDisclosureRecords)
        return [
            .page(.get, RecordPages.report, may, .useReportShown) { request in
                let month =
                    CalendarMonth(request.query["month"] ?? "") ?? CalendarMonth(of: CalendarDay(request.now))
                let report = try await store.read { tx in
                    try UseReport.read(month, try UseThresholdStore(tx: tx).thresholds(), in: tx)
                }
                return .page(UsePages.report(request, report))
            },
            .page(.get, RecordPages.thresholds, may, .useReportShown) { request in
                .page(UsePages.thresholds(request, try await thresholds()))
            },
            .page(.post, RecordPages.thresholds, may, .useThresholdsSet, set),
            .page(.get, RecordPages.procedures, may, .useReportShown, use),
        ]
    }

    private func thresholds() async throws -> UseThresholds {
        try await store.read { tx in try UseThresholdStore(tx: tx).thresholds() }
    }

    @Sendable private func set(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let thresholds = try UseThresholds(form)
            let exchange = request.exchange
            try await store.write { tx in
                try UseThresholdStore(tx: tx).set(thresholds, by: exchange.actor.identifier, at: exchange.now)
                try exchange.record(
                    subject: "per-clerk=\(thresholds.perClerk ?? 0) per-person=\(thresholds.perPerson ?? 0) "
                        + "office-hours=\(thresholds.officeHours?.text ?? "none")", in: tx.base)
            }
            return .seeOther(RecordPages.report)
        } refused: { error in
            UsePages.thresholds(request, try await thresholds(), error: error, form: form)
        }
    }

    @Sendable private func use(_ request: WebRequest) async throws -> WebResponse {
        let today = CalendarDay(request.now)
        let typed = (
            side: request.query["side"] ?? "inquirer",
            from: request.query["from"] ?? CalendarMonth(of: today).first.description,
            until: request.query["until"] ?? today.description
        )
        return try await request.answering {
            var criteria = DisclosureRecordCriteria()
            criteria.from = try DisclosureRecordCriteria.day(typed.from)
            criteria.until = try DisclosureRecordCriteria.day(typed.until)
            try criteria.check()
            guard let from = criteria.from, let until = criteria.until else { throw DisclosureRecordError.tooWide }
            let side = DisclosureRecord.Side(rawValue: typed.side) ?? .inquirer
            let (uses, all) = try await store.read { [procedures] tx in
                (try ProcedureUse.read(side, from: from, until: until, in: tx), try procedures(tx))
            }
            let used = Set(uses.map(\.procedure))
            return .page(
                UsePages.procedures(
                    request, side: side.rawValue, from: typed.from, until: typed.until, uses,
                    unused: side == .inquirer ? all.filter { !used.contains($0.code.text) } : [],
                    names: Dictionary(all.map { ($0.code.text, $0.name) }) { first, _ in first }))
        } refused: { error in
            UsePages.procedures(
                request, side: typed.side, from: typed.from, until: typed.until, nil, unused: [], names: [:],
                error: error)
        }
    }
}
