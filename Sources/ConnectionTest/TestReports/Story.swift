import Foundation
public import Verdicts

/// A line's exchanges hop by hop: what was sent, to whom, what came, and how long it took.
public struct Story: Sendable {
    /// For a terminal.
    public let text: String

    /// Tells a line.
    public init(_ line: ItemResult) {
        let head =
            "\(TestReport.side(line.bureau)) \(line.item.rawValue) \(line.from) → \(line.to): \(line.verdict.title)"
            + (line.verdict == .pass || line.verdict == .fail ? "（\(line.milliseconds) ms）" : "")
        var rows = [head]
        if let proof = line.proof { rows.append("    ノンス \(proof.nonce.prefix(16))… は証跡番号 \(proof.record) に記録") }
        if let seen = line.seen { rows.append("    \(line.hop.map { "\($0.title): " } ?? "")\(seen)") }
        text = rows.joined(separator: "\n")
    }
}
