/// Why a backup was not made, or is none.
public enum BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file is not a backup, ends early, or was changed; the key may be another's.
    case unreadable(String)
    /// The database has a table that the schema does not name.
    case unknownTable(String)
    /// The backup has a schema step that this program does not know: it was made by a newer one.
    case unknownStep(String)
    /// There is something where everything is to be restored to.
    case notEmpty(String)
    /// The backup does not have what is asked for.
    case missing(String)

    public var description: String {
        switch self {
        case .unreadable(let text): "the backup cannot be read: \(text)"
        case .unknownTable(let table): "the schema does not name the table \(table)"
        case .unknownStep(let step): "the backup was made by a newer program: it has the schema step \(step)"
        case .notEmpty(let place): "there is something in \(place) already"
        case .missing(let text): "the backup does not have \(text)"
        }
    }
}
