import Programme
import ServiceCalendar
import Testing

@Suite("Programme: a bad file is refused with its line")
struct ProgrammeErrorTests {
    /// A small file that is right; each test spoils one place of it.
    private static let good = """
        identifier: test
        title: 試験
        serviceHours: { weekdays: "12:00-21:00", overrides: [{ day: 2016-05-19, hours: "10:00-21:00" }] }
        interfaceSystemWindows: [{ day: 2016-05-19, hours: "10:00-17:00" }]
        weeklyRestart: { startWeekday: sunday, startHour: 17, endWeekday: monday, endHour: 8 }
        milestones: [{ id: m, title: 節目, from: 2016-05-01, to: 2016-05-31, section: §1.2 }]
        documents: [{ id: d, title: 資料, section: §6.1 }]
        tasks:
          - { id: a, title: 甲, bureaus: [mayor, education], after: [], responsible: システム管理者, documents: [d], section: §2.2 }
          - { id: b, title: 乙, bureaus: [mayor], after: [a], responsible: システム管理者, documents: [], section: §2.3 }
          - { id: c, title: 丙, bureaus: [mayor], after: [b], responsible: システム管理者, documents: [], section: §2.4 }
        checklist: [{ id: c1, place: 箇所, title: 項目, deadline: 2016-05-31 }]
        """

    private func read(_ yaml: String) throws -> Programme {
        try Programme(yaml: yaml, holidays: HolidayList(csv: "date,name\n2016-04-29,昭和の日\n"))
    }

    @Test("The file is right")
    func right() throws {
        #expect(try read(Self.good).tasks.map(\.id) == ["a", "b", "c"])
    }

    @Test(
        "One place spoilt",
        arguments: [
            ("title: 試験", "titel: 試験", 2, "titel", "不明"),
            ("title: 試験\n", "", 1, "", "title"),
            ("title: 試験", "title: ''", 2, "title", "文字列"),
            ("title: 試験", "title: ~", 2, "title", "文字列"),
            ("identifier: test", "identifier: Test_1", 1, "identifier", "半角"),
            ("\"12:00-21:00\"", "\"21:00-12:00\"", 3, "serviceHours.weekdays", "HH:mm"),
            (
                "overrides: [{ day: 2016-05-19", "overrides: [{ day: 2016-05-32", 3, "serviceHours.overrides[0].day",
                "日付"
            ),
            ("overrides: [", "overrides: [{ day: 2016-05-19, hours: closed }, ", 3, "serviceHours.overrides[1]", "重複"),
            ("\"10:00-17:00\"", "closed", 4, "interfaceSystemWindows[0].hours", "HH:mm"),
            (
                "interfaceSystemWindows: [", "interfaceSystemWindows: [{ day: 2016-05-19, hours: \"16:00-18:00\" }, ",
                4,
                "interfaceSystemWindows[1]", "重な"
            ),
            ("startHour: 17", "startHour: 24", 5, "weeklyRestart.startHour", "整数"),
            ("sunday", "Sunday", 5, "weeklyRestart.startWeekday", "曜日"),
            ("from: 2016-05-01", "from: 2016-06-01", 6, "milestones[0]", "より後"),
            ("from: 2016-05-01", "from: 2016-02-30", 6, "milestones[0].from", "日付"),
            (
                "[{ id: d, title: 資料", "[{ id: d, title: 資料, section: §6.1 }, { id: d, title: 資料", 7, "documents[1]",
                "重複"
            ),
            ("documents: [d]", "documents: [x]", 9, "tasks[0].documents[0]", "資料「x」"),
            ("after: [a]", "after: [x]", 10, "tasks[1].after[0]", "作業「x」"),
            ("after: []", "after: [c]", 9, "tasks[0].after[0]", "部局"),
            ("bureaus: [mayor], after: [a]", "bureaus: [council], after: [a]", 10, "tasks[1].bureaus[0]", "mayor"),
            ("bureaus: [mayor], after: [a]", "bureaus: [], after: [a]", 10, "tasks[1].bureaus", "部局"),
            (
                "title: 乙, bureaus: [mayor], after: [a]", "title: 乙, bureaus: [mayor], after: [c]", 10, "tasks[1]",
                "b → c → b"
            ),
            ("after: [b]", "after: [c]", 11, "tasks[2]", "c → c"),
            ("id: c, title: 丙", "id: b, title: 丙", 11, "tasks[2]", "重複"),
            ("id: a, title: 甲", "id: a, provenby: x, title: 甲", 9, "tasks[0].provenby", "不明"),
            ("after: [a], responsible: システム管理者", "after: [a], responsible: 誰か", 10, "tasks[1].responsible", "担当"),
            ("section: §2.4", "section: 2.4", 11, "tasks[2].section", "節"),
            ("documents: [d], section: §2.2", "documents: d, section: §2.2", 9, "tasks[0].documents", "一覧"),
            ("deadline: 2016-05-31", "deadline: 5月末", 12, "checklist[0].deadline", "日付"),
            ("responsible: システム管理者, documents: [d]", "documents: [d]", 9, "tasks[0]", "必須の項目「responsible」"),
            (
                "section: §2.2", "begins: 2016-06-01, deadline: 2016-05-31, section: §2.2", 9, "tasks[0]",
                "期限（deadline）より後"
            ),
            ("section: §2.2", "begins: 2016-02-30, section: §2.2", 9, "tasks[0].begins", "実在する日付"),
            ("section: §2.2", "phase: x, section: §2.2", 9, "tasks[0].phase", "段階「x」"),
            ("section: §2.2", "forms: [x], section: §2.2", 9, "tasks[0].forms[0]", "様式「x」"),
            ("section: §2.2", "tests: [T1], section: §2.2", 9, "tasks[0].tests[0]", "テスト項目「T1」"),
            ("section: §2.2", "organisations: [town], section: §2.2", 9, "tasks[0].organisations[0]", "municipality"),
            ("section: §2.2", "organisations: [], section: §2.2", 9, "tasks[0].organisations", "団体の区分"),
            ("section: §2.2", "organisations: [union], section: §2.2", 10, "tasks[1].after[0]", "団体の一部"),
            ("section: §2.2", "steps: [甲, 甲], section: §2.2", 9, "tasks[0].steps[1]", "重複"),
            ("title: 資料", "title: 資料, opens: https://example.jp/", 7, "documents[0].opens", "/support/"),
        ])
    func spoilt(_ text: String, by other: String, line: Int, field: String, message: String) throws {
        try expectRefusal(of: text, by: other, line: line, field: field, message: message)
    }

