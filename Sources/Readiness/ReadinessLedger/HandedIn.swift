public import Foundation
public import Identifiers
import ServiceCalendar
public import Storage
public import Verdicts

/// What an organisation handed in and the platform accepted, for whoever shows it again.
public enum HandedIn {
    /// The lines of the accepted results, each pass dated by the platform's own record of it; none while nothing is
    /// accepted, or it was taken back.
    /// - Throws: `StoreError`.
    public static func results(of organisation: Organisation, in tx: any StoreTransaction) throws -> [ItemResult] {
        guard try ReadinessLedger.hasAcceptedEvidence(organisation, in: tx),
            let row = try tx.row(
                "SELECT document FROM accepted_evidence WHERE organisation = $1", [.text(organisation.code.text)])
        else { return [] }
        let document = Data(try row.text("document").utf8)
        let instants = try AcceptedLines.instants(of: organisation, in: tx)
        return ((try? JSONDecoder().decode(Evidence.self, from: document).items) ?? []).map { line in
            guard let instant = line.proof.flatMap({ instants[$0.nonce] }) else { return line }
            return line.started(at: JapanTime.text(instant))
        }
    }

    /// The checklist as it was handed in last, received or given back since; nil before.
    /// - Throws: `StoreError`.
    public static func checklist(
        of organisation: Organisation, in tx: any StoreTransaction
    ) throws -> (content: [UInt8], receivedAt: Date, submittedBy: String)? {
        try tx.row(
            "SELECT content, received_at, submitted_by FROM checklist_receipts WHERE organisation = $1",
            [.text(organisation.code.text)]
        ).map { (try $0.bytes("content"), try $0.instant("received_at"), try $0.text("submitted_by")) }
    }
}
