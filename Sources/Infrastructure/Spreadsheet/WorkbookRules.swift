/// What Excel does not take, found before a file is written.
enum WorkbookRules {
    /// Checks names, texts, numbers, dates and sizes.
    /// - Throws: ``SpreadsheetError``.
    static func check(_ workbook: Workbook) throws(SpreadsheetError) {
        guard !workbook.sheets.isEmpty else {
            throw SpreadsheetError(code: "spreadsheet.no-sheet", message: "シートが1枚もありません。")
        }
        var seen: Set<String> = []
        for sheet in workbook.sheets {
            try check(name: sheet.name)
            guard seen.insert(sheet.name.lowercased()).inserted else {
                throw SpreadsheetError(
                    code: "spreadsheet.duplicate-sheet-name", message: "シート名「\(sheet.name)」が重複しています。")
            }
            try check(size: sheet)
            for row in sheet.rows {
                for cell in row.cells { try check(cell.value, in: sheet.name) }
            }
        }
    }

    private static func check(name: String) throws(SpreadsheetError) {
        let code = "spreadsheet.bad-sheet-name"
        guard !name.isEmpty else { throw SpreadsheetError(code: code, message: "シート名が空です。") }
        guard name.utf16.count <= 31 else {
            throw SpreadsheetError(code: code, message: "シート名「\(name)」は31文字を超えています。")
        }
        let forbidden = name.contains { "[]:*?/\\".contains($0) || $0.isNewline }
        guard !forbidden, !name.hasPrefix("'"), !name.hasSuffix("'") else {
            throw SpreadsheetError(code: code, message: "シート名「\(name)」に使えない文字があります。")
        }
    }

    private static func check(size sheet: Sheet) throws(SpreadsheetError) {
        let widest = sheet.rows.map { $0.cells.reduce(0) { $0 + max(1, $1.mergedColumns) } }.max() ?? 0
        guard sheet.rows.count <= SpreadsheetLimits.rows, widest <= SpreadsheetLimits.columns else {
            throw SpreadsheetError(
                code: "spreadsheet.too-many-cells", message: "シート「\(sheet.name)」の行又は列が多すぎます。")
        }
    }

    private static func check(_ value: CellValue, in sheet: String) throws(SpreadsheetError) {
        switch value {
        case .empty, .boolean:
            break
        case .text(let text):
            guard text.utf16.count <= SpreadsheetLimits.textUnits else {
                throw SpreadsheetError(
                    code: "spreadsheet.text-too-long", message: "シート「\(sheet)」に32,767文字を超えるセルがあります。")
            }
        case .number(let number):
            guard number.isFinite else {
                throw SpreadsheetError(code: "spreadsheet.bad-number", message: "シート「\(sheet)」に数値でない値があります。")
            }
        case .date(let year, let month, let day):
            guard SerialDate(year: year, month: month, day: day) != nil else {
                throw SpreadsheetError(
                    code: "spreadsheet.bad-date", message: "シート「\(sheet)」の日付 \(year)/\(month)/\(day) は存在しません。")
            }
        }
    }
}
