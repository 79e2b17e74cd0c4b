import Identifiers
public import NoticeForms
import VPNDevice
public import Verdicts

/// All lines of the test that an organisation's 設定依頼票 leads to (§3.3).
public struct NeedList: Sendable {
    /// Item by item, side by side.
    public let needs: [Need]
    /// All terminals and systems that begin or take exchanges.
    public let places: [Place]

    /// Lists what a site needs; sides and systems without addresses are left out.
    public init(_ request: ConfigurationRequest, _ surroundings: Surroundings) {
        var needs: [Need] = []
        var places: [Place] = []
        for configuration in request.bureaus {
            guard let server = surroundings.platform.server(configuration.bureau) else { continue }
            let side = SideNeeds(configuration, request, surroundings, server: server)
            needs += side.needs
            places += side.places
        }
        self.needs = needs
        self.places = places
    }

    /// Each exchange once, in the order in which the items need them.
    public var legs: [Leg] {
        var seen: Set<Leg> = []
        return needs.flatMap(\.legs).filter { seen.insert($0).inserted }
    }

    /// The items that need an exchange.
    public func items(of leg: Leg) -> [TestItem] {
        Set(needs.filter { $0.legs.contains(leg) }.map(\.item)).sorted()
    }
}

/// What one side needs.
private struct SideNeeds {
    let configuration: BureauConfiguration
    let request: ConfigurationRequest
    let surroundings: Surroundings
    let server: IPv4Address

    init(
        _ configuration: BureauConfiguration, _ request: ConfigurationRequest, _ surroundings: Surroundings,
        server: IPv4Address
    ) {
        self.configuration = configuration
        self.request = request
        self.surroundings = surroundings
        self.server = server
    }

    private func place(_ id: String, _ title: String, _ address: String, isTerminal: Bool = false) -> [Place] {
        IPv4Address(address).map {
            [Place(bureau: configuration.bureau, id: id, title: title, address: $0, isTerminal: isTerminal)]
        } ?? []
    }

    private func terminals(_ kind: TerminalKind) -> [Place] {
        configuration.terminals.filter { $0.kind == kind }.flatMap {
            place($0.id, kind.title, $0.address, isTerminal: true)
        }
    }

    private var atena: [Place] {
        place(configuration.atenaSystem.id, "団体内統合宛名システム", configuration.atenaSystem.address)
    }

    private var legacy: [Place] { configuration.legacySystems.flatMap { place($0.id, $0.title, $0.address) } }

    /// The register that this side's server asks: its own, or the mayor's.
    private var registry: (place: Place, point: PlatformSide.Endpoint)? {
        guard let form = request.residentRegistry(of: configuration.bureau) else { return nil }
        let owner = configuration.residentRegistry == nil ? .mayor : configuration.bureau
        guard let address = surroundings.side(owner)?.registry, let point = Self.endpoint(form.accessPoint) else {
            return nil
        }
        return (Place(bureau: owner, id: form.id, title: "住基システム", address: address, isTerminal: false), point)
    }

    private static func endpoint(_ accessPoint: String) -> PlatformSide.Endpoint? {
        guard let point = AccessPoint(accessPoint), let address = IPv4Address(point.host),
            let port = UInt16(exactly: point.port)
        else { return nil }
        return .init(address: address, port: port)
    }

    var places: [Place] {
        let own = configuration.residentRegistry == nil ? [] : registry.map { [$0.place] } ?? []
        return TerminalKind.allCases.flatMap(terminals) + atena + legacy + own
    }

    /// Name, server and revocation list: what every exchange with the server begins with.
    private func open(_ place: Place) -> [Leg] {
        [
            .name(place), .outward(place, to: server, .tcp(443)),
            .outward(place, to: surroundings.platform.repository, .tcp(80)),
        ]
    }

    private func need(_ item: TestItem, _ from: Place, _ to: String, _ legs: [Leg]) -> Need {
        Need(item: item, bureau: configuration.bureau, from: from, to: to, legs: legs)
    }

    var needs: [Need] {
        let callers = terminals(.administration) + terminals(.connection) + atena + legacy
        var needs = callers.map { need(.t1, $0, "DNS", [.name($0)]) }
        for place in terminals(.administration) {
            needs.append(need(.t2, place, "自治体中間サーバー", open(place)))
            needs.append(need(.t3, place, "公開リポジトリ", repository(place)))
        }
        for place in terminals(.connection) {
            needs.append(need(.t4, place, "自治体中間サーバー", open(place)))
            needs.append(need(.t5, place, "公開リポジトリ", repository(place)))
            needs.append(need(.t6, place, "運用支援ツール", open(place)))
        }
        for place in atena {
            needs.append(need(.t7, place, "自治体中間サーバー", open(place)))
            let inward = registry.map { [Leg.inward(from: server, at: $0.point, $0.place)] }
            needs.append(need(.t8, place, "住基システム", inward.map { open(place) + $0 } ?? []))
        }
        for place in terminals(.connection) { needs.append(need(.t9, place, "団体内統合宛名システム", basicFour(place))) }
        return needs + legacy.map { need(.t10, $0, "自治体中間サーバー", open($0)) }
    }

    private func repository(_ place: Place) -> [Leg] {
        [.name(place), .outward(place, to: surroundings.platform.repository, .tcp(80))]
    }

    /// 任意事務: nothing to test where it is not used.
    private func basicFour(_ place: Place) -> [Leg] {
        guard configuration.basicFour == .used, let atena = atena.first,
            let point = Self.endpoint(configuration.atenaSystem.accessPoint)
        else { return [] }
        return open(place) + [.inward(from: server, at: point, atena)]
    }
}
