import Foundation
import Identifiers
import Verdicts

/// The end of a rehearsal on the terminal: the ten items by bureau, what failed and what to do, and the files.
struct Summary {
    let stage: Stage
    let evidence: Evidence

    func show(isReady: Bool) {
        let progress = stage.progress
        progress.headline("結果  \(stage.organisation.name)（\(stage.organisation.code.text)）")
        progress.line(
            "  \(progress.pad("項目", 64))" + stage.bureaus.map { progress.pad($0.title, 14) }.joined())
        for item in TestItem.allCases {
            let cells = stage.bureaus.map { progress.pad(verdict(item, $0).title, 14) }.joined()
            progress.line("  \(progress.pad("\(item.rawValue) \(item.title)", 64))\(cells)")
        }
        for line in evidence.items where line.verdict == .fail {
            let bureau = Bureau(rawValue: line.bureau)?.title ?? line.bureau
            progress.line("\n  \(progress.bold("\(line.item.rawValue) \(bureau) 不合格"))  \(line.from) → \(line.to)")
            progress.line("    箇所: \(line.hop?.title ?? "")")
            progress.line("    期待: \(line.expected ?? "")")
            progress.line("    実際: \(line.seen ?? "")")
            progress.line("    対処: \(line.remedy ?? "")")
        }
        progress.headline(isReady ? "総合運用テスト準備 完了" : "総合運用テスト準備は完了していません")
        for file in [stage.files.worksheet, stage.files.checklist, stage.files.evidence, stage.files.junit] {
            progress.line("  \(file)")
        }
    }

    private func verdict(_ item: TestItem, _ bureau: Bureau) -> Outcome {
        let verdicts = evidence.items.filter { $0.item == item && $0.bureau == bureau.rawValue }.map(\.verdict)
        if verdicts.contains(.fail) { return .fail }
        if verdicts.isEmpty || verdicts.contains(.notRun) { return .notRun }
        return verdicts.contains(.pass) ? .pass : .notApplicable
    }
}
