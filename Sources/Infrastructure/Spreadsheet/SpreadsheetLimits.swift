/// How large a form may be; a file beyond it is refused before it can fill the memory.
public enum SpreadsheetLimits {
    /// The file itself, in bytes.
    public static let fileBytes = 20 * 1_024 * 1_024
    /// One unpacked part, in bytes.
    public static let entryBytes = 20 * 1_024 * 1_024
    /// All parts together, unpacked, in bytes.
    public static let totalBytes = 50 * 1_024 * 1_024
    /// Number of parts.
    public static let entries = 200
    /// Rows of one sheet.
    public static let rows = 10_000
    /// Columns of one sheet.
    public static let columns = 256
    /// Cells of one sheet, gaps included.
    public static let cells = 200_000
    /// UTF-16 units of one text (Excel's limit).
    public static let textUnits = 32_767
}
