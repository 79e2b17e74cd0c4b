public import Identifiers

/// Which organisations somebody may see (§1.6).
public enum Reach: Sendable, Hashable {
    /// Every one: the operator, 内閣官房 and 総務省.
    case nation
    /// The municipalities and unions of one prefecture, by the first two digits of their codes; not the prefecture itself.
    case prefecture(String)

    /// Whether an organisation is within it.
    public func contains(_ organisation: Organisation) -> Bool {
        switch self {
        case .nation: true
        case .prefecture(let number):
            organisation.code.prefectureNumber == number && organisation.kind != .prefecture
        }
    }

    /// How it is kept in tables: two digits, or empty for the nation.
    public var text: String {
        switch self {
        case .nation: ""
        case .prefecture(let number): number
        }
    }

    /// Reads what `text` wrote.
    public init(text: String) {
        self = text.isEmpty ? .nation : .prefecture(text)
    }
}
