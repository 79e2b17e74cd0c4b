import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import RollUp
import ServiceCalendar
import Spreadsheet
import Storage
import Testing

@testable import FollowUp
@testable import WebServer

/// A prefecture's officer meets no organisation of another prefecture, nor the prefecture's own body, by any route.
@Suite struct ReachTests {
    private let world: TwoPrefectures
    /// What only organisations outside 長野県's reach have.
    private static let outside = [
        "131016", "131024", "千代田区", "中央区", "東京", "130001", "Chiyoda", "外の記録", "外の督促", "200000@", "T200000",
    ]
    private var inner: [String: String] = [:]
    private var outer: [String: String] = [:]

    init() async throws {
        world = try await TwoPrefectures()
        let made = try await Self.fill(world)
        inner = made.inner
        outer = made.outer
    }

    /// A note, a schedule and a message on either side.
    private static func fill(_ world: TwoPrefectures) async throws -> (inner: [String: String], outer: [String: String])
    {
        var (inner, outer) = (["code": "202029", "prefecture": "20"], ["code": "131016", "prefecture": "13"])
        let started = JapanTime.parse("2016-06-02T12:00:00+09:00") ?? .distantPast
        for (reach, word, code) in [(Reach.prefecture("20"), "内", "202029"), (.prefecture("13"), "外", "131016")] {
            let organisation = try LocalGovernmentCode(code)
            let number = try await world.store.write { tx in
                try CallNotes.add(
                    talkedTo: "\(word)の相手", content: "\(word)の記録", callAgainOn: CalendarDay("2016-06-01"),
                    of: organisation, by: ("x", "x"), at: started, in: tx)
                let draft = ReminderDraft(
                    title: "\(word)の督促", target: .overdue, task: nil, weekdays: [.monday], minute: 600,
                    subject: "{団体名}", content: "{確認}")
                let number = try ReminderStore.add(draft, reach: reach, by: "x", at: started, in: tx)
                try ReminderStore.start(number, of: reach, by: "x", at: started, in: tx)
                return number
            }
            if word == "内" { inner["schedule"] = "\(number)" } else { outer["schedule"] = "\(number)" }
        }
        try await world.post.sendDue(at: JapanTime.parse("2016-06-13T10:00:00+09:00") ?? .distantPast)
        let messages = try await world.store.read { tx in
            (try MessageStore.all(of: "202029", in: tx).first, try MessageStore.all(of: "131016", in: tx).first)
        }
        inner["message"] = try "\(#require(messages.0).number)"
        outer["message"] = try "\(#require(messages.1).number)"
        return (inner, outer)
    }

