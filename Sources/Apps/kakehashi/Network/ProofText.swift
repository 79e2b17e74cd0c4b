import Foundation
import Identifiers
import Reachability
import Verdicts

/// A proof as a person at a terminal reads it.
struct ProofText {
    private let proof: Proof
    private let remarks: [String]
    private let columns = Progress()

    init(_ proof: Proof, _ remarks: [String]) {
        self.proof = proof
        self.remarks = remarks
    }

    func show() {
        for line in proof.lines { columns.line(text(line)) }
        let failed = proof.lines.filter { $0.outcome == .fail }.count
        columns.headline(failed == 0 ? "すべての項目が通る設定です。" : "\(failed)件が通りません。直す設定は次のとおりです。")
        for (number, correction) in proof.corrections.enumerated() {
            columns.line("  \(number + 1). \(correction.text)")
        }
        if !remarks.isEmpty { columns.headline("通りますが、見直してください。") }
        for remark in remarks { columns.line("  \(remark)") }
    }

    private func text(_ line: Proof.Line) -> String {
        let way = "\(line.need.from.id) → \(line.need.to)"
        let begin =
            "  \(columns.pad(line.need.bureau.title, 10)) \(columns.pad(line.need.item.rawValue, 4))\(columns.pad(way, 42)) "
        guard let finding = line.finding else { return begin + line.outcome.title }
        return begin + "\(line.outcome.title)  \(finding.hop.title): \(finding.seen)"
    }
}
