import ConnectionTest
import Foundation
import Synchronization
import TestReports
import Verdicts

/// What is shown while a test runs: a table that is drawn anew on a terminal, a line for each result elsewhere.
final class Display: Sendable {
    private let table: Mutex<LiveTable?>

    init(expecting lines: [PlannedLine], isPlain: Bool) {
        let live =
            !isPlain && isatty(STDOUT_FILENO) == 1 ? LiveTable(lines) : nil
        table = Mutex(live)
    }

    /// A line has ended.
    func show(_ line: ItemResult) {
        table.withLock { table in
            guard table != nil else { return ResultLine(line).show() }
            table?.add(line)
            FileHandle.standardOutput.write(Data((table?.drawing() ?? "").utf8))
        }
    }

    /// Everything has ended: what failed is told in full.
    func finish(_ evidence: Evidence, _ findings: Findings, explains: Bool) {
        let entries = findings.entries
        for line in evidence.items where line.verdict == .fail {
            Words.show(FailureText(line, entry: entries[Findings.key(line)]).text)
        }
        if explains {
            for line in evidence.items { Words.show(Story(line).text) }
        }
    }
}

/// The ten items by side, each cell the state of its lines so far.
struct LiveTable {
    private let planned: [PlannedLine]
    private let bureaus: [String]
    private var done: [ItemResult] = []
    private var isDrawn = false

    init(_ planned: [PlannedLine]) {
        self.planned = planned
        bureaus = planned.reduce(into: []) { if !$0.contains($1.bureau) { $0.append($1.bureau) } }
    }

    mutating func add(_ line: ItemResult) { done.append(line) }

    private static let cell = 18

    /// The whole table, over the one that stands there.
    mutating func drawing() -> String {
        let rows =
            [Columns.pad("", 46) + bureaus.map { Columns.pad(ResultLine.side($0), Self.cell) }.joined()]
            + TestItem.allCases.map(row) + [progress]
        let up = isDrawn ? "\u{1b}[\(rows.count)A" : ""
        isDrawn = true
        return up + rows.map { "\u{1b}[2K\($0)\n" }.joined()
    }

    private func row(_ item: TestItem) -> String {
        Columns.pad(item.rawValue, 4) + Columns.fit(item.title, 40) + "  "
            + bureaus.map { Columns.pad(state(item, $0), Self.cell) }.joined()
    }

    private func state(_ item: TestItem, _ bureau: String) -> String {
        let wanted = planned.filter { $0.item == item && $0.bureau == bureau }.count
        let lines = done.filter { $0.item == item && $0.bureau == bureau }
        if let failed = lines.first(where: { $0.verdict == .fail }) {
            return "✗ \(failed.hop?.title ?? Outcome.fail.title)"
        }
        guard lines.count >= wanted else { return lines.isEmpty ? "·" : "… \(lines.count)/\(wanted)" }
        if lines.isEmpty { return "" }
        if lines.contains(where: { $0.verdict == .notRun }) { return "- \(Outcome.notRun.title)" }
        if lines.allSatisfy({ $0.verdict == .notApplicable }) { return "  \(Outcome.notApplicable.title)" }
        return "✓ \(Outcome.pass.title)"
    }

    private var progress: String {
        let (all, now) = (max(planned.count, done.count, 1), done.count)
        let filled = now * 30 / all
        return "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
            + "] \(now)/\(all)"
    }
}
