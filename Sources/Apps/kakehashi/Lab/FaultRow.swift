import Identifiers
import NetworkLab
import Reachability
import Verdicts

/// A fault with both verdicts.
struct FaultRow: Encodable {
    /// Where the first line of the test stops, and what to change.
    struct Verdict: Encodable {
        let item: String
        let bureau: String
        let from: String
        let hop: Hop
        let seen: String
        let correction: CorrectionDocument?

        init?(_ proof: Proof) {
            guard let line = proof.lines.first(where: { $0.finding != nil }), let finding = line.finding else {
                return nil
            }
            item = line.need.item.rawValue
            bureau = line.need.bureau.rawValue
            from = line.need.from.id
            hop = finding.hop
            seen = finding.seen
            correction = finding.correction.map(CorrectionDocument.init)
        }

        var text: String {
            let change = correction.map { "\($0.device) \($0.entry) \($0.kind)" } ?? "-"
            return "\(item) \(from): \(hop.title) → \(change)"
        }
    }

    let fault: String
    let title: String
    let proof: Verdict?
    let packets: Verdict?
    let agreed: Bool
    let mended: Bool

    init(_ trial: FaultTrial) {
        fault = trial.fault.name
        title = trial.fault.title
        proof = Verdict(trial.proof)
        packets = Verdict(trial.packets)
        agreed = trial.proof.lines == trial.packets.lines && !trial.proof.isReady
        mended = trial.isMended
    }

    /// A line for a terminal.
    var text: String {
        let mark = agreed && mended ? "ok " : "NOT"
        return "\(mark) \(fault): proof \(proof?.text ?? "-") | packets \(packets?.text ?? "-") | mended \(mended)"
    }

    /// The table of `docs/network-faults.md`.
    static func markdown(_ rows: [FaultRow]) -> String {
        let head = """
            # Named faults of a network

            Each of these is made in the sample network of `Examples/network`, judged by the static proof and by real packets in
            network namespaces, mended by the corrections that are printed, and tested again with packets. Written by
            `make network-faults`; the columns show the first line of the test that does not pass.

            | Fault | What is wrong | Proof: item, hop, entry | Packets: item, hop, entry | Same on all lines | Mended |
            |---|---|---|---|---|---|

            """
        let lines = rows.map { row in
            let cells = [
                "`\(row.fault)`", row.title, row.proof?.text ?? "-", row.packets?.text ?? "-",
                row.agreed ? "yes" : "**no**", row.mended ? "yes" : "**no**",
            ]
            return "| \(cells.joined(separator: " | ")) |\n"
        }
        return head + lines.joined()
    }
}
