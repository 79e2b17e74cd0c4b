import AccessControl
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

@Suite struct PageTests {
    private let world: TwoPrefectures

    init() async throws {
        world = try await TwoPrefectures()
    }

    private func text(_ response: WebResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    private func post(_ path: String, _ form: [String: String], code: String = "202029") async throws -> WebResponse {
        let route = try #require(world.route(.post, path))
        return await world.ask(route, path.contains("{code}") ? ["code": code] : [:], form: form)
    }

    private func page(_ path: String, _ values: [String: String] = [:], query: String = "") async throws -> String {
        let route = try #require(world.route(.get, path))
        let response = await world.ask(route, values, query: query)
        #expect(response.status == 200)
        return text(response)
    }

    /// The number of questions that a page asks the database does not grow with the organisations.
    @Test func noPageAsksForEachOrganisation() async throws {
        let routes = world.site.routes.filter {
            $0.method == .get && ($0.access == .requires(.readRollUp) || $0.path == "/follow-up/")
                && !$0.path.contains("{schedule}")
        }
        func counts() async -> [String: Int] {
            var counts: [String: Int] = [:]
            for route in routes {
                let values = ["code": "202029", "prefecture": "20"].filter { route.path.contains("{\($0.key)}") }
                // Warm: the board has read what is new.
                for _ in 0..<2 {
                    world.store.reset()
                    _ = await world.ask(route, values, as: TwoPrefectures.who(.stateOfficer))
                }
                counts[route.path] = world.store.count
            }
            return counts
        }
        let few = await counts()
        for number in 0..<60 {
            for check in 0...9 {
                guard let code = try? LocalGovernmentCode("20\(810 + number)\(check)") else { continue }
                try await world.add(
                    Organisation(code: code, kind: .partialUnion, prefecture: "長野県", name: "組合\(number)"))
            }
        }
        #expect(await counts() == few)
        #expect(few.count >= 12)
        for (path, count) in few { #expect(count <= 15, "\(path) asks \(count) questions") }
    }

    @Test func aNoteIsKeptAndShown() async throws {
        let path = "/follow-up/organisations/{code}/notes"
        #expect(try await post(path, ["content": ""]).status == 422)
        #expect(try await post(path, ["content": "x", "call-again-on": "2016-06-01"]).status == 422)
        #expect(
            try await post(path, ["content": "<b>折返し待ち", "talked-to": "例川", "call-again-on": "2016-06-20"]).status
                == 303)
        let shown = try await page("/follow-up/organisations/{code}", ["code": "202029"])
        #expect(shown.contains("&lt;b&gt;折返し待ち") && shown.contains("2016-06-20") && shown.contains("例田　道子"))
        #expect(try await page("/follow-up/calls").contains("折返し待ち"))
    }

    @Test(arguments: ["role", "name", "department", "telephone", "mail", "from"])
    func aHandoverSaysWhichFieldIsWrong(field: String) async throws {
        var form = [
            "role": "window-clerk", "name": "例島　修", "department": "総務部", "telephone": "0263-00-0009",
            "mail": "shin@example.jp", "from": "2016-06-14",
        ]
        let path = "/follow-up/organisations/{code}/handovers"
        form[field] = ""
        let response = try await post(path, form)
        #expect(response.status == 422 && text(response).contains("name=\"\(field)\""))
    }

    @Test func aHandoverChangesWhoIsCalled() async throws {
        let form = [
            "role": "window-clerk", "name": "例島　修", "department": "総務部", "telephone": "0263-00-0009",
            "mail": "shin@example.jp", "from": "2016-06-14",
        ]
        #expect(try await post("/follow-up/organisations/{code}/handovers", form).status == 303)
        let shown = try await page("/follow-up/organisations/{code}/contacts", ["code": "202029"])
        #expect(shown.contains("例島　修") && shown.contains("から引き継ぎ"))
    }

    @Test(arguments: [
        ("title", ""), ("target", "x"), ("task", "no-such-task"), ("weekdays", ""), ("time", "25:00"), ("time", "10"),
        ("subject", ""), ("content", "確認のアドレスがない"),
    ]) func aDraftSaysWhichFieldIsWrong(field: String, value: String) async throws {
        let response = try await post("/follow-up/reminders", Self.draft.merging([field: value]) { $1 })
        #expect(response.status == 422, "\(field)")
    }

    private static let draft = [
        "title": "毎週の督促", "target": "overdue", "task": "", "weekdays": "2", "time": "10:00", "subject": "{団体名}の確認",
        "content": "{作業} {確認}",
    ]

    @Test func aReminderIsPreviewedBeforeItIsStarted() async throws {
        let response = try await post("/follow-up/reminders", Self.draft)
        #expect(response.headers.first { $0.name == "location" }?.value == "/follow-up/reminders/1")
        let preview = try await page("/follow-up/reminders/{schedule}", ["schedule": "1"])
        #expect(preview.contains("3団体、3通") && preview.contains("件名：") && preview.contains("a202029@example.jp"))
        let monday = try #require(JapanTime.parse("2016-06-20T10:00:00+09:00"))
        try await world.post.sendDue(at: monday)
        #expect(try await world.store.read { tx in try tx.rows("SELECT 1 AS one FROM outgoing_mail", []).count } == 0)
        let start = try #require(world.route(.post, "/follow-up/reminders/{schedule}/start"))
        #expect(await world.ask(start, ["schedule": "1"]).status == 303)
        try await world.post.sendDue(at: monday)
        #expect(try await world.store.read { tx in try tx.rows("SELECT 1 AS one FROM outgoing_mail", []).count } == 3)
        #expect(try await page("/follow-up/messages").contains("未確認"))
    }

    @Test func aLettersAddressConfirmsItOnce() async throws {
        try await aReminderIsPreviewedBeforeItIsStarted()
        let token = try await world.store.read { tx in
            try tx.row("SELECT token FROM follow_up_messages WHERE organisation = '202029'", [])?.text("token")
        }
        let routes = ConfirmationRoutes(store: world.store).routes
        let nobody = Authenticated.nobody
        let unknown = await world.ask(routes[0], ["token": "x"], as: nobody)
        #expect(unknown.status == 404)
        let known = ["token": try #require(token)]
        #expect(text(await world.ask(routes[0], known, as: nobody)).contains("松本市の確認"))
        #expect(await world.ask(routes[1], known, form: ["name": ""], as: nobody).status == 422)
        #expect(await world.ask(routes[1], known, form: ["name": "例川"], as: nobody).status == 303)
        #expect(await world.ask(routes[1], known, form: ["name": "別人"], as: nobody).status == 303)
        #expect(try await page("/follow-up/organisations/{code}", ["code": "202029"]).contains("例川（画面）"))
    }

    @Test func theReportOfAMonthSaysHowItStoodThen() async throws {
        let now = try await page("/follow-up/report")
        #expect(now.contains("2016年6月分") && now.contains("内閣官房、総務省"))
        #expect(try await page("/follow-up/report", query: "month=2016-02").contains("2016年2月分"))
        // A month to come is the one that runs.
        #expect(try await page("/follow-up/report", query: "month=2017-02").contains("2016年6月分"))
        let route = try #require(world.route(.get, "/follow-up/export/report.xlsx"))
        let workbook = try Workbook(decoding: await world.ask(route).body)
        #expect(workbook.sheets.map(\.name) == ["概要", "都道府県別", "作業別", "完了していない団体"])
        #expect(workbook.sheet(named: "概要")?[2, 1] == .number(3))
    }

    @Test func everyTaskIsInTheFile() async throws {
        let route = try #require(world.route(.get, "/follow-up/export/tasks.csv"))
        let lines = text(await world.ask(route)).split(whereSeparator: \.isNewline)
        let expected = world.plan.slots(of: .city).count * 2 + world.plan.slots(of: .partialUnion).count
        #expect(lines.count == 1 + expected)
        #expect(lines.contains { $0.hasPrefix("202029,長野県,松本市,市,首長部局,利用開始連絡,2016-02-19,2016-02-01 12:00") })
    }
}
