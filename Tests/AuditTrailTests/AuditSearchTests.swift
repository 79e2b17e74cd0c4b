import AccessControl
import AuditLog
import Foundation
import Identifiers
import MerkleTree
import Storage
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import AuditTrail

/// What an auditor finds, and what is not there for them.
@Suite struct AuditSearchTests {
    private static let events = [
        AuditEvent("account.created", "An account was made."), AuditEvent("account-policy.set", "A rule was set."),
        AuditEvent("replica.registered", "A 副本 was registered."),
    ]
    private static let mayor = AuditLogName(organisation: "202029", bureau: "mayor")
    private static let start = Date(timeIntervalSince1970: 1_463_628_600)
    private let store: SQLiteStore
    private let signer = TreeHeadSigner()

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "trail-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
        try await store.write { tx in
            for number in 0..<60 {
                try AuditLog.append(
                    AuditEntry(
                        event: Self.events[number % 3], outcome: number % 10 == 0 ? .refused : .success,
                        organisation: number % 2 == 0 ? "202029" : "202037", bureau: "mayor",
                        actor: "account:\(number % 4)", subject: "100%_of \(number)"),
                    at: Self.start.addingTimeInterval(Double(number) * 3_600), in: tx)
            }
        }
    }

    private func found(_ query: [String: String]) async throws -> [Int64] {
        let search = AuditSearch(query)
        let criteria = try search.criteria()
        return try await store.read { tx in
            try AuditLog.search(criteria, of: Self.mayor, before: search.before ?? .max, limit: 100, in: tx)
                .map(\.sequence)
        }
    }

    @Test(
        arguments: [
            ([:], 30), (["event": "account"], 10), (["event": "account-policy"], 10), (["outcome": "refused"], 6),
            (["actor": "account:2"], 15), (["actor": "account:1"], 0), (["subject": "%_of 4"], 6),
            (["subject": "0_"], 0),
            // 12:30 in Japan is the first record; the day has eleven and a half hours left.
            (["from": "2016-05-19", "until": "2016-05-19"], 6), (["from": "2016-05-21"], 12),
            (["until": "2016-05-18"], 0),
            (["before": "11"], 5), (["outcome": "refused", "from": "2016-05-20"], 4),
        ] as [([String: String], Int)]) func findsWhatIsAskedFor(query: [String: String], count: Int) async throws
    {
        let found = try await found(query)
        #expect(found.count == count)
        #expect(found == found.sorted(by: >))
        // Every other record is another organisation's.
        #expect(found.allSatisfy { $0 % 2 == 1 })
    }

    @Test(
        arguments: [
            (["from": "2016-02-30"], "from"), (["until": "x"], "until"),
            (["from": "2016-05-20", "until": "2016-05-19"], "until"),
        ] as [([String: String], String)]) func saysWhichFieldIsWrong(query: [String: String], field: String)
    {
        let problem = #expect(throws: Problem.self) { try AuditSearch(query).criteria() }
        #expect(problem?.field == field)
    }

    @Test func aRecordIsProvenOnceItIsSigned() async throws {
        let (signer, now) = (signer, Self.start)
        func proof(_ key: TreeHeadKey) async throws -> RecordProof? {
            try await store.read { tx in
                try AuditLog.record(9, in: tx).flatMap { try RecordProof.make(of: $0, key: key, in: tx) }
            }
        }
        #expect(try await proof(signer.publicKey) == nil)
        try await store.write { tx in _ = try AuditHeads.sign(by: signer, at: now, in: tx) }
        let found = try await proof(signer.publicKey)
        #expect(found?.holds == true && found?.place == 4 && found?.head.signed.head.treeSize == 30)
        #expect(try await proof(TreeHeadSigner().publicKey)?.holds == false)
        try await store.write { tx in
            try tx.run("DROP TRIGGER audit_records_fixed", [])
            try tx.run("UPDATE audit_records SET subject = 'other' WHERE sequence = 9", [])
        }
        #expect(try await proof(signer.publicKey)?.holds == false)
    }
}
