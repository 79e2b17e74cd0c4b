import Reachability
import VPNDevice
import Verdicts

/// A comparison as a person at a terminal reads it.
struct ComparisonText {
    private let comparison: DeviceComparison
    private let columns = Progress()

    init(_ comparison: DeviceComparison) { self.comparison = comparison }

    func show() {
        for line in comparison.lines { show(line) }
        let counts = DeviceComparison.Judgement.allCases.map { judgement in
            "\(judgement.title)\(comparison.lines.count { $0.judgement == judgement })件"
        }
        columns.headline("VPN装置: \(counts.joined(separator: "、"))")
        if !comparison.others.isEmpty { columns.headline("VPN装置以外で直す設定") }
        for (number, correction) in comparison.others.enumerated() {
            columns.line("  \(number + 1). \(correction.text)")
        }
        if !comparison.left.isEmpty { columns.headline("これらを直しても通らない項目") }
        for finding in comparison.left { columns.line("  \(finding.leg.text): \(finding.seen)") }
    }

    private func show(_ line: DeviceComparison.Line) {
        let entry = columns.pad("\(line.entry)", 40)
        columns.line("  \(line.judgement.title)  \(entry) \(line.after ?? line.before ?? "")")
        if line.judgement == .change, let before = line.before { columns.line("        現在: \(before)") }
        if line.judgement != .fine { columns.line("        \(line.remark)") }
    }
}

/// A comparison as a program reads it.
struct ComparisonDocument: Encodable {
    struct Line: Encodable {
        let section: String
        let entry: String
        let judgement: String
        let before: String?
        let after: String?
        let items: [String]
        let remark: String

        init(_ line: DeviceComparison.Line) {
            section = line.entry.section.rawValue
            entry = line.entry.key
            judgement = line.judgement.rawValue
            before = line.before
            after = line.after
            items = line.items.map(\.rawValue)
            remark = line.remark
        }
    }

    let lines: [Line]
    let others: [CorrectionDocument]
    let left: [String]

    init(_ comparison: DeviceComparison) {
        lines = comparison.lines.map(Line.init)
        others = comparison.others.map(CorrectionDocument.init)
        left = comparison.left.map { "\($0.leg.text): \($0.seen)" }
    }
}
