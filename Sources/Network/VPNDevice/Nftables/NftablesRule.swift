/// A rule of `nft -j list ruleset`, its conditions and its end told apart.
struct NftablesRule {
    var incoming: String?
    var outgoing: String?
    var source: AddressTerm = .any
    var destination: AddressTerm = .any
    var service: ServiceTerm = .any
    /// `meta l4proto { tcp, udp }`.
    var isTCPAndUDP = false
    var isEstablished = false
    var clampsSegments = false
    var verdict: Verdict?
    var comment: String

    enum Verdict: Hashable {
        case filter(FilterRule.Action)
        case dnat(IPv4Address, UInt16?)
        case snat(IPv4Address, ClosedRange<UInt16>?)
    }

    /// Reads a rule; nil when it has a condition or an end that is not known here.
    init?(_ rule: JSONValue) {
        comment = rule["comment"]?.text ?? ""
        for expression in rule["expr"]?.list ?? [] {
            guard let (kind, value) = expression.only, read(kind, value) else { return nil }
        }
        guard verdict != nil || clampsSegments else { return nil }
    }

    private mutating func read(_ kind: String, _ value: JSONValue) -> Bool {
        switch kind {
        case "counter": return true
        case "accept", "drop", "reject":
            verdict = FilterRule.Action(rawValue: kind).map { .filter($0) }
            return true
        case "match": return match(value)
        case "mangle":
            clampsSegments = value.summary.contains("maxseg")
            return clampsSegments
        case "dnat", "snat": return translate(kind, value)
        default: return false
        }
    }

    private mutating func translate(_ kind: String, _ value: JSONValue) -> Bool {
        guard let address = value["addr"]?.text.flatMap({ IPv4Address($0) }) else { return false }
        let ports = value["port"].flatMap(Self.ports)
        if value["port"] != nil, ports == nil { return false }
        if kind == "dnat" {
            guard ports.map({ $0.count == 1 }) ?? true else { return false }
            verdict = .dnat(address, ports?.lowerBound)
        } else {
            verdict = .snat(address, ports)
        }
        return true
    }

    private mutating func match(_ value: JSONValue) -> Bool {
        guard let left = value["left"], let right = value["right"], let (kind, what) = left.only else { return false }
        let isEqual = value["op"]?.text == "=="
        // The size of segments, before it is made smaller.
        if kind == "tcp option" { return what["name"]?.text == "maxseg" }
        switch (kind, what["key"]?.text ?? "") {
        case ("meta", "iifname"):
            incoming = right.text
            return isEqual && right.text != nil
        case ("meta", "oifname"):
            outgoing = right.text
            return isEqual && right.text != nil
        case ("meta", "l4proto") where isEqual: return transport(right)
        case ("ct", "state"):
            isEstablished = Set(right.list?.compactMap(\.text) ?? []) == ["established", "related"]
            return isEstablished
        case ("payload", _) where isEqual || what["field"]?.text == "flags": return payload(what, right)
        case ("concat", _) where isEqual:
            guard let name = right.text, name.hasPrefix("@\(NftablesNames.service)") else { return false }
            service = .object(String(name.dropFirst(1 + NftablesNames.service.count)))
            return true
        default: return false
        }
    }

    private mutating func transport(_ right: JSONValue) -> Bool {
        if let names = right["set"]?.list?.compactMap(\.text) {
            isTCPAndUDP = Set(names) == ["tcp", "udp"]
            return isTCPAndUDP
        }
        guard let transport = right.text.flatMap({ TransportProtocol(rawValue: $0) }) else { return false }
        service = .literal(Service(transport))
        return true
    }

    private mutating func payload(_ what: JSONValue, _ right: JSONValue) -> Bool {
        switch (what["protocol"]?.text, what["field"]?.text) {
        case ("ip", "saddr"):
            guard let term = Self.address(right) else { return false }
            source = term
            return true
        case ("ip", "daddr"):
            guard let term = Self.address(right) else { return false }
            destination = term
            return true
        case (let name?, "dport"):
            guard let ports = Self.ports(right) else { return false }
            if name == "th", isTCPAndUDP {
                service = .literal(Service(.udp, ports))
                return true
            }
            guard let transport = TransportProtocol(rawValue: name) else { return false }
            service = .literal(Service(transport, ports))
            return true
        case ("tcp", "flags"): return true
        default: return false
        }
    }

    private static func address(_ value: JSONValue) -> AddressTerm? {
        if let name = value.text, name.hasPrefix("@") {
            guard name.hasPrefix("@\(NftablesNames.object)") else { return nil }
            return .object(String(name.dropFirst(1 + NftablesNames.object.count)))
        }
        return range(value).map { .literal($0) }
    }

    /// An address, `{"prefix": …}` or `{"range": …}`.
    static func range(_ value: JSONValue) -> AddressRange? {
        if let address = value.text.flatMap({ IPv4Address($0) }) { return .host(address) }
        if let prefix = value["prefix"], let address = prefix["addr"]?.text.flatMap({ IPv4Address($0) }),
            let length = prefix["len"]?.whole, (0...32).contains(length)
        {
            return .network(IPv4Network(address, length: length))
        }
        if let ends = value["range"]?.list?.compactMap({ $0.text.flatMap { IPv4Address($0) } }), ends.count == 2,
            ends[0] < ends[1]
        {
            return .range(ends[0], ends[1])
        }
        return nil
    }

    /// A port or `{"range": …}`.
    static func ports(_ value: JSONValue) -> ClosedRange<UInt16>? {
        if let port = value.whole.flatMap({ UInt16(exactly: $0) }) { return port...port }
        guard let ends = value["range"]?.list?.compactMap({ $0.whole.flatMap { UInt16(exactly: $0) } }),
            ends.count == 2, ends[0] <= ends[1]
        else { return nil }
        return ends[0]...ends[1]
    }
}
