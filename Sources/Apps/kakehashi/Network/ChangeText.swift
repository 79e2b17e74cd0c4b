import Identifiers
import Reachability
import VPNDevice
import Verdicts

/// What a change does, as a person at a terminal reads it.
struct ChangeText {
    private let change: ChangeProof
    private let columns = Progress()

    init(_ change: ChangeProof) { self.change = change }

    func show() {
        columns.headline("変更の影響")
        if change.entries.isEmpty { columns.line("  設定は同じです。") }
        for entry in change.entries {
            columns.line("  \(columns.pad("\(entry.key)", 40)) \(entry.before ?? "なし") ⇒ \(entry.after ?? "なし")")
        }
        for packets in change.opened { columns.line("  新たに通る: \(packets.interface)  \(packets.packets.text)") }
        for packets in change.closed { columns.line("  通らなくなる: \(packets.interface)  \(packets.packets.text)") }
        for line in change.lines {
            let need = line.after.need
            columns.line(
                "  \(need.bureau.title) \(need.item.rawValue) \(need.from.id) → \(need.to): \(line.before.title) ⇒ \(line.after.outcome.title)"
            )
        }
        columns.line(change.isHarmless ? "  通っていた項目で、通らなくなるものはありません。" : "  通っていた項目が通らなくなります。")
    }
}

/// What a change does, as a program reads it.
struct ChangeDocument: Encodable {
    struct Entry: Encodable {
        let entry: String
        let before: String?
        let after: String?
    }

    struct Line: Encodable {
        let item: String
        let bureau: String
        let from: String
        let before: Outcome
        let after: Outcome
    }

    let entries: [Entry]
    let opened: [String]
    let closed: [String]
    let items: [Line]
    let harmless: Bool

    init(_ change: ChangeProof) {
        entries = change.entries.map { Entry(entry: $0.key.description, before: $0.before, after: $0.after) }
        opened = change.opened.map { "\($0.interface) \($0.packets.text)" }
        closed = change.closed.map { "\($0.interface) \($0.packets.text)" }
        items = change.lines.map { line in
            let need = line.after.need
            return Line(
                item: need.item.rawValue, bureau: need.bureau.rawValue, from: need.from.id, before: line.before,
                after: line.after.outcome)
        }
        harmless = change.isHarmless
    }
}
