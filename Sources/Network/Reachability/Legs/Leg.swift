public import Identifiers
public import VPNDevice
public import Verdicts

/// One exchange that an item needs.
public enum Leg: Sendable, Hashable {
    /// A place asks for the server's name.
    case name(Place)
    /// A place begins an exchange with the platform.
    case outward(Place, to: IPv4Address, Service)
    /// A server of a side begins an exchange with a system, at an access point.
    case inward(from: IPv4Address, at: PlatformSide.Endpoint, Place)

    /// The place of the organisation that takes part.
    public var place: Place {
        switch self {
        case .name(let place), .outward(let place, _, _), .inward(_, _, let place): place
        }
    }

    /// As people read it.
    public var text: String {
        switch self {
        case .name(let place): "\(place.id) → DNS"
        case .outward(let place, let address, let service): "\(place.id) → \(address) \(service)"
        case .inward(let server, let point, let place): "\(server) → \(point) → \(place.id)"
        }
    }
}

/// One line of the test: an item, from one place to another, and the exchanges that it consists of.
public struct Need: Sendable, Hashable {
    /// Which item.
    public let item: TestItem
    /// Whose.
    public let bureau: Bureau
    /// The place that begins.
    public let from: Place
    /// What is called.
    public let to: String
    /// In their order; none where the item does not apply.
    public let legs: [Leg]
}
