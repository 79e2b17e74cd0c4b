/// A terminal or system of a plan by its side and identifier: `mayor/atena-system`.
public struct PlaceName: Sendable, Hashable, CustomStringConvertible {
    /// `mayor` or `education`.
    public let bureau: String
    /// As the 設定依頼票 has it.
    public let identifier: String

    /// Names a place.
    public init(bureau: String, identifier: String) {
        self.bureau = bureau
        self.identifier = identifier
    }

    /// Reads `mayor/atena-system`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.init(bureau: parts[0], identifier: parts[1])
    }

    /// `mayor/atena-system`.
    public var description: String { "\(bureau)/\(identifier)" }
}

extension TestPlan {
    /// Every terminal and system that a test leaves from.
    public var places: [PlaceName] {
        bureaus.flatMap { side in
            (side.administrationTerminals + side.connectionTerminals + [side.atenaSystem] + side.legacySystems)
                .map { PlaceName(bureau: side.bureau, identifier: $0.identifier) }
        }
    }
}
