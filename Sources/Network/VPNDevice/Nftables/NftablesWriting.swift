extension VPNDevice {
    /// The settings as a script for nftables, which replaces what an earlier one made.
    ///
    /// What packet rules cannot say (interfaces, DNS, session, lamps, entries out of force) stands in comments of empty
    /// sets, so that the ruleset as it is loaded tells the whole device.
    public var nftables: String {
        let table = "ip \(NftablesNames.table)"
        let lines =
            ["table \(table)", "delete table \(table)", "table \(table) {"]
            + indented(aboutSets + objects.map(objectSet) + services.map(\.set))
            + indented(chain("prerouting", "nat", "dstnat", "accept", nat.filter(\.isEnabled).map(inwards)))
            + indented(
                chain(
                    "postrouting", "nat", "srcnat", "accept",
                    nat.filter { $0.isEnabled && $0.bothWays }.map(outwards) + napt.filter(\.isEnabled).map(\.rule)))
            + indented(
                chain("forward", "filter", "filter", "drop", forwardPrelude + filter.filter(\.isEnabled).map(\.rule)))
            + indented(chain("input", "filter", "filter", "drop", inputRules)) + ["}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    private func chain(
        _ name: String, _ type: String, _ priority: String, _ policy: String, _ rules: [String]
    ) -> [String] {
        ["chain \(name) {", "  type \(type) hook \(name) priority \(priority); policy \(policy);"]
            + indented(rules) + ["}"]
    }

    // MARK: - Sets

    private var aboutSets: [String] {
        var pieces: [String] = []
        for row in rows where isAbout(row.entry) {
            let text = "\(row.entry.section.rawValue)|\(row.entry.key)|\(row.value)"
            pieces += NftablesNames.pieces(text).enumerated().map { ($0.offset == 0 ? "=" : "+") + $0.element }
        }
        return pieces.enumerated().map {
            "set \(NftablesNames.about)\($0.offset) { type ipv4_addr; comment \"\($0.element)\"; }"
        }
    }

    /// Whether an entry has no packet rule of its own.
    private func isAbout(_ entry: EntryKey) -> Bool {
        switch entry.section {
        case .device, .interface, .route, .dns, .session, .lamp: true
        case .object, .service: false
        case .nat: nat.contains { String($0.number) == entry.key && !$0.isEnabled }
        case .napt: napt.contains { String($0.number) == entry.key && !$0.isEnabled }
        case .filter: filter.contains { String($0.number) == entry.key && !$0.isEnabled }
        }
    }

    private func objectSet(_ object: NetworkObject) -> String {
        let elements = ObjectBook(self).addresses(.object(object.name)).ranges.map {
            $0.count == 1
                ? "\(IPv4Address($0.lowerBound))" : "\(IPv4Address($0.lowerBound))-\(IPv4Address($0.upperBound))"
        }
        let filled = elements.isEmpty ? "" : " elements = { \(elements.joined(separator: ", ")) };"
        let comments = NftablesNames.pieces(object.text)
        // A group of many members is told in several pieces.
        let set =
            "set \(NftablesNames.object)\(object.name) { type ipv4_addr; flags interval;\(filled)"
            + " comment \"\(comments.count == 1 ? object.text : "")\"; }"
        guard comments.count > 1 else { return set }
        let more = comments.enumerated().map {
            "set \(NftablesNames.more)\(object.name).\($0.offset) { type ipv4_addr; comment \"\($0.element)\"; }"
        }
        return ([set] + more).joined(separator: "\n  ")
    }

    // MARK: - Rules

    private func inwards(_ entry: NATEntry) -> String {
        let inside = ObjectBook(self).address(entry.inside)?.description ?? "0.0.0.0"
        let target = entry.service.transport == .icmp ? inside : "\(inside):\(entry.port)"
        let port = entry.service.transport == .icmp ? " \(entry.port)" : ""
        return
            "iifname \"\(VPNSession.interface)\" ip daddr \(entry.outside) \(entry.service.match) counter dnat to \(target)"
            + " comment \"NAT \(entry.number) \(entry.inside)\(port)\""
    }

    private func outwards(_ entry: NATEntry) -> String {
        let inside = ObjectBook(self).address(entry.inside)?.description ?? "0.0.0.0"
        return
            "oifname \"\(VPNSession.interface)\" ip saddr \(inside) counter snat to \(entry.outside) comment \"NAT \(entry.number)\""
    }

    private var forwardPrelude: [String] {
        let largest = session.mtu - 40
        let clamps = ["iifname", "oifname"].map {
            "\($0) \"\(VPNSession.interface)\" tcp flags syn tcp option maxseg size > \(largest) "
                + "tcp option maxseg size set \(largest) comment \"MSS\""
        }
        return (session.clampsSegments ? clamps : []) + ["ct state established,related accept comment \"state\""]
    }

    private var inputRules: [String] {
        let line = interface(.line).map {
            "iifname \"\($0.name)\" udp dport \(NftablesNames.sessionPort) accept comment \"session\""
        }
        return ["ct state established,related accept comment \"state\"", "iifname \"lo\" accept comment \"local\""]
            + ["meta l4proto icmp accept comment \"icmp\""]
            + dns.interfaces.map {
                "iifname \"\($0)\" meta l4proto { tcp, udp } th dport 53 counter accept comment \"DNS \($0)\""
            } + (line.map { [$0] } ?? [])
    }
}

/// The names that a ruleset of ours is known by.
enum NftablesNames {
    static let table = "kakehashi_vpn"
    static let about = "about-"
    static let object = "obj-"
    static let more = "more-"
    static let service = "svc-"
    /// WireGuard's.
    static let sessionPort = 51_820
    /// The kernel keeps 128 bytes of a comment, one of them the end's and one ours.
    static let longestComment = 120

    /// A text in pieces that fit into comments, whole characters each.
    static func pieces(_ text: String) -> [String] {
        var pieces: [String] = [""]
        for character in text {
            if pieces[pieces.count - 1].utf8.count + character.utf8.count > longestComment { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }
}

extension Service {
    /// The service as a condition.
    var match: String {
        if transport == .icmp || ports == 0...65_535 { return "meta l4proto \(transport.rawValue)" }
        let text = ports.count == 1 ? "\(ports.lowerBound)" : "\(ports.lowerBound)-\(ports.upperBound)"
        return "\(transport.rawValue) dport \(text)"
    }
}

extension ServiceObject {
    fileprivate var set: String {
        let ports =
            service.ports.count == 1
            ? "\(service.ports.lowerBound)" : "\(service.ports.lowerBound)-\(service.ports.upperBound)"
        return
            "set \(NftablesNames.service)\(name) { type inet_proto . inet_service; flags interval; elements = { \(service.transport.rawValue) . \(ports) }; }"
    }
}

extension AddressTerm {
    /// The term as a condition; empty for all.
    func match(_ field: String) -> String {
        switch self {
        case .any: ""
        case .object(let name): "ip \(field) @\(NftablesNames.object)\(name) "
        case .literal(let range): "ip \(field) \(range) "
        }
    }
}

extension ServiceTerm {
    /// The term as a condition; empty for all.
    var match: String {
        switch self {
        case .any: ""
        case .object(let name): "meta l4proto . th dport @\(NftablesNames.service)\(name) "
        case .literal(let service): service.match + " "
        }
    }
}

extension NAPTEntry {
    fileprivate var rule: String {
        "oifname \"\(VPNSession.interface)\" \(source.match("saddr"))meta l4proto { tcp, udp } counter snat to "
            + "\(outside):\(ports.lowerBound)-\(ports.upperBound) comment \"NAPT \(number)\""
    }
}

extension FilterRule {
    /// The rule as nftables has it, counted and numbered.
    public var rule: String {
        let incoming = interface.map { "iifname \"\($0)\" " } ?? ""
        return incoming + source.match("saddr") + destination.match("daddr") + service.match
            + "counter \(action.rawValue) comment \"\(number)\""
    }
}
