import Identifiers
import Spreadsheet
import Verdicts

/// The worksheet's sheet for the 団体内のシステム連携テスト of one bureau (§1.6, §3.3).
struct TestSheet {
    let organisation: Organisation
    let bureau: Bureau
    let results: [ItemResult]

    /// The sheet's name in the source.
    static func fullName(_ bureau: Bureau) -> String {
        switch bureau {
        case .mayor: "団体内のシステム連携テスト【首長部局及び一部事務組合・広域連合】"
        case .education: "団体内のシステム連携テスト【教育委員会】"
        }
    }

    /// The tab's name: the full one where Excel's 31 characters allow it.
    static func tabName(_ bureau: Bureau) -> String {
        let full = fullName(bureau)
        return full.utf16.count <= 31 ? full : full.replacing("団体内のシステム", with: "")
    }

    /// The sheet: ten items with one completion each, then every line.
    func sheet() -> Sheet {
        let top =
            [
                Row([Cell(Self.fullName(bureau), style: .title, mergedColumns: Self.headings.count)], height: 24),
                FormCells.field("団体コード", Cell(organisation.code.text)),
                FormCells.field("団体名", Cell("\(organisation.prefecture)\(organisation.name)", style: .wrapped)),
                Row(),
                FormCells.headings(["項番", "テスト観点", "実施内容", "完了日"])
                    .appending(Cell("未完了の理由", style: .heading, mergedColumns: Self.headings.count - 4)),
            ] + TestItem.allCases.map(completion) + [Row()]
        let lines = results.filter { $0.bureau == bureau.rawValue }.sorted { $0.item < $1.item }
        let none = Row([Cell("テスト結果がありません。", style: .notRun, mergedColumns: Self.headings.count)])
        let rows = lines.isEmpty ? [none] : lines.map(TestLine.row)
        return Sheet(
            name: Self.tabName(bureau), columnWidths: [9, 34, 44, 16, 22, 10, 12, 10, 18, 26, 26, 34, 24],
            rows: top + [FormCells.headings(Self.headings)] + rows, landscape: true, repeatHeaderRow: top.count)
    }

    static let headings = [
        "項番", "テスト観点", "実施内容", "接続元", "接続先", "結果", "完了日", "所要(ミリ秒)", "失敗箇所", "期待", "実際", "対処",
        "プラットフォーム証跡番号",
    ]

    private func completion(_ item: TestItem) -> Row {
        let completion = ItemCompletion(of: item, bureau: bureau, in: results)
        let reason: String =
            switch completion {
            case .completed, .notApplicable: ""
            case .open(let reason): reason
            }
        return Row([
            Cell(item.rawValue, style: .label), Cell(item.title, style: .label),
            Cell(TestItemText(item).content, style: .wrapped), FormCells.completion(completion),
            Cell(reason, style: .wrapped, mergedColumns: Self.headings.count - 4),
        ])
    }
}

extension Row {
    /// The row with one more cell at its end.
    func appending(_ cell: Cell) -> Row { Row(cells + [cell], height: height) }
}
