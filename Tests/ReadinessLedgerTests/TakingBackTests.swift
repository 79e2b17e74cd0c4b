import AccessControl
import AuditLog
import Foundation
import Identifiers
import Programme
import ServiceCalendar
import Storage
import StorageSQLite
import Testing
import WebServer

@testable import ReadinessLedger

/// A programme that has nothing of 2016 in it: a flood drill with two tasks for villages and one for unions.
enum Drill {
    static let yaml = """
        identifier: flood-drill
        title: 水防訓練
        serviceHours: { weekdays: "09:00-17:00", overrides: [] }
        interfaceSystemWindows: []
        weeklyRestart: { startWeekday: friday, startHour: 20, endWeekday: saturday, endHour: 6 }
        milestones: [{ id: drill, title: 訓練の日, from: 2031-09-01, to: 2031-09-01, section: §1 }]
        documents: [{ id: map, title: 浸水想定図, version: 第3版, section: §2 }]
        phases: [{ id: ready, title: 備え, from: 2031-06-01, to: 2031-08-31, section: §1 }]
        testItems: [{ id: B1, title: 土のうを積む, group: 屋外 }]
        tasks:
          - { id: siren, title: サイレンを鳴らす, phase: ready, bureaus: [mayor, education], after: [], responsible: VPN装置管理者, provenBy: siren.sounded, documents: [map], tests: [B1], begins: 2031-06-01, deadline: 2031-06-30, section: §3 }
          - { id: count, title: 人数を数える, phase: ready, bureaus: [mayor, education], after: [siren], responsible: システム管理者, documents: [], deadline: 2031-07-31, section: §4 }
          - { id: boats, title: 船を借りる, bureaus: [mayor], organisations: [union], after: [], responsible: システム管理者, documents: [], section: §5 }
          - { id: end, title: 終わり, bureaus: [mayor], organisations: [municipality], after: [count], responsible: システム管理者, provenBy: readiness.completed, documents: [], section: §6 }
        checklist: [{ id: c1, place: 川, title: 水位, deadline: 2031-08-01 }]
        """

    static func programme() throws -> Programme {
        try Programme(yaml: yaml, holidays: HolidayList(csv: "date,name\n2031-05-03,憲法記念日\n"))
    }
}

/// A ledger over a database of its own.
struct Desk {
    let store: SQLiteStore
    let ledger: ReadinessLedger
    let village: Organisation

    init(kind: OrganisationKind = .village) async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema + LedgerSchema.steps)
        ledger = ReadinessLedger(store: store, programme: try Drill.programme())
        village = Organisation(
            code: try LocalGovernmentCode("202029"), kind: kind, prefecture: "長野県", name: "（例）川村")
    }

    func exchange(_ second: Int, _ event: String = "test.test") -> Exchange {
        Exchange(
            event: AuditEvent(event, "A test."), actor: Actor.anonymous, scope: AuditScope(), remoteAddress: "",
            now: Date(timeIntervalSince1970: 1_938_000_000 + Double(second)))
    }

    /// What the platform itself sees.
    func see(_ event: String, _ bureau: Bureau = .mayor, second: Int) async throws {
        let exchange = exchange(second, event)
        let scope = AuditScope(organisation: village.code.text, bureau: bureau.rawValue)
        try await store.write { tx in try exchange.record(scope: scope, in: tx) }
    }

    func states(_ bureau: Bureau = .mayor) async throws -> [String: TaskStatus.State] {
        let statuses = try await ledger.statuses(of: village, bureau: bureau)
        return Dictionary(uniqueKeysWithValues: statuses.map { ($0.task.id, $0.state) })
    }

    func confirm(_ task: String, second: Int) async throws {
        try await ledger.confirm(
            task: task, of: village, bureau: .mayor, name: "川田", remark: "", by: exchange(second))
    }

    func reopen(_ task: String, name: String = "川田", reason: String = "数え直し", second: Int) async throws {
        try await ledger.reopen(
            task: task, of: village, bureau: .mayor, name: name, reason: reason, by: exchange(second))
    }
}

