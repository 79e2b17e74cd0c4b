import AuditLog
import EvidenceSeal
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

    private static let instant = Date(timeIntervalSince1970: 1_463_628_600)
    private let run = ExchangeNonce.newRun()

    /// A line as a run leaves it: a pass sealed for a record, `serverEvidence` another one where it is told (T1).
    private func line(
        _ item: TestItem, _ bureau: String, _ verdict: Outcome = .pass, nonce: ExchangeNonce? = nil,
        record: Int64 = 1, evidence: Int64? = nil
    ) -> ItemResult {
        let line = ItemResult(
            item: item, bureau: bureau, from: "a", to: "b", verdict: verdict, hop: nil, expected: nil, seen: nil,
            remedy: nil, startedAt: "2016-05-19T12:30:00+09:00", milliseconds: 1,
            serverEvidence: String(evidence ?? record))
        guard verdict == .pass else { return line }
        return (nonce ?? ExchangeNonce(run: run)).sealed(line, record: String(record))
    }

    private func record(
        _ event: String, organisation: String = "202029", bureau: String = "mayor", outcome: AuditOutcome = .success,
        nonce: ExchangeNonce? = nil, subject: String = "", at instant: Date = instant
    ) async throws -> AuditRecord {
        try await store.write { tx in
            let number = try AuditLog.append(
                AuditEntry(
                    event: AuditEvent(event, "test"), outcome: outcome, organisation: organisation, bureau: bureau,
                    actor: "a", subject: subject, nonce: nonce?.text ?? ""), at: instant, in: tx)
            return try #require(try AuditLog.record(number, in: tx))
        }
    }

    @Test(arguments: [
        (TestItem.t2, "sign-in.shown", "202029", "mayor"),
        (.t3, "repository.read", "", ""), (.t6, "operation-support.shown", "202029", "mayor"),
        (.t7, "atena-number.registered", "202029", "mayor"), (.t8, "code-acquisition.sent", "202029", "mayor"),
        (.t9, "basic-four.shown", "202029", "mayor"), (.t10, "replica.registered", "202029", "mayor"),
    ]) func aPassIsBelievedWithItsOwnRecord(item: TestItem, event: String, organisation: String, bureau: String)
        async throws
    {
        let nonce = ExchangeNonce(run: run)
        let own = try await record(event, organisation: organisation, bureau: bureau, nonce: nonce)
        let city = try self.organisation()
        func check(_ line: ItemResult, _ record: AuditRecord?) throws {
            try EvidenceRules.check(line, record: record, sealing: record, organisation: city)
        }
        let good = line(item, "mayor", nonce: nonce, record: own.sequence)
        #expect(throws: Never.self) { try check(good, own) }
        for other in [
            try await record("home.shown", organisation: organisation, bureau: bureau, nonce: nonce),
            try await record(event, organisation: organisation, bureau: bureau, outcome: .refused, nonce: nonce),
            try await record(event, organisation: "131016", bureau: "mayor", nonce: nonce),
            try await record(event, organisation: "202029", bureau: "education", nonce: nonce),
        ] {
            #expect(throws: EvidenceError.otherRecord(item, "mayor", other.sequence)) { try check(good, other) }
        }
        #expect(throws: EvidenceError.unknownRecord(item, "mayor")) { try check(good, nil) }
        // Somebody's own visit in a browser, and another exchange of the test.
        let visit = try await record(event, organisation: organisation, bureau: bureau)
        #expect(throws: EvidenceError.noNonce(item, "mayor")) { try check(good, visit) }
        let second = try await record(
            event, organisation: organisation, bureau: bureau, nonce: ExchangeNonce(run: run))
        #expect(throws: EvidenceError.changed(item, "mayor")) { try check(good, second) }
        let late = try await record(
            event, organisation: organisation, bureau: bureau, nonce: nonce,
            at: Self.instant.addingTimeInterval(EvidenceRules.clockTolerance + 1))
        #expect(throws: EvidenceError.otherTime(item, "mayor", late.recordedAt)) { try check(good, late) }
    }

    @Test func aNameIsBelievedWithTheRecordThatToldItsNumber() async throws {
        let nonce = ExchangeNonce(run: run)
        let answered = try await record("name.answered", organisation: "", bureau: "", subject: "server 127.1.0.1")
        let told = try await record(
            "name-record.read", organisation: "", bureau: "", nonce: nonce, subject: "server \(answered.sequence)")
        let another = try await record(
            "name-record.read", organisation: "", bureau: "", nonce: nonce, subject: "server \(told.sequence)")
        let city = try organisation()
        let line = line(.t1, "mayor", nonce: nonce, record: told.sequence, evidence: answered.sequence)
        #expect(throws: Never.self) {
            try EvidenceRules.check(line, record: answered, sealing: told, organisation: city)
        }
        for wrong in [another, answered] {
            #expect(throws: EvidenceError.noNonce(.t1, "mayor")) {
                try EvidenceRules.check(line, record: answered, sealing: wrong, organisation: city)
            }
        }
    }

    /// Each member of a line, changed as somebody with an editor would.
    @Test(arguments: ["from", "to", "startedAt", "milliseconds", "remedy", "bureau"])
    func noCharacterOfALineCanBeChanged(member: String) async throws {
        let nonce = ExchangeNonce(run: run)
        let own = try await record("sign-in.shown", nonce: nonce)
        let good = line(.t2, "mayor", nonce: nonce, record: own.sequence)
        var object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(good)) as? [String: Any])
        object[member] =
            member == "milliseconds" ? 2 : member == "startedAt" ? "2016-05-19T12:31:00+09:00" : "education"
        let changed = try JSONDecoder().decode(
            ItemResult.self, from: JSONSerialization.data(withJSONObject: object))
        #expect(changed != good && nonce.hasSealed(good) && !nonce.hasSealed(changed))
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
            try EvidenceRules.checkComplete(
                evidence(["mayor", "education"]), organisation: city, expected: [])
        }
        #expect(throws: EvidenceError.self) {
            try EvidenceRules.checkComplete(evidence(["mayor"]), organisation: city, expected: [])
        }
        for verdict in [Outcome.fail, .notRun, nil] {
            let spoilt = evidence(["mayor", "education"]) { item, bureau in
                item == .t5 && bureau == "education" ? verdict : .pass
            }
            #expect(throws: EvidenceError.notPassed(.t5, "教育委員会")) {
                try EvidenceRules.checkComplete(spoilt, organisation: city, expected: [])
            }
        }
    }

    @Test(arguments: TestItem.allCases) func onlyOptionalItemsMayNotApply(item: TestItem) throws {
        let union = try organisation(.partialUnion)
        let without = evidence(["mayor"]) { $0 == item ? .notApplicable : $1.isEmpty ? nil : .pass }
        if item == .t9 || item == .t10 {
            #expect(throws: Never.self) { try EvidenceRules.checkComplete(without, organisation: union, expected: []) }
        } else {
            #expect(throws: EvidenceError.notPassed(item, "首長部局")) {
                try EvidenceRules.checkComplete(without, organisation: union, expected: [])
            }
        }
    }

    @Test func aUnionHasNoEducationAndACodeIsItsOwn() throws {
        let union = try organisation(.wideAreaUnion)
        #expect(throws: EvidenceError.self) {
            try EvidenceRules.checkComplete(
                evidence(["mayor", "education"]), organisation: union, expected: [])
        }
        let foreign = Evidence(organisation: "131016", at: "", items: evidence(["mayor"]).items)
        #expect(throws: EvidenceError.otherOrganisation("131016")) {
            try EvidenceRules.checkComplete(foreign, organisation: union, expected: [])
        }
    }

    @Test func everyLineOfTheSettingsMustBeThere() throws {
        let union = try organisation(.partialUnion)
        let whole = evidence(["mayor"])
        func check(_ evidence: Evidence, _ line: ExpectedLine) throws {
            try EvidenceRules.checkComplete(evidence, organisation: union, expected: [line])
        }
        #expect(throws: Never.self) {
            try check(whole, ExpectedLine(item: .t9, bureau: .mayor, from: "a", isNeeded: true))
        }
        #expect(throws: EvidenceError.missingLine(.t2, "首長部局", "second-terminal")) {
            try check(whole, ExpectedLine(item: .t2, bureau: .mayor, from: "second-terminal", isNeeded: true))
        }
        let without = evidence(["mayor"]) { item, _ in item == .t9 ? .notApplicable : .pass }
        #expect(throws: EvidenceError.notPassed(.t9, "首長部局")) {
            try check(without, ExpectedLine(item: .t9, bureau: .mayor, from: "a", isNeeded: true))
        }
        #expect(throws: Never.self) {
            try check(without, ExpectedLine(item: .t9, bureau: .mayor, from: "a", isNeeded: false))
        }
    }

    @Test func oneExchangeProvesOneLineOfAFile() throws {
        let union = try organisation(.partialUnion)
        let nonce = ExchangeNonce(run: run)
        let twice = Evidence(
            organisation: "202029", at: "",
            items: TestItem.allCases.map { line($0, "mayor", nonce: $0 == .t2 || $0 == .t4 ? nonce : nil) })
        #expect(throws: EvidenceError.repeated(.t4, "mayor")) {
            try EvidenceRules.checkComplete(twice, organisation: union, expected: [])
        }
    }
}
