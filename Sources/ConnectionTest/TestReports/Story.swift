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
        for probe in line.probes ?? [] { rows += Self.exchange(probe).map { "    \($0)" } }
        if let proof = line.proof { rows.append("    ノンス \(proof.nonce.prefix(16))… は証跡番号 \(proof.record) に記録") }
        if let seen = line.seen { rows.append("    \(line.hop.map { "\($0.title): " } ?? "")\(seen)") }
        text = rows.joined(separator: "\n")
    }

    private static func exchange(_ probe: ProbeDetails) -> [String] {
        var rows = ["→ \(probe.target)" + (probe.address.map { "（\($0)）" } ?? "")]
        rows += probe.names.map(question)
        for phase in probe.phases {
            let time = String(format: "%.1f ms", phase.milliseconds)
            rows.append("  \(phase.phase.title) \(time)\(remark(phase.phase, probe).map { "  \($0)" } ?? "")")
        }
        if let failure = probe.failure { rows.append("  ✕ \(failure.hop.title): \(failure.seen)") }
        return rows
    }

    private static func question(_ name: NameDetails) -> String {
        let way = name.path == .direct ? "（VPN装置に直接）" : ""
        let time = String(format: "%.1f ms", name.milliseconds)
        let asked = "  DNS \(name.server)\(way) に \(name.name) \(name.kind) を問い合わせ"
        if let failure = name.failure { return "\(asked) → \(failure)（\(time)）" }
        let chain = name.canonicalNames.isEmpty ? "" : "\(name.canonicalNames.joined(separator: " → ")) → "
        let life = name.timeToLive.map { "TTL \($0)秒、" } ?? ""
        return "\(asked) → \(chain)\(name.addresses.joined(separator: ", "))（\(life)\(time)）"
    }

    private static func remark(_ phase: ProbePhase.Phase, _ probe: ProbeDetails) -> String? {
        switch phase {
        case .name: return nil
        case .tcp: return probe.address.map { "\($0) に接続" }
        case .tls:
            return probe.tls.map { tls in
                [tls.version, tls.cipherSuite, tls.serverName.map { "SNI \($0)" }].compactMap(\.self)
                    .joined(separator: "、")
            }
        case .chain:
            return probe.tls?.certificates.first.map { "「\($0.subject)」、発行者「\($0.issuer)」、期限 \($0.notAfter)" }
        case .revocation:
            return probe.revocation.map { list in
                let number = list.number.map { "第\($0)号" } ?? "番号なし"
                let next = list.nextUpdate.map { "、次回更新 \($0)" } ?? ""
                return list.isKept ? "取得済みの失効リスト（\(number)\(next)）" : "\(list.source)（\(number)\(next)）"
            }
        case .firstByte: return probe.http.map { "HTTP \($0.status)" }
        case .body: return probe.http.map { "\($0.bytes)バイト" }
        }
    }
}
