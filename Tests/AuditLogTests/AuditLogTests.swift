import AuditLog
import Foundation
import MerkleTree
import Storage
import StorageSQLite
import Testing

@Suite struct AuditLogTests {
    private let store: SQLiteStore
    private let event = AuditEvent("test.done", "Something was done.")
    private let now = Date(timeIntervalSince1970: 1_463_628_600)

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
    }

    private func append(_ count: Int) async throws {
        let (event, now) = (event, now)
        for number in 0..<count {
            try await store.write { tx in
                try AuditLog.append(
                    AuditEntry(
                        event: event, organisation: "202029", bureau: "mayor", actor: "a", subject: "\(number)"),
                    at: now, in: tx)
            }
        }
    }

    @Test func aChainIsIntactAndNumberedWithoutGaps() async throws {
        try await append(5)
        #expect(try await AuditLog.verify(store) == .intact(records: 5))
        let first = try await store.read { tx in
            try AuditLog.firstSuccess(of: "test.done", organisation: "202029", bureau: "mayor", in: tx)
        }
        #expect(first?.sequence == 1 && first?.subject == "0")
        let last = try await store.read { tx in
            try AuditLog.latest(of: "test.done", organisation: "202029", bureau: "mayor", in: tx)
        }
        #expect(last?.sequence == 5)
    }

    @Test func aRecordOfARolledBackTransactionIsNotThere() async throws {
        let (event, now) = (event, now)
        try? await store.write { tx in
            try AuditLog.append(AuditEntry(event: event, actor: "a"), at: now, in: tx)
            throw CancellationError()
        }
        #expect(try await AuditLog.verify(store) == .intact(records: 0))
    }

    @Test(arguments: ["UPDATE audit_records SET actor = 'b'", "DELETE FROM audit_records"])
    func theTableRefusesChange(statement: String) async throws {
        try await append(1)
        await #expect(throws: StoreError.self) { try await store.write { tx in _ = try tx.run(statement, []) } }
    }

    @Test(arguments: [
        ("UPDATE audit_records SET actor = 'b' WHERE sequence = 3", 3),
        ("UPDATE audit_records SET outcome = 'refused' WHERE sequence = 2", 2),
        ("UPDATE audit_records SET recorded_at = recorded_at + 1 WHERE sequence = 4", 4),
        ("UPDATE audit_records SET organisation = '202029m', bureau = 'ayor' WHERE sequence = 1", 1),
        ("DELETE FROM audit_records WHERE sequence = 2", 2),
    ]) func tamperingIsFoundAtItsRecord(statement: String, sequence: Int64) async throws {
        try await append(5)
        try await store.write { tx in
            try tx.run("DROP TRIGGER audit_records_keep", [])
            try tx.run("DROP TRIGGER audit_records_fixed", [])
            try tx.run(statement, [])
        }
        guard case .broken(let found, _) = try await AuditLog.verify(store) else {
            Issue.record("not found: \(statement)")
            return
        }
        #expect(found == sequence)
    }

    /// Whoever changes records and mends the chain after them has not mended what was signed.
    @Test func aChainThatWasMendedIsFoundByTheTree() async throws {
        try await append(6)
        let (event, now) = (event, now)
        try await store.write { tx in _ = try AuditHeads.sign(by: TreeHeadSigner(), at: now, in: tx) }
        #expect(try await AuditLog.verify(store) == .intact(records: 6))
        try await store.write { tx in
            try tx.run("DROP TRIGGER audit_records_keep", [])
            try tx.run("DELETE FROM audit_records WHERE sequence > 3", [])
            for _ in 4...6 {
                try AuditLog.append(
                    AuditEntry(event: event, organisation: "202029", bureau: "mayor", actor: "b"), at: now, in: tx)
            }
        }
        #expect(
            try await AuditLog.verify(store)
                == .broken(sequence: 6, reason: "the tree differs from the one that was signed"))
        try await store.write { tx in try tx.run("DELETE FROM audit_records WHERE sequence > 4", []) }
        #expect(
            try await AuditLog.verify(store)
                == .broken(sequence: 5, reason: "the log 202029-mayor has fewer records than were signed"))
    }
}
