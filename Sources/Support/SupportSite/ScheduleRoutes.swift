import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import Spreadsheet
import Storage
import WebServer

extension SupportSite {
    /// The schedule: chart, dates of each task, and what is taken away.
    var scheduleRoutes: [Route] {
        let dates = "/support/{bureau}/tasks/{task}/dates"
        return [
            .page(.get, "/support/schedule", .requires(.readSupportSite), .scheduleShown, showSchedule),
            .page(.get, dates, .requires(.readSupportSite), .scheduleShown, showDates),
            .page(.post, dates, .requires(.confirmTasks), .schedulePlanned, enterDates),
            .page(.get, "/support/schedule/schedule.ics", .requires(.readSupportSite), .scheduleTaken, calendarFile),
            .page(.get, "/support/schedule/schedule.xlsx", .requires(.readSupportSite), .scheduleTaken, workbook),
            .page(.get, "/support/schedule/schedule.svg", .requires(.readSupportSite), .scheduleTaken, picture),
        ]
    }

    private func range(_ request: WebRequest) -> GanttPicture.Range {
        request.query["range"].flatMap(GanttPicture.Range.init) ?? .tasks
    }

    @Sendable private func showSchedule(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let sides = try await schedules(organisation, today: CalendarDay(request.now))
        return .page(
            SchedulePages.schedule(
                request, organisation, sides, programme: ledger.programme, range: range(request)))
    }

    @Sendable private func calendarFile(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let sides = try await schedules(organisation, today: CalendarDay(request.now))
        let calendar = ScheduleCalendar(
            sides, programme: ledger.programme, organisation: organisation, now: request.now)
        return .file(Array(calendar.text.utf8), type: "text/calendar; charset=utf-8", name: "schedule.ics")
    }

    @Sendable private func workbook(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let today = CalendarDay(request.now)
        let book = ScheduleWorkbook.workbook(
            try await schedules(organisation, today: today), programme: ledger.programme, organisation: organisation,
            today: today)
        return .file(try book.encoded(), type: Self.workbookType, name: "schedule.xlsx")
    }

    static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @Sendable private func picture(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let today = CalendarDay(request.now)
        let chart = GanttPicture(
            try await schedules(organisation, today: today), programme: ledger.programme, range: range(request),
            today: today)
        let diagram = chart.diagram(title: SchedulePages.title(organisation, ledger.programme))
        return .file(Array(diagram.document.utf8), type: "image/svg+xml", name: "schedule.svg")
    }

    @Sendable private func showDates(_ request: WebRequest) async throws -> WebResponse {
        .page(SchedulePages.dates(request, try await taskView(request)))
    }

    @Sendable private func enterDates(_ request: WebRequest) async throws -> WebResponse {
        let view = try await taskView(request)
        return try await request.answering {
            let typed = try TypedDates(try request.form(), of: view, today: CalendarDay(request.now))
            try await keep(typed, view, request)
            return .seeOther("/support/schedule")
        } refused: { error in
            SchedulePages.dates(request, view, error: error)
        }
    }

    /// One new version for the task, and for each that follows when they move along.
    private func keep(_ typed: TypedDates, _ view: TaskView, _ request: WebRequest) async throws {
        let exchange = request.exchange
        let moved = view.line.known.plan.end.days(until: typed.span.end)
        let order = view.side.lines.map { (id: $0.task.id, after: $0.task.after) }
        let followers = typed.movesFollowers ? ScheduleRules.followers(of: view.task.id, in: order) : []
        let along = moved == 0 ? [] : view.side.lines.filter { followers.contains($0.task.id) && !$0.status.isDone }
        let scope = AuditScope(organisation: view.organisation.code.text, bureau: view.bureau.rawValue)
        try await store.write { tx in
            try ScheduleStore.add(
                typed.span, beganOn: typed.beganOn, task: view.task.id, of: view.organisation, bureau: view.bureau,
                by: typed.name, at: exchange.now, in: tx)
            for line in along {
                try ScheduleStore.add(
                    line.known.plan.moved(days: moved), beganOn: line.known.beganOn, task: line.task.id,
                    of: view.organisation, bureau: view.bureau, by: typed.name, at: exchange.now, in: tx)
            }
            try exchange.record(subject: "\(view.task.id) \(typed.span.begin) \(typed.span.end)", scope: scope, in: tx)
        }
    }
}
