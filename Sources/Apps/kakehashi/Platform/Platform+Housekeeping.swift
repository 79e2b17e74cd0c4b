import Foundation
import Logging
import Placement
import Programme
import PublicRepository
import ServiceCalendar
import Tenancy

/// How far housekeeping has come.
struct HousekeepingMarks: Sendable {
    var restartsDoneUntil: Date
    var listGoodUntil = Date.distantPast
    var filesSweptOn: CalendarDay?
}

/// What becomes due by itself.
extension Platform {
    /// Does what has become due: weekly restarts (§2.8), a fresh revocation list.
    func housekeeping() async throws {
        guard isWorking else { return }
        let now = parts.clock.now
        let began = parts.programme.weeklyRestart.lastStart(atOrBefore: now)
        if began > marks.restartsDoneUntil {
            logger.notice("weekly restart", metadata: ["began": "\(JapanTime.text(began))"])
        }
        for server in servers.values {
            do {
                try await server.housekeeping(restartBegan: began, at: now)
            } catch  where !parts.clusters.isAlone {
                // What keeps one server, on its way or on a cluster that is down, keeps no other.
                logger.error(
                    "housekeeping of a server failed",
                    metadata: ["tenant": "\(server.tenant.identifier)", "error": "\(error)"])
            }
        }
        marks.restartsDoneUntil = now
        do {
            try await Onboarding(platform: self, parts: parts).takeDueFormsIntoEffect(at: now)
        } catch {
            // It stays due: the next round tries again, and the other housekeeping goes on.
            logger.error("a form that is due did not take effect", metadata: ["error": "\(error)"])
        }
        try await helpDesk.housekeeping(at: now)
        // Once a day: it reads the names of all files.
        if marks.filesSweptOn != CalendarDay(now) {
            try await helpDesk.sweep()
            marks.filesSweptOn = CalendarDay(now)
        }
        do {
            try await followUp?.round(at: now)
        } catch {
            // Mail waits in its queue: the servers' own housekeeping goes on.
            logger.error("reminders or mail failed", metadata: ["error": "\(error)"])
        }
        if marks.listGoodUntil.timeIntervalSince(now) < RevocationRegister.validity / 2 { try await publishList() }
    }

    /// Publishes a list for the usual validity, or until a given instant.
    func publishList(until nextUpdate: Date? = nil) async throws {
        let now = parts.clock.now
        let span = ValiditySpan.list(validity: RevocationRegister.validity, at: now)
        try await parts.register.publish(thisUpdate: span.from, nextUpdate: nextUpdate ?? span.until, at: now)
        // A list that the operator ordered stands until the usual time: the schedule does not overrule a person.
        marks.listGoodUntil = now.addingTimeInterval(RevocationRegister.validity)
    }

    /// Opens or closes 公開リポジトリ for maintenance.
    func setRepository(open: Bool) async throws {
        if open { try await repository.open() } else { await repository.close() }
    }

    /// Housekeeping at once and every half minute, until the process ends.
    func keepHouse() async throws -> Never {
        while true {
            do {
                try await housekeeping()
            } catch {
                logger.error("housekeeping failed", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: .seconds(30))
        }
    }
}
