import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import RollUp
import ServiceCalendar
import Storage
import WebServer

/// Reminders: drafted, previewed, started by a person, paused.
struct ReminderRoutes: Sendable {
    let site: FollowUpSite

    var routes: [Route] {
        let base = "\(FollowUpSite.base)/reminders"
        return [
            .page(.get, base, .requires(.readRollUp), .remindersShown, list),
            .page(.post, base, .requires(.followUp), .reminderDrafted, draft),
            .page(.get, "\(base)/{schedule}", .requires(.readRollUp), .reminderPreviewed, preview),
            .page(.post, "\(base)/{schedule}/start", .requires(.followUp), .reminderStarted, start),
            .page(.post, "\(base)/{schedule}/pause", .requires(.followUp), .reminderPaused, pause),
            .page(.get, "\(FollowUpSite.base)/messages", .requires(.readRollUp), .messagesShown, messages),
        ]
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        .page(try await listPage(request, nil, error: nil))
    }

    private func listPage(
        _ request: WebRequest, _ form: ReminderForm?, error: (any ProblemConvertible)?
    ) async throws -> Page {
        let reach = try Reach(request)
        let schedules = try await site.store.read { tx in try ReminderStore.all(of: reach, in: tx) }
        return ReminderPages.list(request, schedules, site.plan, form ?? ReminderForm(), error: error)
    }

    @Sendable private func draft(_ request: WebRequest) async throws -> WebResponse {
        let reach = try Reach(request)
        let form = ReminderForm(try request.form())
        return try await request.answering {
            let (draft, exchange) = (try form.draft(site.plan), request.exchange)
            let number = try await site.store.write { tx in
                let number = try ReminderStore.add(
                    draft, reach: reach, by: exchange.actor.identifier, at: exchange.now, in: tx)
                try exchange.record(subject: "schedule \(number)", in: tx)
                return number
            }
            return .seeOther("\(FollowUpSite.base)/reminders/\(number)")
        } refused: { error in
            try await listPage(request, form, error: error)
        }
    }

    /// A schedule of whoever asks; another's is not found.
    private func schedule(_ request: WebRequest) async throws -> ReminderSchedule {
        let reach = try Reach(request)
        guard let number = Int64(try request.parameter("schedule")),
            let found = try await site.store.read({ tx in try ReminderStore.schedule(number, of: reach, in: tx) })
        else { throw Problem.notFound }
        return found
    }

    @Sendable private func preview(_ request: WebRequest) async throws -> WebResponse {
        let schedule = try await schedule(request)
        let recipients = try await site.post.recipients(
            of: schedule.target, task: schedule.task, within: schedule.reach, at: request.now)
        let codes = recipients.map(\.progress.organisation.code)
        let now = request.now
        let contacts = try await site.store.read { tx in try ContactTable.contacts(of: codes, at: now, in: tx) }
        return .page(ReminderPages.preview(request, schedule, recipients, contacts))
    }

    @Sendable private func start(_ request: WebRequest) async throws -> WebResponse {
        let schedule = try await schedule(request)
        let exchange = request.exchange
        try await site.store.write { tx in
            try ReminderStore.start(
                schedule.number, of: schedule.reach, by: exchange.actor.name, at: exchange.now, in: tx)
            try exchange.record(subject: "schedule \(schedule.number)", in: tx)
        }
        return .seeOther("\(FollowUpSite.base)/reminders/\(schedule.number)")
    }

    @Sendable private func pause(_ request: WebRequest) async throws -> WebResponse {
        let schedule = try await schedule(request)
        let exchange = request.exchange
        try await site.store.write { tx in
            try ReminderStore.pause(schedule.number, of: schedule.reach, at: exchange.now, in: tx)
            try exchange.record(subject: "schedule \(schedule.number)", in: tx)
        }
        return .seeOther("\(FollowUpSite.base)/reminders/\(schedule.number)")
    }

    @Sendable private func messages(_ request: WebRequest) async throws -> WebResponse {
        let reach = try Reach(request)
        let organisations = try await site.board.organisations(within: reach)
        let messages = try await site.store.read { tx in
            try MessageStore.newest(within: reach, limit: 200, in: tx)
        }
        let names = Dictionary(
            organisations.map { ($0.organisation.code.text, $0.organisation.name) },
            uniquingKeysWith: { first, _ in first })
        return .page(ReminderPages.messages(request, messages, names))
    }
}
