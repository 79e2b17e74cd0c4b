import Identifiers
import NoticeForms
import VPNDevice

/// What a packet filter lets pass that no item needs, and its rules that can never match (least privilege).
public struct Openness: Sendable {
    /// A rule that lets more pass than is needed.
    public struct Wide: Sendable, Hashable {
        /// The rule's number.
        public let rule: Int
        /// What no item needs.
        public let packets: [PacketBox]

        /// At most three sets of packets, in Japanese.
        public var text: String {
            let shown = packets.prefix(3).map(\.text).joined(separator: "／")
            return "パケットフィルタ \(rule): 試験に要らない通信も許可しています（\(shown)\(packets.count > 3 ? " ほか\(packets.count - 3)件" : "")）"
        }
    }

    /// A rule that no packet reaches.
    public struct Silent: Sendable, Hashable {
        /// The rule's number.
        public let rule: Int
        /// The rules before it that take all of its packets; none where it speaks of no packets at all.
        public let hiddenBy: [Int]

        /// In Japanese.
        public var text: String {
            let reason =
                hiddenBy.isEmpty
                ? "アドレス又はサービスが空です" : "前にある規則\(hiddenBy.map(String.init).joined(separator: "・"))がすべて受け取ります"
            return "パケットフィルタ \(rule): 一致する通信がありません（\(reason)）"
        }
    }

    /// In the order of the rules.
    public let wide: [Wide]
    /// In the order of the rules.
    public let silent: [Silent]

    /// Looks at the filter of a site's device.
    public init(_ site: Site) {
        let table = RuleTable(site.device.filter, ObjectBook(site.device))
        let needed = Self.needed(site)
        var wide: [Wide] = []
        var silent: [Silent] = []
        for (index, entry) in table.entries.enumerated() {
            let earlier = table.entries[..<index].filter {
                $0.rule.interface == nil || $0.rule.interface == entry.rule.interface
            }
            let reached = earlier.reduce(entry.boxes) { $0.subtracting($1.boxes) }
            if reached.isEmpty {
                let hiding = earlier.filter { other in
                    other.boxes.contains { box in entry.boxes.contains { $0.intersection(box) != nil } }
                }
                silent.append(Silent(rule: entry.rule.number, hiddenBy: hiding.map(\.rule.number)))
            } else if entry.rule.action == .accept {
                let interfaces = entry.rule.interface.map { [$0] } ?? Array(needed.keys)
                let rest = reached.subtracting(interfaces.flatMap { needed[$0] ?? [] })
                if !rest.isEmpty { wide.append(Wide(rule: entry.rule.number, packets: rest.merged)) }
            }
        }
        self.wide = wide
        self.silent = silent
    }

    /// What the items need, by the interface at which it comes in.
    private static func needed(_ site: Site) -> [String: [PacketBox]] {
        var needed: [String: [PacketBox]] = [:]
        for leg in NeedList(site.request, site.surroundings).legs {
            let isInward = if case .inward = leg { true } else { false }
            let side = SitePath.side(leg.place.bureau)
            let interface = isInward ? VPNSession.interface : site.device.interface(side)?.name ?? ""
            needed[interface, default: []] += IdealRules.packets(leg)
        }
        return needed
    }

    /// Every remark, in Japanese.
    public var remarks: [String] { wide.map(\.text) + silent.map(\.text) }
}
