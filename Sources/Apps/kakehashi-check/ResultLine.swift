import Foundation
import Verdicts

/// One result on the terminal.
struct ResultLine {
    private let result: ItemResult

    init(_ result: ItemResult) {
        self.result = result
    }

    func show() {
        let bureau = result.bureau == "mayor" ? "首長部局" : "教育委員会"
        let way = "\(result.from) → \(result.to)"
        var text =
            "  \(pad(bureau, 10)) \(pad(result.item.rawValue, 4))\(pad(way, 60)) \(result.verdict.title)  \(result.milliseconds) ms"
        if let hop = result.hop { text += "  \(hop.title): \(result.seen ?? "")" }
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Pads to a number of terminal columns; Japanese takes two each.
    private func pad(_ text: String, _ columns: Int) -> String {
        let width = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
        return text + String(repeating: " ", count: max(0, columns - width))
    }
}
