public import Identifiers
public import VPNDevice

/// A terminal or a system of an organisation, where packets begin or end.
public struct Place: Sendable, Hashable {
    /// Whose.
    public let bureau: Bureau
    /// Such as `legacy-tax`.
    public let id: String
    /// In Japanese.
    public let title: String
    /// Its own address.
    public let address: IPv4Address
    /// Whether it is on the terminals' LAN.
    public let isTerminal: Bool

    /// Describes a place.
    public init(bureau: Bureau, id: String, title: String, address: IPv4Address, isTerminal: Bool) {
        self.bureau = bureau
        self.id = id
        self.title = title
        self.address = address
        self.isTerminal = isTerminal
    }

    /// The name of an object that stands for it: its own and its side's.
    public var objectName: String { String("\(id)-\(bureau.rawValue)".prefix(31)) }
}
