import Coverage
import Foundation
import Identifiers
import NoticeForms
import ServiceCalendar
import Testing
import Verdicts

@Suite struct CoverageRulesTests {
    private static func request(
        basicFour: BasicFourUse = .used, legacy: [String] = ["legacy-tax"]
    ) throws -> ConfigurationRequest {
        let item = try ItemCode("TM00000000000002")
        let side = BureauConfiguration(
            bureau: .mayor,
            terminals: [
                TerminalConfiguration(id: "admin", kind: .administration, address: "10.0.0.1", user: "a"),
                TerminalConfiguration(id: "clerk", kind: .connection, address: "10.0.0.2", user: "b"),
            ],
            atenaSystem: AtenaSystemConfiguration(
                id: "atena", address: "10.0.0.3", accessPoint: "https://192.0.2.1:443"),
            legacySystems: legacy.map {
                LegacySystemConfiguration(id: $0, title: "税", address: "10.0.0.4", items: [item])
            }, residentRegistry: ResidentRegistryConfiguration(id: "juki", accessPoint: "https://192.0.2.2:443"),
            basicFour: basicFour, dns: .direct)
        return ConfigurationRequest(
            organisation: try LocalGovernmentCode("202029"), version: 1, environment: .production,
            holderCode: try HolderCode("9999920202900000"), wantedFrom: "2016-05-10", bureaus: [side])
    }

    private func result(_ item: TestItem, _ from: String, _ verdict: Outcome = .pass) -> ItemResult {
        ItemResult(
            item: item, bureau: "mayor", from: from, to: "b", verdict: verdict, hop: nil, expected: nil, seen: nil,
            remedy: nil, startedAt: "2016-05-19T12:30:00+09:00", milliseconds: 1, serverEvidence: "7")
    }

    private func entry(_ item: TestItem, _ place: String, on day: String?) -> HandEntry {
        HandEntry(
            bureau: .mayor, place: place, item: item, completedOn: day.flatMap { CalendarDay($0) }, remark: "理由",
            enteredBy: "川田", enteredAt: Date(timeIntervalSince1970: 0))
    }

    private func state(_ lines: [CoverageLine], _ item: TestItem, _ place: String) -> CoverageLine.State? {
        lines.first { $0.item == item && $0.talker.id == place }?.state
    }

    @Test func everyTalkerHasItsItemsAndNothingIsPassedOver() throws {
        let lines = CoverageRules.lines(try Self.request(), results: [], entries: [])
        let found = lines.map { "\($0.talker.id) \($0.item.rawValue)" }
        #expect(
            found == [
                "admin T1", "admin T2", "admin T3", "clerk T1", "clerk T4", "clerk T5", "clerk T6", "clerk T9",
                "atena T1",
                "atena T7", "atena T8", "legacy-tax T1", "legacy-tax T10",
            ])
        #expect(lines.allSatisfy { $0.state == .gap && !$0.isCovered })
        #expect(Set(lines.map(\.item)) == Set(TestItem.allCases), "every item somewhere")
    }

    @Test func whatTheFormLeavesOutDoesNotApply() throws {
        let lines = CoverageRules.lines(
            try Self.request(basicFour: .notUsed, legacy: []), results: [], entries: [])
        #expect(state(lines, .t9, "clerk") == .notApplicable(reason: "設定依頼票による", nil))
        #expect(state(lines, .t10, "atena") == .notApplicable(reason: "設定依頼票による", nil))
        #expect(lines.filter { !$0.isCovered }.count == lines.count - 2)
    }

    @Test func evidenceGoesBeforeWhatIsTyped() throws {
        let typed = [
            entry(.t2, "admin", on: "2016-05-01"), entry(.t3, "admin", on: nil), entry(.t6, "clerk", on: "2016-05-02"),
        ]
        let results = [
            result(.t2, "admin"), result(.t3, "admin", .fail), result(.t1, "clerk", .notRun), result(.t7, "other"),
        ]
        let lines = CoverageRules.lines(try Self.request(), results: results, entries: typed)
        #expect(state(lines, .t2, "admin") == .proven(results[0]))
        #expect(state(lines, .t3, "admin") == .failed(results[1]), "対象外 by hand hides no failure")
        #expect(state(lines, .t6, "clerk") == .byHand(typed[2]))
        #expect(state(lines, .t1, "clerk") == .gap, "未実施 is nothing")
        #expect(state(lines, .t7, "atena") == .gap, "another place's result covers nothing")
        #expect(lines.first { $0.item == .t2 }?.completedOn == CalendarDay("2016-05-19"))
    }

    @Test func theWorksheetGetsOneLineForEachNeed() throws {
        let typed = [entry(.t6, "clerk", on: "2016-05-02"), entry(.t8, "atena", on: nil)]
        let lines = CoverageRules.lines(try Self.request(), results: [result(.t2, "admin")], entries: typed)
        let results = CoverageRules.results(lines)
        #expect(results.count == lines.count)
        func found(_ item: TestItem) -> ItemResult? { results.first { $0.item == item } }
        #expect(found(.t2)?.serverEvidence == "7")
        #expect(found(.t6)?.verdict == .pass)
        #expect(found(.t6)?.serverEvidence == "手入力（川田）")
        #expect(
            found(.t6).flatMap { JapanTime.parse($0.startedAt) }.map { CalendarDay($0) } == CalendarDay("2016-05-02"))
        #expect(found(.t8)?.verdict == .notApplicable)
        #expect(found(.t8)?.seen == "理由")
        #expect(found(.t10)?.verdict == .notRun)
    }
}
