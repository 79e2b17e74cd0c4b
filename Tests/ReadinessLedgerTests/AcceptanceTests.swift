import AccessControl
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

/// Accepting a line takes its nonce for ever.
@Suite struct AcceptanceTests {
    private let store: SQLiteStore
    private let instant = Date(timeIntervalSince1970: 1_463_628_600)

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "accept-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema + LedgerSchema.steps)
    }

    @Test func aLineIsAcceptedOnce() async throws {
        let city = Organisation(
            code: try LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
        let nonce = ExchangeNonce(run: ExchangeNonce.newRun())
        let instant = instant
        let line = try await store.write { tx in
            let number = try AuditLog.append(
                AuditEntry(
                    event: AuditEvent("sign-in.shown", "test"), organisation: "202029", bureau: "mayor", actor: "a",
                    nonce: nonce.text), at: instant, in: tx)
            return nonce.sealed(
                ItemResult(
                    item: .t2, bureau: "mayor", from: "a", to: "b", verdict: .pass, hop: nil, expected: nil, seen: nil,
                    remedy: nil, startedAt: "2016-05-19T12:29:00+09:00", milliseconds: 1,
                    serverEvidence: String(number)), record: String(number))
        }
        try await store.write { tx in try AcceptedLines.add(line, of: city, at: instant, in: tx) }
        await #expect(throws: EvidenceError.replayed(.t2, "mayor", instant)) {
            try await store.write { tx in try AcceptedLines.add(line, of: city, at: instant, in: tx) }
        }
        let kept = try await store.read { tx in
            try tx.rows("SELECT recorded_at FROM accepted_lines", []).map { try $0.instant("recorded_at") }
        }
        #expect(kept == [instant])
    }

    @Test func theChainHoldsTheNonce() async throws {
        let nonce = ExchangeNonce(run: ExchangeNonce.newRun())
        let instant = instant
        try await store.write { tx in
            for text in ["", nonce.text] {
                try AuditLog.append(
                    AuditEntry(event: AuditEvent("sign-in.shown", "test"), actor: "a", nonce: text), at: instant, in: tx
                )
            }
        }
        #expect(try await AuditLog.verify(store) == .intact(records: 2))
        try await store.write { tx in
            _ = try tx.run("DROP TRIGGER audit_records_fixed", [])
            _ = try tx.run("UPDATE audit_records SET nonce = '' WHERE sequence = 2", [])
        }
        #expect(
            try await AuditLog.verify(store) == .broken(sequence: 2, reason: "the record does not match its hash"))
    }
}
