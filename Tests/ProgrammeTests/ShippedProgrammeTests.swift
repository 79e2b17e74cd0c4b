import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Testing

/// The files that are shipped.
enum Shipped {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func holidays() throws -> HolidayList { try HolidayList(csv: text("Data/japanese-holidays.csv")) }

    static func programme() throws -> Programme {
        try Programme(yaml: text("Programmes/2016-sogo-unyo-test.yaml"), holidays: holidays())
    }
}

@Suite("Programme: the shipped file of 2016")
struct ShippedProgrammeTests {
    @Test("Tasks, their sides and what proves them (E1, E2)")
    func tasks() throws {
        let programme = try Shipped.programme()
        #expect(programme.identifier == "2016-sogo-unyo-test")
        let expected: [String: String?] = [
            "usage-notice": "usage-notice.accepted", "initial-account": "initial-account.issued",
            "ca-certificate": "ca-certificate.downloaded", "vpn-device": nil, "lan-connection": nil,
            "support-account": "support-account.issued", "support-sign-in": "support.signed-in",
            "master-import": "master.imported", "accounts": "initial-account.deleted",
            "communication-certificate": "communication-certificate.effective",
            "core-certificate": "core-certificate.effective", "integration-test": "integration-test.accepted",
            "report": "readiness.completed",
        ]
        #expect(Dictionary(uniqueKeysWithValues: programme.tasks.map { ($0.id, $0.provenBy) }) == expected)
        let mayorOnly = programme.tasks.filter { $0.bureaus == [.mayor] }.map(\.id)
        #expect(mayorOnly == ["support-account", "support-sign-in", "report"])
        #expect(programme.tasks(for: .mayor).map(\.id) == programme.tasks.map(\.id))
        #expect(programme.tasks(for: .education).count == programme.tasks.count - 3)
    }

    @Test("情報連携 is in the second programme alone, from July 2016 (§1.5)")
    func linkage() throws {
        #expect(try Shipped.programme().linkageFrom == nil)
        let main = try Programme(
            yaml: Shipped.text("Programmes/2016-sogo-unyo-test-main.yaml"), holidays: Shipped.holidays())
        let first = try #require(CalendarDay("2016-07-01"))
        #expect(main.identifier == "2016-sogo-unyo-test-main" && main.linkageFrom == first)
        let windows = main.interfaceSystemWindows
        #expect(windows.contains { $0.contains(first.instant(hour: 12)) })
        #expect(!windows.contains { $0.contains(first.adding(days: -1).instant(hour: 12)) })
        // Whoever joins later sets up all the same.
        let preparation = Set(try Shipped.programme().tasks.map(\.id))
        #expect(preparation.isSubset(of: Set(main.tasks.map(\.id))))
    }

    @Test(
        "What waits for what (§2.1)",
        arguments: [
            ("vpn-device", ["initial-account"]), ("lan-connection", ["vpn-device"]),
            ("ca-certificate", ["initial-account"]), ("support-account", []), ("support-sign-in", ["support-account"]),
            ("accounts", ["ca-certificate", "lan-connection"]), ("report", ["integration-test"]),
        ] as [(String, [String])])
    func order(_ id: String, after: [String]) throws {
        #expect(try Shipped.programme().tasks.first { $0.id == id }?.after == after)
    }

    @Test("Waiting for the master holds nothing up (§2.6)")
    func master() throws {
        #expect(try Shipped.programme().tasks.allSatisfy { !$0.after.contains("master-import") })
    }

    @Test(
        "Deadlines of the source",
        arguments: [
            ("usage-notice", "2016-02-19"), ("initial-account", "2016-04-18"), ("vpn-device", "2016-05-31"),
            ("report", "2016-06-30"),
        ])
    func deadlines(_ id: String, day: String) throws {
        #expect(try Shipped.programme().tasks.first { $0.id == id }?.deadline == CalendarDay(day))
    }

