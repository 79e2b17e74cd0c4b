import Identifiers
import ServiceCalendar
import Spreadsheet

/// The worksheet's sheet 「VPN装置の設定」 (§1.6).
struct DeviceSheet {
    static let name = "VPN装置の設定"
    static let section = "区分"
    static let entry = "項目"
    static let seen = "確認した設定値"
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
        let heading = FormCells.headings([Self.section, Self.entry, "あるべき設定値", Self.seen, "判定", "備考"])
        let empty = Row([Cell("確認する設定がありません。", style: .notRun, mergedColumns: 6)])
        let rows = lines.isEmpty ? [empty] : lines.map(row)
        return Sheet(
            name: Self.name, columnWidths: [18, 28, 34, 34, 14, 40], rows: top + [heading] + rows, landscape: true,
            repeatHeaderRow: top.count)
    }

    private func row(_ line: DeviceLine) -> Row {
        let isLookedAt = line.judgement != .unseen && line.judgement != .notApplicable
        let seen =
            isLookedAt
            ? Cell(line.seen ?? Self.absent, style: .wrapped) : Cell(DeviceLine.Judgement.unseen.title, style: .notRun)
        return Row([
            Cell(line.section, style: .label), Cell(line.entry, style: .wrapped),
            Cell(line.expected ?? Self.absent, style: .wrapped), seen,
            Cell(line.judgement.title, style: Self.style(line.judgement)), Cell(line.remark, style: .wrapped),
        ])
    }

    /// How it is written that an entry is not there, or must not be.
    static let absent = "なし"

    private static func style(_ judgement: DeviceLine.Judgement) -> CellStyle {
        switch judgement {
        case .fine: .pass
        case .add: .add
        case .change: .change
        case .delete: .delete
        case .unseen: .notRun
        case .notApplicable: .notApplicable
        }
    }
}
