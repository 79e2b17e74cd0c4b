import AuditLog
import Foundation
public import Identifiers
import ServiceCalendar
import Storage
public import Verdicts

/// The lines of results that were accepted, each with the platform's own record and instant; a nonce counts once, for ever.
enum AcceptedLines {
    /// Takes a line up when the platform's records bear it out.
    /// - Throws: `EvidenceError`, `StoreError`.
    static func add(
        _ line: ItemResult, of organisation: Organisation, at now: Date, in tx: any StoreTransaction
    ) throws {
        func record(_ number: String?) throws -> AuditRecord? {
            try number.flatMap { Int64($0) }.flatMap { try AuditLog.record($0, in: tx) }
        }
        let sealing = try record(line.proof?.record)
        try EvidenceRules.check(
            line, record: try record(line.serverEvidence), sealing: sealing, organisation: organisation)
        guard line.verdict == .pass, let sealing, let nonce = line.proof?.nonce else { return }
        let used = try tx.row("SELECT accepted_at FROM accepted_lines WHERE nonce = $1", [.text(nonce)])
        if let used { throw EvidenceError.replayed(line.item, line.bureau, try used.instant("accepted_at")) }
        try tx.run(
            """
            INSERT INTO accepted_lines
                (nonce, organisation, bureau, item, origin, target, record, recorded_at, accepted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(nonce), .text(organisation.code.text), .text(line.bureau), .text(line.item.rawValue),
                .text(line.from), .text(line.to), .integer(sealing.sequence), .instant(sealing.recordedAt),
                .instant(now),
            ])
    }
}

extension ReadinessLedger {
    /// The results that were accepted last, each pass dated by the platform's own record of it; empty when none were.
    /// - Throws: `StoreError`.
    public func acceptedResults(of organisation: Organisation) async throws -> [ItemResult] {
        try await store.read { tx in
            let code = StoredValue.text(organisation.code.text)
            guard
                let row = try tx.row("SELECT document FROM accepted_evidence WHERE organisation = $1", [code])
            else { return [] }
            let evidence = try JSONDecoder().decode(Evidence.self, from: Data(try row.text("document").utf8))
            var instants: [String: Date] = [:]
            for line in try tx.rows(
                "SELECT nonce, recorded_at FROM accepted_lines WHERE organisation = $1", [code])
            {
                instants[try line.text("nonce")] = try line.instant("recorded_at")
            }
            return evidence.items.map { line in
                guard let instant = line.proof.flatMap({ instants[$0.nonce] }) else { return line }
                return line.started(at: JapanTime.text(instant))
            }
        }
    }
}
