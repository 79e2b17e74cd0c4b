import Foundation
import Identifiers
import NoticeForms
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import Storage
import WebServer

/// Everything that the page of one task says.
struct TaskView {
    let organisation: Organisation
    let programme: Programme
    let line: SideSchedule.Line
    let side: SideSchedule
    let notice: UsageNotice?
    let reopenings: [TaskReopening]
    let entries: [ScheduleStore.Entry]

    var status: TaskStatus { line.status }
    var task: ProgrammeTask { line.task }
    var bureau: Bureau { side.bureau }
    var path: String { Self.path(task.id, bureau) }

    static func path(_ task: String, _ bureau: Bureau) -> String { "/support/\(bureau.rawValue)/tasks/\(task)" }
}

extension SupportSite {
    /// The schedules of all sides, each task with its state.
    func schedules(_ organisation: Organisation, today: CalendarDay) async throws -> [SideSchedule] {
        var sides: [SideSchedule] = []
        for bureau in organisation.bureaus {
            let statuses = try await ledger.statuses(of: organisation, bureau: bureau)
            let entries = try await store.read { tx in
                try ScheduleStore.entries(of: organisation, bureau: bureau, in: tx)
            }
            sides.append(
                SideSchedule(statuses, bureau: bureau, entries: entries, programme: ledger.programme, today: today))
        }
        return sides
    }

    /// The 連絡票 in effect; nil before.
    func acceptedNotice(_ organisation: Organisation) async throws -> UsageNotice? {
        let kept = try await store.read { tx in
            try NoticeFormStore.inEffect(of: organisation.code, in: tx)
        }
        return kept.flatMap { try? UsageNotice(yaml: $0.usageNotice) }
    }

    /// One task of the side that a path names.
    func taskView(_ request: WebRequest) async throws -> TaskView {
        let organisation = try await organisation(request)
        let bureau = try bureau(request, of: organisation)
        let identifier = try request.parameter("task")
        let sides = try await schedules(organisation, today: CalendarDay(request.now))
        guard let side = sides.first(where: { $0.bureau == bureau }),
            let line = side.lines.first(where: { $0.task.id == identifier })
        else { throw Problem.notFound }
        let notice = try await acceptedNotice(organisation)
        let (reopenings, entries) = try await store.read { tx in
            (
                try TaskReopening.all(of: organisation, bureau: bureau, in: tx),
                try ScheduleStore.entries(of: organisation, bureau: bureau, in: tx)
            )
        }
        return TaskView(
            organisation: organisation, programme: ledger.programme, line: line, side: side, notice: notice,
            reopenings: reopenings.filter { $0.task == identifier }, entries: entries.filter { $0.task == identifier })
    }
}
