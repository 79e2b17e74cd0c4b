import Foundation
import Verdicts

/// One result on the terminal.
struct ResultLine {
    private let result: ItemResult

    init(_ result: ItemResult) {
        self.result = result
    }

    static func side(_ bureau: String) -> String { bureau == "mayor" ? "首長部局" : "教育委員会" }

    func show() {
        let way = "\(result.from) → \(result.to)"
        var text =
            "  \(Columns.pad(Self.side(result.bureau), 10)) \(Columns.pad(result.item.rawValue, 4))\(Columns.pad(way, 60)) \(result.verdict.title)  \(result.milliseconds) ms"
        if let hop = result.hop { text += "  \(hop.title): \(result.seen ?? "")" }
        Words.show(text)
    }
}

/// A failure in full: where, what was expected, what was seen, what to do; and the device's entry where it is known.
struct FailureText {
    private let line: ItemResult
    private let entry: String?

    init(_ line: ItemResult, entry: String?) {
        self.line = line
        self.entry = entry
    }

    var text: String {
        let head = "\(ResultLine.side(line.bureau)) \(line.item.rawValue) \(line.item.title)  \(line.from) → \(line.to)"
        let rows = [
            ("箇所", line.hop?.title), ("期待", line.expected), ("実際", line.seen), ("対処", line.remedy),
            ("VPN装置の設定（VPN装置管理者）", entry),
        ]
        return ([head] + rows.compactMap { title, value in value.map { "    \(title): \($0)" } })
            .joined(separator: "\n")
    }
}
