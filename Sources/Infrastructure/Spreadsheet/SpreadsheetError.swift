/// Why a workbook could not be read or written.
public struct SpreadsheetError: Error, Sendable, Hashable {
    /// A stable code such as `spreadsheet.not-a-zip`.
    public let code: String
    /// One Japanese sentence or two for the staff who handed in the file.
    public let message: String

    /// Describes an error.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
