import Foundation
import VPNDevice

/// A table that notes what passes a router, stage by stage; it decides nothing.
struct WatchTable {
    /// Where on its way through a router a packet was seen.
    enum Stage: String, CaseIterable {
        /// As it came in.
        case came
        /// After the destination was translated.
        case translated
        /// Routed into the tunnel, before the filter.
        case routed
        /// Routed elsewhere, before the filter.
        case astray
        /// Let pass by the filter.
        case allowed
        /// Taken by the router itself.
        case taken
        /// As it went out, after the source was translated.
        case left
    }

    /// The script for a router.
    static var script: String {
        let sets = Stage.allCases.map {
            "  set \($0.rawValue) { type dscp . ipv4_addr . ipv4_addr . inet_proto . inet_service; flags dynamic; size 65535; }"
        }
        func chain(_ name: String, _ hook: String, _ priority: Int, _ rules: [String]) -> String {
            "  chain \(name) { type filter hook \(hook) priority \(priority); policy accept; \(rules.joined(separator: "; ")); }"
        }
        func note(_ stage: Stage, _ condition: String = "") -> String {
            "\(condition)meta l4proto { tcp, udp } add @\(stage.rawValue) { ip dscp . ip saddr . ip daddr . meta l4proto . th dport }"
        }
        let tunnel = VPNSession.interface
        let chains = [
            chain("entering", "prerouting", -310, [note(.came)]),
            chain("turned", "prerouting", -90, [note(.translated)]),
            chain(
                "routing", "forward", -10,
                [note(.routed, "oifname \"\(tunnel)\" "), note(.astray, "oifname != \"\(tunnel)\" ")]),
            chain("filtered", "forward", 10, [note(.allowed)]), chain("taking", "input", 10, [note(.taken)]),
            chain("leaving", "postrouting", 310, [note(.left)]),
        ]
        return
            (["table ip kakehashi_watch", "delete table ip kakehashi_watch", "table ip kakehashi_watch {"] + sets
            + chains + ["}"]).joined(separator: "\n") + "\n"
    }

    /// One kind of packet that passed.
    struct Sighting: Hashable {
        let mark: Int
        let source: IPv4Address
        let destination: IPv4Address
        let transport: TransportProtocol
        let port: UInt16
    }

    private var seen: [Stage: Set<Sighting>] = [:]

    /// Reads `nft -j list table ip kakehashi_watch`.
    init(_ json: String) throws {
        let document = try JSONDecoder().decode(Listing.self, from: Data(json.utf8))
        for item in document.nftables {
            guard let set = item.set, let stage = Stage(rawValue: set.name) else { continue }
            seen[stage] = Set((set.elem ?? []).compactMap(\.sighting))
        }
    }

    /// Whether a packet of that kind was seen at a stage; nil stands for any.
    func has(
        _ stage: Stage, mark: Int? = nil, from source: IPv4Address? = nil, to destination: IPv4Address? = nil,
        port: UInt16? = nil
    ) -> Bool {
        !sightings(stage, mark: mark, from: source, to: destination, port: port).isEmpty
    }

    /// The packets of that kind that were seen at a stage.
    func sightings(
        _ stage: Stage, mark: Int? = nil, from source: IPv4Address? = nil, to destination: IPv4Address? = nil,
        port: UInt16? = nil
    ) -> [Sighting] {
        (seen[stage] ?? []).filter { sighting in
            (mark == nil || sighting.mark == mark) && (source == nil || sighting.source == source)
                && (destination == nil || sighting.destination == destination) && (port == nil || sighting.port == port)
        }
    }

    // MARK: - What nft prints

    private struct Listing: Decodable {
        let nftables: [Item]
    }

    private struct Item: Decodable {
        let set: SetListing?
    }

    private struct SetListing: Decodable {
        let name: String
        let elem: [Element]?
    }

    private struct Element: Decodable {
        let sighting: Sighting?

        private enum Keys: String, CodingKey {
            case concat, elem
        }

        private struct Wrapped: Decodable {
            let val: Concatenation?
        }

        private struct Concatenation: Decodable {
            let concat: [Part]?
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            let plain = try container.decodeIfPresent([Part].self, forKey: .concat)
            let wrapped = try container.decodeIfPresent(Wrapped.self, forKey: .elem)
            sighting = (plain ?? wrapped?.val?.concat).flatMap(Self.sighting)
        }

        private static func sighting(_ parts: [Part]) -> Sighting? {
            guard parts.count == 5, let mark = parts[0].mark, let source = IPv4Address(parts[1].text),
                let destination = IPv4Address(parts[2].text),
                let transport = TransportProtocol(rawValue: parts[3].text),
                let port = parts[4].number.flatMap({ UInt16(exactly: $0) })
            else { return nil }
            return Sighting(mark: mark, source: source, destination: destination, transport: transport, port: port)
        }
    }

    private struct Part: Decodable {
        let number: Int?
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self.number = number
                text = String(number)
            } else {
                text = try container.decode(String.self)
                number = nil
            }
        }

        /// nft prints some values by the names of their classes.
        var mark: Int? {
            if let number { return number }
            if text == "ef" { return 46 }
            if text == "va" { return 44 }
            if text == "lephb" { return 1 }
            if text.hasPrefix("cs"), let number = Int(text.dropFirst(2)) { return number * 8 }
            if text.hasPrefix("af"), let number = Int(text.dropFirst(2)) { return number / 10 * 8 + number % 10 * 2 }
            if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
            return Int(text)
        }
    }
}
