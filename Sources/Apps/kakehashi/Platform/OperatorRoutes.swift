import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import PKI
import Programme
import PublicRepository
import ReadinessLedger
import ServiceCalendar
import Storage
import SupportSite
import WebServer

/// The operator's console: organisations, revocation, hours, and in a rehearsal the clock.
struct OperatorRoutes: Sendable {
    let platform: Platform
    let parts: PlatformParts

    var routes: [Route] {
        let always: [Route] = [
            .machine(
                .post, "/operator/organisations", .requires(.operatePlatform), .supportAccountIssued, addOrganisation),
            .machine(
                .post, "/operator/organisations/{code}/acceptance", .requires(.operatePlatform), .usageNoticeAccepted,
                accept),
            .machine(.get, "/operator/organisations/{code}", .requires(.operatePlatform), .progressRead, progress),
            .machine(.post, "/operator/revocations", .requires(.operatePlatform), .certificateRevoked, revoke),
            .machine(.post, "/operator/revocation-lists", .requires(.operatePlatform), .listOrdered, publishList),
            .machine(.put, "/operator/repository", .requires(.operatePlatform), .repositorySwitched, switchRepository),
            .machine(.put, "/operator/service-hours/{day}", .requires(.operatePlatform), .serviceHoursSet, setHours),
            .machine(.get, "/operator/audit-records/{number}", .requires(.operatePlatform), .auditRecordRead, record),
        ]
        guard let clock = parts.clock as? RehearsalClock else { return always }
        return always + [
            .machine(.put, "/operator/clock", .requires(.operatePlatform), .clockSet) { request in
                guard let now = JapanTime.parse(try request.json(OperatorMessages.Clock.self).now) else {
                    throw Problem.unreadable("now")
                }
                clock.set(now)
                try await platform.housekeeping()
                return try .json(OperatorMessages.Clock(now: JapanTime.text(clock.now)))
            }
        ]
    }

    private func organisation(_ request: WebRequest) async throws -> Organisation {
        let code = try request.parameter("code")
        guard let found = try await parts.store.read({ tx in try NoticeFormStore.organisation(code, in: tx) }) else {
            throw Problem.notFound
        }
        return found
    }

    @Sendable private func addOrganisation(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.AddOrganisation.self)
        guard let kind = OrganisationKind(rawValue: asked.kind) else { throw Problem.unreadable("kind") }
        let organisation = Organisation(
            code: try LocalGovernmentCode(asked.code), kind: kind, prefecture: asked.prefecture, name: asked.name)
        let account = try await Onboarding(platform: platform, parts: parts).add(
            organisation, supportAdministrator: asked.supportAdministrator, by: request.exchange)
        return try .json(account, status: 201)
    }

    @Sendable private func accept(_ request: WebRequest) async throws -> WebResponse {
        let acceptance = try await Onboarding(platform: platform, parts: parts).accept(
            try await organisation(request), by: request.exchange)
        return try .json(acceptance, status: 201)
    }

    @Sendable private func progress(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        var tasks: [OperatorMessages.Progress.Task] = []
        for bureau in organisation.bureaus {
            for status in try await platform.ledger.statuses(of: organisation, bureau: bureau) {
                var record: Int64?
                if case .done(_, let number) = status.state { record = number }
                tasks.append(
                    .init(
                        bureau: bureau.rawValue, task: status.task.id, title: status.task.title, done: status.isDone,
                        record: record))
            }
        }
        let completion = try await platform.ledger.completion(of: organisation)
        return try .json(OperatorMessages.Progress(complete: completion.isComplete, tasks: tasks))
    }

    @Sendable private func revoke(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.Revocation.self)
        guard let reason = RevocationReason(name: asked.reason) else { throw Problem.unreadable("reason") }
        try await parts.register.revoke(
            Revocation(serialNumber: asked.serialNumber, revokedAt: request.now, reason: reason), by: request.exchange)
        // A list with the new entry at once: waiting for the schedule would leave a window open.
        try await platform.publishList()
        return try .json(asked, status: 201)
    }

    @Sendable private func publishList(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.RevocationList.self)
        try await platform.publishList(until: asked.goodForSeconds.map { request.now.addingTimeInterval($0) })
        return try .json(asked, status: 201)
    }

    @Sendable private func switchRepository(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.RepositoryState.self)
        try await platform.setRepository(open: asked.open)
        return try .json(asked)
    }

    @Sendable private func setHours(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(OperatorMessages.Hours.self)
        guard let day = CalendarDay(try request.parameter("day")) else { throw Problem.unreadable("day") }
        let hours = asked.hours.flatMap(DailyHours.init)
        guard asked.hours == nil || hours != nil else { throw Problem.unreadable("hours") }
        try await parts.hours.set(hours, on: day, by: request.exchange)
        return try .json(asked)
    }

    @Sendable private func record(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("number")),
            let found = try await parts.store.read({ tx in try AuditLog.record(number, in: tx) })
        else { throw Problem.notFound }
        return try .json(
            OperatorMessages.Record(
                sequence: found.sequence, recordedAt: JapanTime.text(found.recordedAt), event: found.event,
                outcome: found.outcome.rawValue, organisation: found.organisation, bureau: found.bureau,
                actor: found.actor, remoteAddress: found.remoteAddress, subject: found.subject))
    }
}

extension AuditEvent {
    static let progressRead = AuditEvent("progress.read", "The operator looked at an organisation's readiness.")
    static let listOrdered = AuditEvent("revocation-list.ordered", "The operator had a revocation list published.")
    static let repositorySwitched = AuditEvent(
        "repository.switched", "The operator opened or closed the public repository.")
    static let serviceHoursSet = AuditEvent("service-hours.set", "The operator changed one day's service hours (§1.4).")
    static let auditRecordRead = AuditEvent("audit-record.read", "The operator read an audit record.")
    static let clockSet = AuditEvent("clock.set", "A rehearsal's clock was set.")
}
