import AuditLog
import HTTPTypes
import ServiceCalendar
import WebServer

/// The clock of a stand-in party: the machine's, or a rehearsal's that can be set from the rehearsal.
enum PartyClock {
    static func make(_ rehearseAt: String?) throws -> any WallClock {
        guard let text = rehearseAt else { return SystemClock() }
        guard let instant = JapanTime.parse(text) else { throw ToolError("rehearseAt is not RFC 3339: \(text)") }
        return RehearsalClock(at: instant)
    }

    /// Only in a rehearsal: there is no such route on the machine's own clock.
    static func routes(_ clock: any WallClock) -> [Route] {
        guard let clock = clock as? RehearsalClock else { return [] }
        return [
            .machine(.put, "/rehearsal/clock", .open, .clockSet) { request in
                guard let now = JapanTime.parse(try request.json(OperatorMessages.Clock.self).now) else {
                    throw Problem.unreadable("now")
                }
                clock.set(now)
                return try .json(OperatorMessages.Clock(now: JapanTime.text(clock.now)))
            }
        ]
    }
}
