import AccessControl
import AuditLog
import HTTPTypes
import Identifiers
import Programme
import ReadinessLedger
import ServiceCalendar
import Storage
import WebServer

extension SupportSite {
    /// Tasks, the records that prove them, and taking them back.
    var taskRoutes: [Route] {
        let task = "/support/{bureau}/tasks/{task}"
        return [
            .page(.get, task, .requires(.readSupportSite), .taskShown, showTask),
            .page(.post, "\(task)/confirmation", .requires(.confirmTasks), .taskConfirmed, confirmTask),
            .page(.get, "\(task)/reopening", .requires(.confirmTasks), .taskShown, askReopening),
            .page(.post, "\(task)/reopening", .requires(.confirmTasks), .taskReopened, reopenTask),
            .page(.get, "/support/records/{number}", .requires(.readSupportSite), .ownRecordShown, showRecord),
        ]
    }

    @Sendable private func showTask(_ request: WebRequest) async throws -> WebResponse {
        .page(TaskPages.task(request, try await taskView(request)))
    }

    @Sendable private func confirmTask(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let bureau = try bureau(request, of: organisation)
        let task = try request.parameter("task")
        return try await request.answering {
            let form = try request.form()
            try await ledger.confirm(
                task: task, of: organisation, bureau: bureau, name: form["name"], remark: form["remark"],
                by: request.exchange)
            return .seeOther(TaskView.path(task, bureau))
        } refused: { error in
            TaskPages.task(request, try await taskView(request), error: error)
        }
    }

    @Sendable private func askReopening(_ request: WebRequest) async throws -> WebResponse {
        let view = try await taskView(request)
        guard view.status.isDone else { return .seeOther(view.path) }
        return .page(TaskPages.reopening(request, view))
    }

    @Sendable private func reopenTask(_ request: WebRequest) async throws -> WebResponse {
        let view = try await taskView(request)
        return try await request.answering {
            let form = try request.form()
            try await ledger.reopen(
                task: view.task.id, of: view.organisation, bureau: view.bureau, name: form["name"],
                reason: form["reason"], by: request.exchange)
            return .seeOther(view.path)
        } refused: { error in
            TaskPages.reopening(request, view, error: error)
        }
    }

    /// A record of the organisation's own; any other is not there.
    @Sendable private func showRecord(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        guard let number = Int64(try request.parameter("number")),
            let record = try await store.read({ tx in try AuditLog.record(number, in: tx) }),
            record.organisation == organisation.code.text
        else { throw Problem.notFound }
        return .page(RecordPages.record(request, record, programme: ledger.programme))
    }
}