    @Test("Hours and windows (§1.4, §3.5)")
    func hours() throws {
        let programme = try Shipped.programme()
        for (day, expected) in [
            ("2016-05-18", "12:00-21:00"), ("2016-05-19", "10:00-21:00"), ("2016-05-20", "10:00-21:00"),
            ("2016-05-26", "10:00-21:00"), ("2016-05-27", "10:00-21:00"), ("2016-05-03", nil), ("2016-05-21", nil),
        ] as [(String, String?)] {
            #expect(programme.serviceHours.hours(on: try #require(CalendarDay(day)))?.text == expected, "\(day)")
        }
        let windows = programme.interfaceSystemWindows.map {
            "\(JapanTime.text($0.opens).prefix(16)) \(JapanTime.text($0.closes).prefix(16))"
        }
        #expect(
            windows == [
                "2016-05-19T10:00 2016-05-19T17:00", "2016-05-20T10:00 2016-05-20T13:00",
                "2016-05-26T10:00 2016-05-26T17:00", "2016-05-27T10:00 2016-05-27T13:00",
            ])
        #expect(programme.weeklyRestart == .source)
        // Every window lies within the hours of its day: otherwise nobody could use it.
        for window in programme.interfaceSystemWindows {
            #expect(programme.serviceHours.isOpen(at: window.opens))
            #expect(programme.serviceHours.isOpen(at: window.closes.addingTimeInterval(-1)))
        }
    }

    @Test("Checklist, documents and milestones (§1.2, §1.5, §6.1)")
    func lists() throws {
        let programme = try Shipped.programme()
        #expect(programme.checklistItems.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
        #expect(
            programme.checklistItems.map(\.deadline.description)
                == ["2016-05-31", "2016-05-31", "2016-05-31", "2016-05-31", "2016-06-30"])
        #expect(Set(programme.checklistItems.map(\.place)) == ["VPN装置の設定", "団体内のシステム連携テスト"])
        let used = Set(programme.tasks.flatMap(\.documents))
        #expect(programme.documents.allSatisfy { used.contains($0.id) })
        #expect(programme.documents.first { $0.id == "ca-certificate-manual" }?.version == "第02.00版")
        #expect(programme.tasks.allSatisfy { !$0.documents.isEmpty })
        let star = try #require(programme.milestones.first { $0.id == "usage-notice-last" })
        #expect(star.isSingleDay)
        #expect(star.from == CalendarDay("2016-02-19"))
        #expect(programme.milestones.filter { $0.from == nil || $0.to == nil }.allSatisfy { $0.remark != nil })
        #expect(programme.milestones.first { $0.id == "code-acquisition" }?.remark == "時期調整中")
    }

    @Test("Every task says what it is for, what to do, which phase it is in and what proves it")
    func complete() throws {
        let programme = try Shipped.programme()
        #expect(programme.tasks.allSatisfy { !$0.purpose.isEmpty && $0.steps.count >= 2 && $0.phase != nil })
        #expect(programme.tasks.allSatisfy { ($0.provenBy == nil) == ($0.proof == nil) })
        #expect(Set(programme.tasks.compactMap(\.phase)) == Set(programme.phases.map(\.id)))
        #expect(programme.testItems.map(\.id) == (1...10).map { "T\($0)" })
        #expect(programme.testItems.filter(\.mayNotApply).map(\.id) == ["T9", "T10"])
        #expect(Set(programme.forms.map(\.id)) == Set(programme.tasks.flatMap(\.forms)))
        // Whoever hands a document out is named, or the site gives it itself.
        #expect(programme.documents.allSatisfy { ($0.opens == nil) != ($0.from == nil) })
        let dated = programme.milestones.flatMap { [$0.from, $0.to] }.compactMap(\.self)
        #expect(dated.min() == CalendarDay("2015-12-18"))
        #expect(dated.max() == CalendarDay("2017-07-31"))
    }

    @Test("The LAN side has two interfaces, with unions one (§2.5)")
    func interfaces() throws {
        let lan = try #require(try Shipped.programme().tasks.first { $0.id == "lan-connection" })
        #expect(lan.steps(for: .prefecture).count == 2)
        #expect(lan.steps(for: .village).count == 2)
        #expect(lan.steps(for: .partialUnion).count == 1)
        #expect(lan.steps(for: .wideAreaUnion).allSatisfy { !$0.contains("教育委員会") })
    }

    @Test("The four test environments (§3.2)")
    func settings() throws {
        let settings = try Shipped.programme().testSettings
        #expect(settings.count == 4)
        #expect(settings.filter(\.changesDevice).map(\.id) == ["verification-other-addresses"])
        #expect(
            settings.filter { $0.hours.hasPrefix("閉庁") }.map(\.id) == ["production", "verification-separate-machine"])
        #expect(settings.first?.restore?.contains("バックアップ") == true)
    }
}
