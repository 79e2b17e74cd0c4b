/// The list of sheets and the date system, from the workbook part.
final class WorkbookOutline: PartHandler {
    private(set) var sheets: [(name: String, relationship: String)] = []
    /// Dates count from 1904, as early Excel for Mac did.
    private(set) var from1904 = false

    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError) {
        if element == "workbookPr" { from1904 = attributes.flag("date1904") }
        guard element == "sheet", let name = attributes["name"], let id = attributes.prefixed("id") else { return }
        sheets.append((name, id))
    }

    func end(_ element: String, text: String) throws(SpreadsheetError) {}
}
