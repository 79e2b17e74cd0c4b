/// What a cell holds.
public enum CellValue: Sendable, Hashable {
    /// Nothing.
    case empty
    /// A text; `\n` starts a new line in the cell.
    case text(String)
    /// A number.
    case number(Double)
    /// A day of the Gregorian calendar, 1900-03-01 to 9999-12-31.
    case date(year: Int, month: Int, day: Int)
    /// A truth value.
    case boolean(Bool)

    /// The value as a person reads it: `2016/5/31`, `TRUE`, whole numbers without a decimal point.
    public var displayText: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .date(let year, let month, let day): "\(year)/\(month)/\(day)"
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        }
    }
}
