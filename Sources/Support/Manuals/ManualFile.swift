import Yams

/// `manual.yaml`: what is said of one manual as a whole.
struct ManualFile: Codable {
    var title: String
    /// 「第02.00版」.
    var version: String
    var audience: ManualAudience
    /// Newest first.
    var changes: [ManualChange]

    static func read(_ text: String) throws -> ManualFile { try YAMLDecoder().decode(ManualFile.self, from: text) }
}

/// Who a manual is for.
public enum ManualAudience: String, Codable, Sendable, Hashable {
    /// An organisation's people, and the desk that helps them.
    case organisation
    /// The desk alone.
    case desk
}

/// What was new in one version.
public struct ManualChange: Codable, Sendable, Hashable {
    public var version: String
    /// In a sentence.
    public var summary: String
    /// What it means for whoever has a role of §1.3.
    public var roles: [RoleChange]

    /// What one role has to do otherwise.
    public struct RoleChange: Codable, Sendable, Hashable {
        public var role: String
        public var change: String
    }
}
