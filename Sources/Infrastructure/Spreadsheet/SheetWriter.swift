import CXlsxWriter

/// Writes one sheet into a workbook of libxlsxwriter.
struct SheetWriter {
    private let target: UnsafeMutablePointer<lxw_worksheet>
    private let sheet: Sheet
    private let formats: FormatTable

    /// Adds an empty sheet.
    /// - Throws: ``SpreadsheetError`` when the library refuses the name.
    init(
        _ book: UnsafeMutablePointer<lxw_workbook>, _ sheet: Sheet, _ formats: FormatTable
    ) throws(SpreadsheetError) {
        guard let target = workbook_add_worksheet(book, sheet.name) else {
            throw WorkbookWriter.failure("workbook_add_worksheet")
        }
        self.target = target
        self.sheet = sheet
        self.formats = formats
    }

    /// Writes cells and print settings.
    func write() throws(SpreadsheetError) {
        for (column, width) in sheet.columnWidths.enumerated() {
            let index = lxw_col_t(clamping: column)
            try WorkbookWriter.confirm(worksheet_set_column(target, index, index, width, nil))
        }
        for (index, row) in sheet.rows.enumerated() {
            let number = lxw_row_t(clamping: index)
            if let height = row.height ?? RowHeight.needed(by: row, columnWidths: sheet.columnWidths) {
                try WorkbookWriter.confirm(worksheet_set_row(target, number, height, nil))
            }
            var column = 0
            for cell in row.cells {
                try write(cell, row: number, column: column)
                column += max(1, cell.mergedColumns)
            }
        }
        try setUpPrinting()
    }

    private func write(_ cell: Cell, row: lxw_row_t, column: Int) throws(SpreadsheetError) {
        let first = lxw_col_t(clamping: column)
        let format = formats.format(for: cell)
        if cell.mergedColumns > 1 {
            // Makes the range and its borders; the value is written over its first cell below.
            let last = lxw_col_t(clamping: column + cell.mergedColumns - 1)
            try WorkbookWriter.confirm(worksheet_merge_range(target, row, first, row, last, "", format))
        }
        let status =
            switch cell.value {
            case .empty: worksheet_write_blank(target, row, first, format)
            case .text(let text): writeText(CellText.writable(text), row, first, format)
            case .number(let number): worksheet_write_number(target, row, first, number, format)
            case .boolean(let flag): worksheet_write_boolean(target, row, first, flag ? 1 : 0, format)
            case .date(let year, let month, let day):
                writeDate(Int32(clamping: year), Int32(clamping: month), Int32(clamping: day), row, first, format)
            }
        try WorkbookWriter.confirm(status)
    }

    private func writeText(
        _ text: String, _ row: lxw_row_t, _ column: lxw_col_t, _ format: UnsafeMutablePointer<lxw_format>?
    ) -> lxw_error {
        text.isEmpty
            ? worksheet_write_blank(target, row, column, format)
            : worksheet_write_string(target, row, column, text, format)
    }

    private func writeDate(
        _ year: Int32, _ month: Int32, _ day: Int32, _ row: lxw_row_t, _ column: lxw_col_t,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) -> lxw_error {
        var moment = lxw_datetime(year: year, month: month, day: day, hour: 0, min: 0, sec: 0)
        return worksheet_write_datetime(target, row, column, &moment, format)
    }

    private func setUpPrinting() throws(SpreadsheetError) {
        worksheet_set_paper(target, Self.paperA4)
        worksheet_fit_to_pages(target, 1, 0)
        if sheet.landscape { worksheet_set_landscape(target) }
        worksheet_set_margins(target, 0.5, 0.5, 0.6, 0.6)
        try WorkbookWriter.confirm(worksheet_set_footer(target, "&L&A&R&P / &N"))
        guard let header = sheet.repeatHeaderRow, header >= 0 else { return }
        let row = lxw_row_t(clamping: header)
        try WorkbookWriter.confirm(worksheet_repeat_rows(target, row, row))
        // Deeper down, the rows above it would fill the screen.
        if header < 6 { worksheet_freeze_panes(target, row + 1, 0) }
    }

    /// `ST_PageSetup` paper size A4 (ECMA-376 Part 1 §18.3.1.63).
    private static let paperA4: UInt8 = 9
}
