import Identifiers
import ServiceCalendar
import Spreadsheet

/// The worksheet's sheet 「VPN装置の設定」 (§1.6).
struct DeviceSheet {
    static let name = "VPN装置の設定"
    let organisation: Organisation
    let lines: [DeviceLine]
    let completedOn: CalendarDay?

    /// The sheet.
    func sheet() -> Sheet {
        let top = [
            Row([Cell(Self.name, style: .title, mergedColumns: 6)], height: 24),
            FormCells.field("団体コード", Cell(organisation.code.text)),
            FormCells.field("団体名", Cell("\(organisation.prefecture)\(organisation.name)", style: .wrapped)),
            FormCells.field("確認完了日", FormCells.date(completedOn)),
            Row(),
        ]
        let heading = FormCells.headings(["区分", "項目", "あるべき設定値", "確認した設定値", "判定", "備考"])
        let empty = Row([Cell("確認する設定がありません。", style: .notRun, mergedColumns: 6)])
        let rows = lines.isEmpty ? [empty] : lines.map(row)
        return Sheet(
            name: Self.name, columnWidths: [18, 28, 34, 34, 14, 40], rows: top + [heading] + rows, landscape: true,
            repeatHeaderRow: top.count)
    }

    private func row(_ line: DeviceLine) -> Row {
        let judgement: CellStyle =
            switch line.seen {
            case nil: .notRun
            case line.expected: .pass
            case _: .fail
            }
        return Row([
            Cell(line.section, style: .label), Cell(line.entry, style: .wrapped), Cell(line.expected, style: .wrapped),
            line.seen.map { Cell($0, style: .wrapped) } ?? Cell("未確認", style: .notRun),
            Cell(line.judgement, style: judgement), Cell(line.remark, style: .wrapped),
        ])
    }
}
