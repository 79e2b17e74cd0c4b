import AuditLog
import Foundation
import Identifiers
import Storage
import StorageSQLite
import Testing
import Verdicts
import WebServer

@testable import ReadinessLedger

@Suite struct EvidenceRulesTests {
    private let store: SQLiteStore

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
    }

    private func organisation(_ kind: OrganisationKind = .city) throws -> Organisation {
        Organisation(code: try LocalGovernmentCode("202029"), kind: kind, prefecture: "長野県", name: "松本市")
    }

    private func line(_ item: TestItem, _ bureau: String, _ verdict: Outcome = .pass) -> ItemResult {
        ItemResult(
            item: item, bureau: bureau, from: "a", to: "b", verdict: verdict, hop: nil, expected: nil, seen: nil,
            remedy: nil, startedAt: "2016-05-19T12:30:00+09:00", milliseconds: 1, serverEvidence: "1")
    }

    private func record(
        _ event: String, organisation: String = "202029", bureau: String = "mayor", outcome: AuditOutcome = .success
    ) async throws -> AuditRecord? {
        try await store.write { tx in
            let number = try AuditLog.append(
                AuditEntry(
                    event: AuditEvent(event, "test"), outcome: outcome, organisation: organisation, bureau: bureau,
                    actor: "a"), at: Date(timeIntervalSince1970: 0), in: tx)
            return try AuditLog.record(number, in: tx)
        }
    }

    @Test(arguments: [
        (TestItem.t1, "name.answered", "", ""), (.t2, "sign-in.shown", "202029", "mayor"),
        (.t3, "repository.read", "", ""), (.t6, "operation-support.shown", "202029", "mayor"),
        (.t7, "atena-number.registered", "202029", "mayor"), (.t8, "code-acquisition.sent", "202029", "mayor"),
        (.t9, "basic-four.shown", "202029", "mayor"), (.t10, "replica.registered", "202029", "mayor"),
    ]) func aPassIsBelievedWithItsOwnRecord(item: TestItem, event: String, organisation: String, bureau: String)
        async throws
    {
        let own = try await record(event, organisation: organisation, bureau: bureau)
        let city = try self.organisation()
        #expect(throws: Never.self) {
            try EvidenceRules.check(line(item, "mayor"), record: own, organisation: city)
        }
        for other in [
            try await record("home.shown", organisation: organisation, bureau: bureau),
            try await record(event, organisation: organisation, bureau: bureau, outcome: .refused),
            try await record(event, organisation: "131016", bureau: "mayor"),
            try await record(event, organisation: "202029", bureau: "education"),
        ] {
            #expect(throws: EvidenceError.self, "\(String(describing: other))") {
                try EvidenceRules.check(line(item, "mayor"), record: other, organisation: city)
            }
        }
        #expect(throws: EvidenceError.unknownRecord(item, "mayor")) {
            try EvidenceRules.check(line(item, "mayor"), record: nil, organisation: city)
        }
    }

    private func evidence(_ bureaus: [String], _ change: (TestItem, String) -> Outcome? = { _, _ in .pass }) -> Evidence
    {
        Evidence(
            organisation: "202029", at: "2016-05-19T12:30:00+09:00",
            items: bureaus.flatMap { bureau in
                TestItem.allCases.compactMap { item in change(item, bureau).map { line(item, bureau, $0) } }
            })
    }

    @Test func everyItemOfEverySideMustHavePassed() throws {
        let city = try organisation()
        #expect(throws: Never.self) {
            try EvidenceRules.checkComplete(evidence(["mayor", "education"]), organisation: city)
        }
        #expect(throws: EvidenceError.self) { try EvidenceRules.checkComplete(evidence(["mayor"]), organisation: city) }
        for verdict in [Outcome.fail, .notRun, nil] {
            let spoilt = evidence(["mayor", "education"]) { item, bureau in
                item == .t5 && bureau == "education" ? verdict : .pass
            }
            #expect(throws: EvidenceError.notPassed(.t5, "教育委員会")) {
                try EvidenceRules.checkComplete(spoilt, organisation: city)
            }
        }
    }

    @Test(arguments: TestItem.allCases) func onlyOptionalItemsMayNotApply(item: TestItem) throws {
        let union = try organisation(.partialUnion)
        let without = evidence(["mayor"]) { $0 == item ? .notApplicable : $1.isEmpty ? nil : .pass }
        if item == .t9 || item == .t10 {
            #expect(throws: Never.self) { try EvidenceRules.checkComplete(without, organisation: union) }
        } else {
            #expect(throws: EvidenceError.notPassed(item, "首長部局")) {
                try EvidenceRules.checkComplete(without, organisation: union)
            }
        }
    }

    @Test func aUnionHasNoEducationAndACodeIsItsOwn() throws {
        let union = try organisation(.wideAreaUnion)
        #expect(throws: EvidenceError.self) {
            try EvidenceRules.checkComplete(evidence(["mayor", "education"]), organisation: union)
        }
        let foreign = Evidence(organisation: "131016", at: "", items: evidence(["mayor"]).items)
        #expect(throws: EvidenceError.otherOrganisation("131016")) {
            try EvidenceRules.checkComplete(foreign, organisation: union)
        }
    }
}