    private func names(_ route: Route) -> [String] {
        route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    private static let forms: [String: String] = [
        "content": "本文 {確認}", "title": "新しい督促", "target": "overdue", "weekdays": "2", "time": "10:00",
        "subject": "件名", "name": "例田", "role": "window-clerk", "department": "部", "telephone": "1",
        "mail": "a@example.jp", "from": "2016-06-14", "q": "千代田",
    ]

    private func visible(_ response: WebResponse) throws -> String {
        let type = response.headers.first { $0.name == "content-type" }?.value ?? ""
        if type.contains("spreadsheetml") {
            return try Workbook(decoding: response.body).sheets.flatMap { sheet in
                sheet.rows.flatMap { $0.cells.map(\.value.displayText) }
            }.joined(separator: "\n")
        }
        return String(decoding: response.body, as: UTF8.self)
    }

    @Test func everyPartOfAPathIsKnownHere() {
        // A new part needs a value on either side, so that the test below asks for it.
        let parts = Set(world.site.routes.flatMap(names))
        #expect(parts == Set(inner.keys) && parts == Set(outer.keys), "\(parts)")
        #expect(world.site.routes.count { $0.access == .requires(.readRollUp) } >= 14)
    }

    @Test func whatLiesOutsideIsNotFoundByAnyRoute() async throws {
        for route in world.site.routes {
            let parts = names(route)
            guard !parts.isEmpty else { continue }
            for mask in 1..<(1 << parts.count) {
                let values = Dictionary(
                    uniqueKeysWithValues: parts.enumerated().map { place, name in
                        (name, (mask & (1 << place) != 0 ? outer[name] : inner[name]) ?? "")
                    })
                let before = try await count()
                let response = await world.ask(route, values, form: Self.forms)
                #expect(response.status == 404, "\(route.method) \(route.path) \(values)")
                let text = try visible(response)
                for word in Self.outside { #expect(!text.contains(word), "\(route.path) shows \(word)") }
                #expect(try await count() == before, "\(route.path) wrote something")
            }
        }
    }

    /// What a stranger's request could have written.
    private func count() async throws -> [Int64] {
        try await world.store.read { tx in
            let row = try tx.row(
                """
                SELECT (SELECT count(*) FROM follow_up_notes) AS a, (SELECT count(*) FROM contact_handovers) AS b,
                    (SELECT count(*) FROM follow_up_messages WHERE confirmed_at IS NOT NULL) AS c,
                    (SELECT count(*) FROM reminder_schedules WHERE paused_at IS NOT NULL OR started_at IS NULL) AS d
                """, [])
            return try ["a", "b", "c", "d"].map { try row?.integer($0) ?? -1 }
        }
    }

    @Test(arguments: [
        "", "q=%E5%8D%83%E4%BB%A3%E7%94%B0", "q=131016", "q=chiyoda", "prefecture=13", "standing=overdue", "page=2",
        "kind=special-ward", "kind=prefecture", "task=vpn-device", "month=2016-05", "reach=", "organisation=131016",
    ]) func noPageFileOrSearchShowsThem(query: String) async throws {
        var shown = 0
        for route in world.site.routes where route.method == .get {
            let values = Dictionary(uniqueKeysWithValues: names(route).map { ($0, inner[$0] ?? "") })
            let response = await world.ask(route, values, query: query)
            // The own prefecture's page is the first page; routes of signing in need an account.
            if route.access == .requires(.readRollUp) {
                #expect([200, 303].contains(response.status), "\(route.path) \(response.status)")
            }
            let text = try visible(response)
            // What was asked for stands in the search's own field.
            let answer = ["131016", "chiyoda", "千代田区"].reduce(text) {
                $0.replacing("value=\"\($1)\"", with: "")
            }
            for word in Self.outside {
                #expect(!answer.contains(word), "\(route.path)?\(query) shows \(word)")
            }
            if text.contains("松本市") { shown += 1 }
        }
        if query.isEmpty { #expect(shown >= 10, "the pages show somebody at all: \(shown)") }
    }

    @Test func theListsEndWhereTheReachEnds() async throws {
        let route = try #require(world.route(.get, "/follow-up/export/organisations.csv"))
        let rows = String(decoding: await world.ask(route).body, as: UTF8.self).split(whereSeparator: \.isNewline)
        #expect(rows.count == 4)
        let all = String(
            decoding: await world.ask(route, as: TwoPrefectures.who(.stateOfficer)).body, as: UTF8.self)
        #expect(all.split(whereSeparator: \.isNewline).count == 8 && all.contains("千代田区"))
    }

    @Test func theStateReadsAndWritesNothing() async throws {
        for route in world.site.routes where route.access == .requires(.followUp) {
            let values = Dictionary(uniqueKeysWithValues: names(route).map { ($0, inner[$0] ?? "") })
            let response = await world.ask(route, values, form: Self.forms, as: TwoPrefectures.who(.stateOfficer))
            #expect(response.status == 403, "\(route.path)")
        }
    }

    @Test(arguments: Role.allCases) func othersSeeNothingAtAll(role: Role) async throws {
        let allowed: Set<Role> = [.prefectureOfficer, .stateOfficer, .platformOperator]
        for route in world.site.routes where route.access == .requires(.readRollUp) {
            let values = Dictionary(uniqueKeysWithValues: names(route).map { ($0, inner[$0] ?? "") })
            let response = await world.ask(route, values, as: TwoPrefectures.who(role))
            #expect(
                (response.status == 403) != allowed.contains(role) || response.status == 404, "\(role) \(route.path)")
        }
    }

    @Test func anOfficerWithoutAPrefectureSeesNothing() async throws {
        let route = try #require(world.route(.get, "/follow-up/organisations"))
        let response = await world.ask(route, as: TwoPrefectures.who(.prefectureOfficer, prefecture: ""))
        #expect(response.status == 403)
    }
}
