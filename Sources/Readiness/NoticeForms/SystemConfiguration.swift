public import Identifiers

/// 団体内統合宛名システム: it reaches the server, and the server reaches it.
public struct AtenaSystemConfiguration: Sendable, Hashable, Codable {
    /// Such as `atena-system`.
    public let id: String
    /// IPv4, from which it calls.
    public let address: String
    /// Where the server reaches it, such as `https://192.0.2.10:443`.
    public let accessPoint: String

    /// Describes the system.
    public init(id: String, address: String, accessPoint: String) {
        self.id = id
        self.address = address
        self.accessPoint = accessPoint
    }
}

/// 既存システム: it registers 副本 of some kinds.
public struct LegacySystemConfiguration: Sendable, Hashable, Codable {
    /// Such as `legacy-tax`.
    public let id: String
    /// In Japanese.
    public let title: String
    /// IPv4, from which it calls.
    public let address: String
    /// The kinds of 副本 that it registers.
    public let items: [ItemCode]

    /// Describes the system.
    public init(id: String, title: String, address: String, items: [ItemCode]) {
        self.id = id
        self.title = title
        self.address = address
        self.items = items
    }
}

/// 住基システム: the server reaches it.
public struct ResidentRegistryConfiguration: Sendable, Hashable, Codable {
    /// Such as `resident-registry`.
    public let id: String
    /// Where the server reaches it, such as `https://192.0.2.30:443`.
    public let accessPoint: String

    /// Describes the system.
    public init(id: String, accessPoint: String) {
        self.id = id
        self.accessPoint = accessPoint
    }
}
