/// Why a checklist cannot be taken, and where in it.
public struct ChecklistError: Error, Sendable, Hashable {
    /// The sheet's name.
    public let sheet: String
    /// The cell to put right, such as `B7`.
    public let cell: String
    /// A stable code such as `checklist.bad-date`.
    public let code: String
    /// One or two Japanese sentences for the staff who handed it in.
    public let message: String

    /// Describes an error.
    public init(sheet: String, cell: String, code: String, message: String) {
        self.sheet = sheet
        self.cell = cell
        self.code = code
        self.message = message
    }
}
