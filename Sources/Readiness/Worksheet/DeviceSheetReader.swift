public import Spreadsheet

/// One entry of the VPN装置 as somebody left it in a worksheet.
public struct WrittenDeviceLine: Sendable, Hashable {
    /// Where: `VPN装置の設定!D12`.
    public let place: String
    /// 区分; where a cell is blank, the one above holds.
    public let section: String
    /// 項目, half-width.
    public let entry: String
    /// 確認した設定値; nil for a blank, なし or 未確認.
    public let seen: String?
}

extension WorksheetForm {
    /// The entries of a worksheet's 「VPN装置の設定」, found by its headings, blank rows left out.
    ///
    /// Nil when there is no such sheet, or not its headings.
    public static func deviceLines(in workbook: Workbook) -> [WrittenDeviceLine]? {
        let named = workbook.sheets.first { WrittenText.folded($0.name) == DeviceSheet.name }
        let sheets = [named].compactMap(\.self) + workbook.sheets
        return sheets.lazy.compactMap { DeviceSheetReader($0)?.lines() }.first
    }
}

private struct DeviceSheetReader {
    private let grid: FormGrid
    private let heading: Int
    private let columns: (section: Int, entry: Int, seen: Int)

    init?(_ sheet: Sheet) {
        grid = FormGrid(sheet: sheet)
        guard let place = grid.find(DeviceSheet.seen),
            let section = grid.column(DeviceSheet.section, in: place.row),
            let entry = grid.column(DeviceSheet.entry, in: place.row)
        else { return nil }
        heading = place.row
        columns = (section, entry, place.column)
    }

    func lines() -> [WrittenDeviceLine] {
        var section = ""
        return grid.sheet.rows.indices.dropFirst(heading + 1).compactMap { row in
            func text(_ column: Int) -> String { grid.text(CellReference(row: row, column: column)) }
            let written = WrittenText.folded(text(columns.section))
            if !written.isEmpty { section = written }
            let (entry, seen) = (WrittenText.folded(text(columns.entry)), text(columns.seen))
            guard !entry.isEmpty || !seen.isEmpty else { return nil }
            let isAbsent = ["", DeviceSheet.absent, DeviceLine.Judgement.unseen.title].contains(
                WrittenText.folded(seen))
            return WrittenDeviceLine(
                place: "\(grid.sheet.name)!\(CellReference(row: row, column: columns.seen))", section: section,
                entry: entry, seen: isAbsent ? nil : seen)
        }
    }
}
