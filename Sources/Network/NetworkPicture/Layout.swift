import Identifiers
import Reachability
import Verdicts

/// Where things stand in the picture, in pixels from its upper left corner.
struct Layout {
    /// A rectangle.
    struct Box: Hashable {
        let x: Int
        let y: Int
        let width: Int
        let height: Int

        var left: (x: Int, y: Int) { (x, y + height / 2) }
        var right: (x: Int, y: Int) { (x + width, y + height / 2) }
    }

    /// The parts of the VPN装置 from above.
    enum Part: Int, CaseIterable {
        case names, routes, filter, translation

        var title: String {
            switch self {
            case .names: "DNSフォワーディング"
            case .routes: "インターフェース・経路"
            case .filter: "パケットフィルタ"
            case .translation: "NAT・NAPT"
            }
        }
    }

    static let width = 1_120
    private static let top = 70
    private static let line = 30
    private let sides: [Bureau: (top: Int, places: [Place])]
    let device: Box
    let session: Box
    let platformFirewall: Box
    let bottom: Int
    let order: [Bureau]

    init(_ site: Site, _ list: NeedList) {
        var y = Self.top
        var sides: [Bureau: (top: Int, places: [Place])] = [:]
        order = site.surroundings.sides.map(\.bureau)
        for side in site.surroundings.sides {
            let places = list.places.filter { $0.bureau == side.bureau }
            sides[side.bureau] = (y, places)
            y += (places.count + (side.internalDNS == nil ? 0 : 1)) * Self.line + 60
        }
        self.sides = sides
        bottom = max(y, Self.top + 260)
        let height = bottom - Self.top - 20
        device = Box(x: 500, y: Self.top, width: 170, height: height)
        session = Box(x: 690, y: Self.top + height / 2 - 22, width: 110, height: 44)
        platformFirewall = Box(x: 820, y: Self.top, width: 60, height: height)
    }

    func lan(_ bureau: Bureau) -> Box {
        let (top, _) = sides[bureau] ?? (Self.top, [])
        let next = order.firstIndex(of: bureau).flatMap { place in
            order.indices.contains(place + 1) ? sides[order[place + 1]]?.top : nil
        }
        return Box(x: 20, y: top, width: 300, height: (next ?? bottom) - top - 20)
    }

    func places(_ bureau: Bureau) -> [Place] { sides[bureau]?.places ?? [] }

    /// A terminal or system within its LAN.
    func place(_ place: Place) -> Box {
        let (top, places) = sides[place.bureau] ?? (Self.top, [])
        let index = places.firstIndex { $0.id == place.id } ?? 0
        return Box(x: 32, y: top + 28 + index * Self.line, width: 276, height: 24)
    }

    func internalDNS(_ bureau: Bureau) -> Box {
        let (top, places) = sides[bureau] ?? (Self.top, [])
        return Box(x: 32, y: top + 28 + places.count * Self.line, width: 276, height: 24)
    }

    func firewall(_ bureau: Bureau) -> Box {
        let lan = lan(bureau)
        return Box(x: 370, y: lan.y, width: 70, height: lan.height)
    }

    func part(_ part: Part) -> Box {
        let height = (device.height - 34) / Part.allCases.count
        return Box(
            x: device.x + 8, y: device.y + 30 + part.rawValue * height, width: device.width - 16, height: height - 6)
    }

    /// DNS, 公開リポジトリ and the servers, from above.
    func platform(_ index: Int, of count: Int) -> Box {
        let height = device.height / count
        return Box(x: 930, y: Self.top + index * height, width: 170, height: min(height - 10, 60))
    }
}
