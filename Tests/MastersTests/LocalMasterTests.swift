import AuditLog
import Foundation
import Tenancy
import Testing
import WebServer

@testable import Masters

/// 独自マスター: its own rules, and the same machinery.
@Suite struct LocalMasterTests {
    private static func findings(
        replacing old: String = "", with new: String = "", affairs: Bool = true
    ) throws -> [MasterFinding] {
        do {
            _ = try MasterRules.document(
                LocalMaster.self, from: MasterFixture.file("master-local", replacing: old, with: new),
                on: MasterFixture.setting(affairs: affairs))
            return []
        } catch MasterError.findings(let findings) {
            return findings
        }
    }

    @Test func theShippedOneIsGood() throws {
        #expect(try Self.findings().isEmpty)
    }

    @Test(arguments: [
        (#""code": "002""#, #""code": "02""#, "districts[1].code", "code"),
        (#""code": "002""#, #""code": "00２""#, "districts[1].code", "code"),
        (#""code": "002""#, #""code": "001""#, "districts[1].code", "repeated"),
        (#""code": "FUKUSHI""#, #""code": "fukushi""#, "departments[1].code", "code"),
        (#""department": "ZEI""#, #""department": "ZEIMU""#, "duties[0].department", "reference"),
        (#""affair": "JM99000000000001""#, #""affair": "JM99000000000009""#, "duties[0].affair", "reference"),
        (#""organisation": "202029""#, #""organisation": "202011""#, "organisation", "place"),
        (#""organisation": "202029""#, #""organisation": "202028""#, "organisation", "code"),
        (#""bureau": "mayor""#, #""bureau": "education""#, "bureau", "place"),
        (#""bureau": "mayor""#, #""bureau": "council""#, "bureau", "choice"),
        (#""identifier": "local-master""#, #""identifier": "distributed-master""#, "identifier", "choice"),
        ("（試験用）東支所", "ﾋｶﾞｼ", "districts[1].name", "characters"),
        ("2016-04-01", "2016-04-31", "validFrom", "day"),
    ]) func oneFaultIsNamed(good: String, bad: String, path: String, rule: String) throws {
        let found = try Self.findings(replacing: good, with: bad)
        #expect(found.map(\.path) == [path] && found.map(\.rule.rawValue) == [rule])
    }

    @Test func withoutADistributedMasterNoAffairIsKnown() throws {
        #expect(try Self.findings(affairs: false).map(\.path) == (0..<3).map { "duties[\($0)].affair" })
    }

    @Test func theTwoMastersAreTakenForNoneOther() throws {
        let found = try #require(
            throws: MasterError.self,
            performing: {
                _ = try MasterRules.document(
                    LocalMaster.self, from: MasterFixture.file("master-test"), on: MasterFixture.setting())
            })
        #expect(found.problem.code == "master.unknown-field")
    }

    @Test func itsDistrictsAreThoseInForce() async throws {
        let fixture = try await MasterFixture()
        let store = fixture.mayor.local.store
        #expect(try await store.read { tx in try MasterService.districts(in: tx) }.isEmpty)
        try await fixture.mayor.apply(MasterFixture.master("master-test"), by: MasterFixture.exchange("operator:o"))
        try await fixture.mayor.local.bring(
            try MasterFixture.file("master-local"), by: MasterFixture.exchange("operator:console"))
        let districts = try await store.read { tx in try MasterService.districts(in: tx) }
        #expect(districts.map(\.code.text) == ["001", "002", "003"] && districts[0].name == "（試験用）本庁")
        let other = fixture.education.local.store
        #expect(try await other.read { tx in try MasterService.districts(in: tx) }.isEmpty)
        #expect(try await fixture.records().last?.event == "local-master.imported")
        #expect(try await fixture.mayor.distributed.history().count == 1)
    }

    /// The 配信マスター goes back below what the 独自マスター assigns: said before confirming, and held against on applying.
    @Test func affairsThatGoAwayAreNoticed() async throws {
        let fixture = try await MasterFixture()
        try await fixture.mayor.apply(MasterFixture.master("master-test"), by: MasterFixture.exchange())
        let local = try MasterFixture.file(
            "master-local", replacing: "JM99000000000001", with: "JM99000000000003")
        try await fixture.mayor.local.bring(local)
        var text = String(decoding: try MasterFixture.file("master-test"), as: UTF8.self)
        text = text.replacingOccurrences(of: "JM99000000000003", with: "JM99000000000004")
        text = text.replacingOccurrences(of: "総合運用テスト版-2016-05", with: "B")
        try await fixture.mayor.distributed.stage(Array(text.utf8), by: MasterFixture.exchange())
        let preview = try await fixture.mayor.distributed.preview(at: MasterFixture.start)
        #expect(preview.warnings.contains { $0.contains("JM99000000000003") })
        let again = Array(
            String(decoding: local, as: UTF8.self).replacingOccurrences(of: "第1版", with: "第2版").utf8)
        try await fixture.mayor.local.stage(again, by: MasterFixture.exchange())
        let choice = try await fixture.mayor.local.preview(at: MasterFixture.start).choice
        try await fixture.mayor.distributed.applyStaged(preview.choice, by: MasterFixture.exchange())
        let error = await #expect(throws: MasterError.self) {
            try await fixture.mayor.local.applyStaged(choice, by: MasterFixture.exchange())
        }
        #expect(error?.problem.field == "duties[0].affair")
        #expect(try await fixture.mayor.local.history().count == 1)
    }
}
