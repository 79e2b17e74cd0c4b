/// The meaning of objects and services: names resolved, groups opened.
public struct ObjectBook: Sendable {
    private let addresses: [String: AddressSet]
    private let services: [String: Service]

    /// Resolves the objects of a device; a group's unknown or circular members stand for nothing.
    public init(_ device: VPNDevice) { self.init(objects: device.objects, services: device.services) }

    /// Resolves objects.
    public init(objects: [NetworkObject], services: [ServiceObject]) {
        let values = Dictionary(objects.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        var addresses: [String: AddressSet] = [:]
        for name in values.keys { addresses[name] = Self.set(of: name, values, path: []) }
        self.addresses = addresses
        self.services = Dictionary(services.map { ($0.name, $0.service) }, uniquingKeysWith: { first, _ in first })
    }

    private static func set(_ value: NetworkObject.Value, _ values: [String: NetworkObject.Value], path: [String])
        -> AddressSet
    {
        switch value {
        case .addresses(let range): AddressSet(range.bounds)
        case .group(let members): AddressSet(members.flatMap { set(of: $0, values, path: path).ranges })
        }
    }

    private static func set(of name: String, _ values: [String: NetworkObject.Value], path: [String]) -> AddressSet {
        guard !path.contains(name), let value = values[name] else { return .none }
        return set(value, values, path: path + [name])
    }

    /// The addresses of a term; none for an object that is not there.
    public func addresses(_ term: AddressTerm) -> AddressSet {
        switch term {
        case .any: .all
        case .object(let name): addresses[name] ?? .none
        case .literal(let range): AddressSet(range.bounds)
        }
    }

    /// The one address of a term; nil when it stands for none or several.
    public func address(_ term: AddressTerm) -> IPv4Address? {
        let ranges = addresses(term).ranges
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return IPv4Address(ranges[0].lowerBound)
    }

    /// The service of a term; nil for `any`.
    ///
    /// A service that is not there matches nothing: ICMP without a port.
    public func service(_ term: ServiceTerm) -> ServiceMeaning {
        switch term {
        case .any: .any
        case .object(let name): services[name].map { .some($0) } ?? .none
        case .literal(let service): .some(service)
        }
    }

    /// What a term of services stands for.
    public enum ServiceMeaning: Sendable, Hashable {
        /// Every packet.
        case any
        /// A protocol and ports.
        case some(Service)
        /// Nothing: the name is not defined.
        case none
    }
}
