/// What can go wrong between a room and its database.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A uniqueness rule of the schema was broken.
    case duplicate(String)
    /// Another rule of the schema was broken.
    case constraint(String)
    /// A column did not hold what the code expects.
    case unexpectedColumn(String)
    /// A schema step was edited after it had been applied.
    case editedStep(String)
    /// The engine failed: disk, lock, syntax.
    case engine(String)

    public var description: String {
        switch self {
        case .duplicate(let text): "duplicate: \(text)"
        case .constraint(let text): "constraint: \(text)"
        case .unexpectedColumn(let text): "unexpected column: \(text)"
        case .editedStep(let text): "schema step edited after it was applied: \(text)"
        case .engine(let text): "engine: \(text)"
        }
    }
}
