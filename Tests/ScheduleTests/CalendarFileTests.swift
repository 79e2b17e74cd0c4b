import Foundation
import Schedule
import ServiceCalendar
import Testing

/// A strict reader of RFC 5545: what it takes has the right lines, parts and dates.
struct CalendarReader {
    struct Malformed: Error, CustomStringConvertible { let description: String }

    private(set) var events: [[String: String]] = []

    init(_ text: String) throws {
        guard text.hasSuffix("\r\n") else { throw Malformed(description: "the last line does not end") }
        let raw = text.components(separatedBy: "\r\n").dropLast()
        var lines: [String] = []
        for line in raw {
            guard line.utf8.count <= 75 else { throw Malformed(description: "\(line.utf8.count) octets: \(line)") }
            guard !line.contains("\n"), !line.contains("\r") else { throw Malformed(description: "a bare line end") }
            if line.hasPrefix(" ") {
                guard !lines.isEmpty else { throw Malformed(description: "a fold without a line") }
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(line)
            }
        }
        guard lines.first == "BEGIN:VCALENDAR", lines.last == "END:VCALENDAR", lines.contains("VERSION:2.0"),
            lines.contains(where: { $0.hasPrefix("PRODID:") })
        else { throw Malformed(description: "not a calendar") }
        var event: [String: String]?
        for line in lines.dropFirst().dropLast() {
            let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2 else { throw Malformed(description: "no value: \(line)") }
            if line == "BEGIN:VEVENT" {
                event = [:]
            } else if line == "END:VEVENT", let done = event {
                for name in ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"] {
                    guard done[name] != nil else { throw Malformed(description: "\(name) is missing") }
                }
                events.append(done)
                event = nil
            } else if event != nil {
                guard event?.updateValue(try Self.plain(sides[1]), forKey: sides[0]) == nil else {
                    throw Malformed(description: "twice: \(line)")
                }
            }
        }
        guard Set(events.compactMap { $0["UID"] }).count == events.count else {
            throw Malformed(description: "UIDs are not unique")
        }
    }

    private static func plain(_ text: String) throws -> String {
        var plain = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                guard let meant = ["\\": "\\", ";": ";", ",": ",", "n": "\n"][character] else {
                    throw Malformed(description: "\\\(character)")
                }
                plain += meant
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" || character == "," {
                throw Malformed(description: "not escaped: \(text)")
            } else {
                plain.append(character)
            }
        }
        return plain
    }
}

@Suite struct CalendarFileTests {
    private let today = day("2031-06-10")

    private func text() throws -> String {
        let programme = try Sample.drill()
        return ScheduleCalendar(
            try Sample.sides(programme, done: ["siren"], today: today), programme: programme,
            organisation: try Sample.city(), now: Date(timeIntervalSince1970: 1_938_000_000.75)
        ).text
    }

    @Test func everyTaskAndMilestoneIsAnEntry() throws {
        let events = try CalendarReader(text()).events
        #expect(
            events.map { $0["SUMMARY"] } == ["サイレンを鳴らす（首長部局）", "人数を数える（首長部局）", "★ 訓練の日; 河川敷, 雨天決行"])
        #expect(events[0]["DTEND;VALUE=DATE"] == "20310611", "the day after the last")
        #expect(events[0]["DTSTAMP"] == "20310531T132000Z")
        #expect(events[2]["DTSTART;VALUE=DATE"] == "20310901")
        #expect(events[1]["DESCRIPTION"]?.contains("期限: 2031年(令和13年)7月31日(木)\n担当: システム管理者") == true)
    }

    @Test func longLinesAreFoldedBetweenCharacters() throws {
        let programme = try Sample.shipped()
        let text = ScheduleCalendar(
            try Sample.sides(programme, done: [], today: day("2016-05-19")), programme: programme,
            organisation: try Sample.city(), now: Date(timeIntervalSince1970: 0)
        ).text
        #expect(text.contains("\r\n "))
        let events = try CalendarReader(text).events
        #expect(events.contains { $0["SUMMARY"] == "自治体中間サーバー用暗号化通信用等電子証明書インストール（教育委員会）" })
    }

    @Test(arguments: [
        ("\r\n", "\n"), ("UID:siren", "UID:count"), ("DTSTAMP:", "X-STAMP:"), ("訓練の日\\;", "訓練の日;"),
        ("END:VCALENDAR\r\n", "END:VCALENDAR"),
    ]) func theReaderIsStrict(text: String, other: String) throws {
        let spoilt = try self.text().replacing(text, with: other)
        #expect(throws: CalendarReader.Malformed.self) { try CalendarReader(spoilt) }
    }
}