@Suite struct TakingBackTests {
    @Test func anInventedProgrammeDrivesTheStatuses() async throws {
        let desk = try await Desk()
        #expect(
            try await desk.states() == [
                "siren": .open, "count": .waiting(for: ["サイレンを鳴らす"]), "end": .waiting(for: ["人数を数える"]),
            ])
        #expect(try await desk.states(.education).keys.sorted() == ["count", "siren"])
        let union = try await Desk(kind: .partialUnion)
        #expect(try await union.states().keys.sorted() == ["boats", "count", "siren"])
        try await desk.see("siren.sounded", second: 1)
        #expect(try await desk.states()["count"] == .open)
        #expect(try await desk.states(.education)["count"] != .open, "each side for itself")
    }

    @Test func whatIsTakenBackIsDoneAgainByLaterRecordsOnly() async throws {
        let desk = try await Desk()
        try await desk.see("siren.sounded", second: 1)
        try await desk.confirm("count", second: 2)
        try await desk.reopen("siren", second: 3)
        let states = try await desk.states()
        #expect(states["siren"] == .open, "the earlier record counts no more")
        guard case .done = states["count"] else { Issue.record("what followed stays done"); return }
        try await desk.see("siren.sounded", second: 4)
        guard case .done(let at, let record) = try await desk.states()["siren"] else {
            Issue.record("done again"); return
        }
        #expect(at == desk.exchange(4).now)
        #expect(record == 4)

        try await desk.reopen("count", second: 5)
        #expect(try await desk.states()["count"] == .open)
        try await desk.confirm("count", second: 6)
        guard case .done = try await desk.states()["count"] else { Issue.record("confirmed again"); return }
        let village = desk.village
        let kept = try await desk.store.read { tx in try TaskReopening.all(of: village, bureau: .mayor, in: tx) }
        #expect(kept.map(\.task) == ["count", "siren"])
        #expect(kept.map(\.reason) == ["数え直し", "数え直し"])
        let record5 = try await desk.store.read { tx in try AuditLog.record(kept[0].record, in: tx) }
        #expect(record5?.event == "task.reopened.count")
        #expect(record5?.subject == "川田")
        #expect(record5.map { [$0.organisation, $0.bureau] } == ["202029", "mayor"])
    }

    @Test func takingBackNeedsSomethingDoneANameAndAReason() async throws {
        let desk = try await Desk()
        for (task, name, reason, code) in [
            ("siren", "川田", "理由", "task.not-done"), ("nothing", "川田", "理由", "request.not-found"),
            ("boats", "川田", "理由", "request.not-found"),
        ] {
            let error = await #expect(throws: Problem.self) {
                try await desk.reopen(task, name: name, reason: reason, second: 1)
            }
            #expect(error?.code == code)
        }
        try await desk.see("siren.sounded", second: 2)
        for (name, reason, code) in [("", "理由", "task.no-name"), ("川田", "", "task.no-reason")] {
            let error = await #expect(throws: Problem.self) {
                try await desk.reopen("siren", name: name, reason: reason, second: 3)
            }
            #expect(error?.code == code)
        }
        guard case .done = try await desk.states()["siren"] else { Issue.record("a refusal changes nothing"); return }
    }

    @Test func aChecklistGivenBackTakesTheCompletionWithItAndComesAgain() async throws {
        let desk = try await Desk()
        let village = desk.village
        func hand(_ second: Int) async throws {
            let exchange = desk.exchange(second, "checklist.received")
            try await desk.store.write { tx in
                try ReadinessLedger.receiveChecklist([1], of: village, by: exchange, in: tx)
            }
        }
        try await hand(1)
        #expect(try await desk.ledger.completion(of: village).isComplete == false, "neither alone")
        try await desk.store.write { tx in
            try tx.run("INSERT INTO accepted_evidence VALUES ('202029', '{}', 0)", [])
        }
        try await desk.ledger.enterFinishingDay(
            CalendarDay(desk.exchange(2).now), of: village, by: desk.exchange(2, "action-plan.entered"))
        #expect(try await desk.ledger.completion(of: village).isComplete)

        try await desk.ledger.returnChecklist(
            of: village, question: "c1の日付は？", name: "ヘルプデスク", by: desk.exchange(3))
        let back = try await desk.ledger.completion(of: village)
        #expect(back.checklistReceivedAt == nil)
        #expect(!back.isComplete)
        #expect(try await desk.ledger.checklistReturns(of: village).map(\.question) == ["c1の日付は？"])
        let error = await #expect(throws: Problem.self) {
            try await desk.ledger.returnChecklist(of: village, question: "?", name: "", by: desk.exchange(4))
        }
        #expect(error?.code == "checklist.not-received")

        try await hand(5)
        let again = try await desk.ledger.completion(of: village)
        #expect(again.isComplete)
        #expect(again.completedAt == desk.exchange(5).now)
    }
}
