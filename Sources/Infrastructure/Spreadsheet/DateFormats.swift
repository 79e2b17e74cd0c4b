/// Which cell formats show a date, from the styles part (ECMA-376 Part 1 §18.8.30).
final class DateFormats: PartHandler {
    /// Indices of the cell formats that show a date.
    private(set) var dateStyles: Set<Int> = []
    private var customDates: Set<Int> = []
    private var inCellFormats = false
    private var index = 0

    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError) {
        switch element {
        case "numFmt":
            guard let id = attributes.number("numFmtId"), let code = attributes["formatCode"] else { return }
            if Self.isDate(code: code) { customDates.insert(id) }
        case "cellXfs":
            inCellFormats = true
        case "xf" where inCellFormats:
            let id = attributes.number("numFmtId") ?? 0
            if customDates.contains(id) || Self.builtIn.contains(id) { dateStyles.insert(index) }
            index += 1
        case _:
            break
        }
    }

    func end(_ element: String, text: String) throws(SpreadsheetError) {
        if element == "cellXfs" { inCellFormats = false }
    }

    /// The built-in formats with a day, those of a Japanese Excel (27–31, 34–36, 50–58) included.
    private static let builtIn = Set([14, 15, 16, 17, 22] + Array(27...31) + Array(34...36) + Array(50...58))

    /// Whether a format code has a year or a day outside quotes, escapes and `[…]`.
    static func isDate(code: String) -> Bool {
        let bare = code.replacing(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/, with: "").lowercased()
        guard !bare.hasPrefix("general") else { return false }
        return bare.contains { "ydg".contains($0) } || bare.contains(/e+\.?m/)
    }
}
