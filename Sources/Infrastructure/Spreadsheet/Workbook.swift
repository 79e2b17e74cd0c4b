/// An Excel workbook (ECMA-376, `.xlsx`) as a value, sized for forms.
public struct Workbook: Sendable, Hashable {
    /// The sheets in tab order.
    public let sheets: [Sheet]

    /// Puts sheets together; names and sizes are checked by ``encoded()``.
    public init(sheets: [Sheet]) {
        self.sheets = sheets
    }

    /// Reads an `.xlsx` file from its bytes.
    ///
    /// Of the styles only "is a date" comes back (``CellStyle/date``). Formulas come back as their stored result,
    /// phonetic guides are left out, hidden sheets are read like the others.
    /// - Throws: ``SpreadsheetError`` for anything else than a workbook within the limits of ``SpreadsheetLimits``.
    public init(decoding bytes: [UInt8]) throws(SpreadsheetError) {
        sheets = try WorkbookReader(package: Package(bytes)).sheets()
    }

    /// The first sheet of that name, compared as Excel does: without case.
    public func sheet(named name: String) -> Sheet? {
        sheets.first { $0.name.lowercased() == name.lowercased() }
    }

    /// Writes the workbook as an `.xlsx` file: A4, one page wide, a Japanese font in every cell.
    /// - Throws: ``SpreadsheetError`` for a sheet name or a text that Excel does not take, or a full disk.
    public func encoded() throws(SpreadsheetError) -> [UInt8] {
        try WorkbookRules.check(self)
        return try WorkbookWriter.bytes(of: self)
    }
}
