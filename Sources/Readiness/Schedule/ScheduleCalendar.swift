public import Foundation
public import Identifiers
public import Programme
import ReadinessLedger
import ServiceCalendar

/// The schedule for a calendar program: an `.ics` file after RFC 5545.
public struct ScheduleCalendar: Sendable {
    /// UTF-8, CRLF, lines folded at 75 octets.
    public let text: String

    /// Writes the tasks of all sides and the dated milestones; `now` is the stamp of every entry.
    public init(_ sides: [SideSchedule], programme: Programme, organisation: Organisation, now: Date) {
        let stamp = Self.stamp(now)
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kakehashi//Schedule//JA", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped("\(organisation.name) \(programme.title)"))",
        ]
        for side in sides {
            for line in side.lines {
                lines += Self.event(
                    "\(line.task.id).\(side.bureau.rawValue).\(organisation.code.text)", line.forecast.span,
                    summary: "\(line.task.title)（\(side.bureau.title)）", description: Self.description(line),
                    stamp: stamp, category: line.status.isDone ? "完了" : "作業")
            }
        }
        for milestone in programme.milestones {
            guard let from = milestone.from ?? milestone.to,
                let span = PlannedSpan(from, milestone.to ?? from)
            else { continue }
            lines += Self.event(
                "milestone.\(milestone.id).\(organisation.code.text)", span, summary: "★ \(milestone.title)",
                description: milestone.remark ?? milestone.section, stamp: stamp, category: "マイルストーン")
        }
        text = (lines + ["END:VCALENDAR"]).map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    private static func event(
        _ identifier: String, _ span: PlannedSpan, summary: String, description: String, stamp: String,
        category: String
    ) -> [String] {
        [
            "BEGIN:VEVENT", "UID:\(identifier)@kakehashi.invalid", "DTSTAMP:\(stamp)",
            "DTSTART;VALUE=DATE:\(day(span.begin))",
            // The end of an all-day event is the first day after it (§3.6.1).
            "DTEND;VALUE=DATE:\(day(span.end.adding(days: 1)))", "SUMMARY:\(escaped(summary))",
            "DESCRIPTION:\(escaped(description))", "CATEGORIES:\(escaped(category))", "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    }

    private static func description(_ line: SideSchedule.Line) -> String {
        let deadline = line.task.deadline.map { "期限: \(JapanTime.japanese($0))\n" } ?? ""
        return "\(deadline)担当: \(line.task.responsible)\n\(line.task.purpose)"
    }

    private static func day(_ day: CalendarDay) -> String { day.description.replacing("-", with: "") }

    private static func stamp(_ now: Date) -> String {
        let seconds = Int(now.timeIntervalSince1970)
        let instant = Date(timeIntervalSince1970: Double(seconds))
        return instant.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
    }

    /// §3.3.11.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    /// §3.1: no line longer than 75 octets, and none broken within a character.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if octets + size > 75 {
                folded += "\r\n "
                octets = 1
            }
            folded.unicodeScalars.append(scalar)
            octets += size
        }
        return folded
    }
}