    @Test(
        "What waits cannot end before the other begins; forms are documents",
        arguments: [
            (
                "section: §2.2 }", "begins: 2016-06-02, section: §2.2 }", "section: §2.3",
                "deadline: 2016-06-01, section: §2.3",
                10, "tasks[1].after[0]", "待つ作業"
            ),
            (
                "title: 試験\n", "title: 試験\nforms: [{ id: f, title: 様式, document: x, opens: /support/x }]\n",
                "title: 節目", "title: 節目", 3, "forms[0]", "資料「x」"
            ),
        ])
    func twoPlaces(
        _ text: String, by other: String, _ second: String, by another: String, line: Int, field: String,
        message: String
    ) throws {
        let yaml = Self.good.replacing(text, with: other, maxReplacements: 1).replacing(
            second, with: another, maxReplacements: 1)
        let error = #expect(throws: ProgrammeError.self) { try read(yaml) }
        #expect(error?.line == line)
        #expect(error?.field == field)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    private func expectRefusal(of text: String, by other: String, line: Int, field: String, message: String) throws {
        let yaml = Self.good.replacing(text, with: other, maxReplacements: 1)
        try #require(yaml != Self.good)
        let error = #expect(throws: ProgrammeError.self) { try read(yaml) }
        #expect(error?.line == line)
        #expect(error?.field == field)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.description.hasPrefix("\(line)行目") == true)
    }

    @Test(
        "Not YAML, or a key twice",
        arguments: [("title: [", 2), ("identifier: x\nidentifier: y\n", 1), ("", nil), ("- a\n", 1)] as [(String, Int?)]
    )
    func broken(_ yaml: String, line: Int?) {
        let error = #expect(throws: ProgrammeError.self) { try read(yaml) }
        #expect(error?.line == line)
    }
}
