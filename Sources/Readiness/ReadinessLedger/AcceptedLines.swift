import AuditLog
import Foundation
import Identifiers
import ServiceCalendar
import Storage
import Verdicts

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

    /// When the platform recorded each exchange that an accepted line is about, by nonce.
    static func instants(of organisation: Organisation, in tx: any StoreTransaction) throws -> [String: Date] {
        let lines = try tx.rows(
            "SELECT nonce, recorded_at FROM accepted_lines WHERE organisation = $1", [.text(organisation.code.text)])
        return try lines.reduce(into: [:]) { $0[try $1.text("nonce")] = try $1.instant("recorded_at") }
    }
}
