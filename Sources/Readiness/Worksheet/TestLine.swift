import Spreadsheet
import Verdicts

/// One line of a test sheet: one item from one place to another.
enum TestLine {
    /// The cells in the order of ``TestSheet/headings``.
    static func row(_ result: ItemResult) -> Row {
        Row([
            Cell(result.item.rawValue, style: .label), Cell(result.item.title, style: .wrapped),
            Cell(TestItemText(result.item).content, style: .wrapped), Cell(result.from, style: .wrapped),
            Cell(result.to, style: .wrapped), verdict(result.verdict), day(result),
            result.verdict == .pass || result.verdict == .fail
                ? Cell(.number(Double(result.milliseconds))) : Cell(.empty),
            Cell(result.hop?.title ?? "", style: .wrapped), Cell(result.expected ?? "", style: .wrapped),
            Cell(result.seen ?? "", style: .wrapped), Cell(result.remedy ?? "", style: .wrapped),
            Cell(result.serverEvidence ?? "", style: .wrapped),
        ])
    }

    private static func verdict(_ outcome: Outcome) -> Cell {
        switch outcome {
        case .pass: Cell(outcome.title, style: .pass)
        case .fail: Cell(outcome.title, style: .fail)
        case .notApplicable: Cell(outcome.title, style: .notApplicable)
        case .notRun: Cell(outcome.title, style: .notRun)
        }
    }

    private static func day(_ result: ItemResult) -> Cell {
        switch result.verdict {
        case .pass: FormCells.date(result.day)
        case .notApplicable: FormCells.completion(.notApplicable)
        case .fail, .notRun: FormCells.date(nil)
        }
    }
}
