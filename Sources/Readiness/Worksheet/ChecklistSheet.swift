import Identifiers
import Programme
import ServiceCalendar
import Spreadsheet
import Verdicts

/// Lays the checklist out (§1.5, §1.6).
struct ChecklistSheet {
    let organisation: Organisation
    let items: [ChecklistItem]
    let confirmations: [DeviceConfirmation]
    let results: [ItemResult]
    let submittedOn: CalendarDay
    let submitter: String

    /// The sheet 「最終確認チェックリスト」.
    func sheet() -> Sheet {
        Sheet(
            name: ChecklistLayout.sheetName, columnWidths: [6, 18, 52, 14, 14, 18, 36],
            rows: head + [Row(), FormCells.headings(ChecklistLayout.itemHeadings)] + itemRows
                + [Row(), testHeading] + TestItem.allCases.map(row), landscape: true)
    }

    private var head: [Row] {
        [
            Row([Cell(ChecklistLayout.title, style: .title, mergedColumns: 7)], height: 24),
            Row([
                Cell("完了していない項目は「未完了」、自治体中間サーバーと通信しない項目は「対象外」と記入してください。", style: .note, mergedColumns: 7)
            ]),
            field(ChecklistLayout.code, Cell(organisation.code.text, mergedColumns: 4)),
            field(ChecklistLayout.name, Cell("\(organisation.prefecture)\(organisation.name)", mergedColumns: 4)),
            field(ChecklistLayout.kind, Cell(organisation.kind.title, mergedColumns: 4)),
            field(ChecklistLayout.submittedOn, Cell(FormCells.value(submittedOn), style: .date, mergedColumns: 4)),
            field(ChecklistLayout.submitter, Cell(submitter, mergedColumns: 4)),
        ]
    }

    private func field(_ label: String, _ value: Cell) -> Row {
        Row([Cell(label, style: .label, mergedColumns: 2), value])
    }

    private var itemRows: [Row] { items.enumerated().map { row($0.offset, $0.element) } }

    private func row(_ index: Int, _ item: ChecklistItem) -> Row {
        let confirmation = confirmations.last { $0.item == item.id }
        // The last item is not confirmed by hand: it follows from the ten test items below.
        let completedOn = item.id == ChecklistLayout.testsItem ? testsCompletedOn : confirmation?.confirmedOn
        return Row([
            Cell(.number(Double(index + 1)), style: .label), Cell(item.place, style: .label),
            Cell(item.title, style: .wrapped), Cell(FormCells.value(item.deadline), style: .date),
            FormCells.date(completedOn), Cell(confirmation?.confirmedBy ?? "", style: .wrapped),
            Cell(confirmation?.remark ?? "", style: .wrapped),
        ])
    }

    private var testHeading: Row {
        Row(
            [Cell("項番", style: .heading), Cell(ChecklistLayout.testTitle, style: .heading, mergedColumns: 2)]
                + organisation.bureaus.map { Cell(ChecklistLayout.heading($0), style: .heading) })
    }

    private func row(_ item: TestItem) -> Row {
        Row(
            [Cell(item.rawValue, style: .label), Cell(item.title, style: .wrapped, mergedColumns: 2)]
                + organisation.bureaus.map { FormCells.completion(completion(item, $0)) })
    }

    private func completion(_ item: TestItem, _ bureau: Bureau) -> ItemCompletion {
        ItemCompletion(of: item, bureau: bureau, in: results)
    }

    /// The day on which the last of the ten items was done at the last bureau; `nil` while one is open.
    private var testsCompletedOn: CalendarDay? {
        var last: CalendarDay?
        for bureau in organisation.bureaus {
            for item in TestItem.allCases {
                switch completion(item, bureau) {
                case .completed(let day): last = last.map { max($0, day) } ?? day
                case .notApplicable: continue
                case .open: return nil
                }
            }
        }
        return last
    }
}
