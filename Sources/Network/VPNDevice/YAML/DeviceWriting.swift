package import Yams

extension VPNDevice {
    /// The settings as YAML that reads back equal.
    public var yaml: String {
        YAMLText.document([
            ("device", .scalar(name)),
            ("interfaces", .lines(interfaces.map(\.pairs))),
            ("routes", .lines(routes.map { [("destination", "\($0.destination)"), ("gateway", "\($0.gateway)")] })),
            ("objects", .rows(objects.map(\.node))),
            ("services", .lines(services.map { [("name", $0.name), ("service", "\($0.service)")] })),
            ("nat", .lines(nat.map(\.pairs))),
            ("napt", .lines(napt.map(\.pairs))),
            ("filter", .lines(filter.map(\.pairs))),
            (
                "dns",
                .block([
                    ("interfaces", .words(dns.interfaces)),
                    (
                        "forwarders",
                        .lines(dns.forwarders.map { [("domain", $0.domain), ("server", "\($0.server)")] })
                    ),
                ])
            ),
            (
                "session",
                .block([
                    ("peer", .scalar("\(session.peer)")), ("address", .scalar("\(session.address)")),
                    ("remotes", .words(session.remotes.map(\.description))), ("mtu", .scalar("\(session.mtu)")),
                    ("clampsSegments", .scalar("\(session.clampsSegments)")), ("up", .scalar("\(session.isUp)")),
                ])
            ),
            ("lamps", .lines(lamps.map { [("name", $0.name), ("state", $0.state.rawValue)] })),
        ])
    }
}

/// YAML as a person would write settings: an entry on a line.
package enum YAMLText {
    /// A value.
    package indirect enum Value {
        case scalar(String)
        case words([String])
        case lines([[(String, String)]])
        case rows([Node])
        case block([(String, Value)])
        case blocks([[(String, Value)]])
    }

    /// A document of named values.
    package static func document(_ members: [(String, Value)]) -> String {
        // Nodes of our own making are written without exception.
        (try? Yams.serialize(node: node(.block(members)), width: -1, allowUnicode: true)) ?? ""
    }

    private static func node(_ value: Value) -> Node {
        switch value {
        case .scalar(let text): Node(text)
        case .words(let words): flow(words)
        case .lines(let lines): .sequence(Node.Sequence(lines.map { line in self.line(line.map { ($0, Node($1)) }) }))
        case .rows(let rows): .sequence(Node.Sequence(rows))
        case .block(let members): .mapping(Node.Mapping(members.map { (Node($0), node($1)) }))
        case .blocks(let blocks): .sequence(Node.Sequence(blocks.map { node(.block($0)) }))
        }
    }

    static func line(_ pairs: [(String, Node)]) -> Node {
        .mapping(Node.Mapping(pairs.map { (Node($0), $1) }, .implicit, .flow))
    }

    static func flow(_ words: [String]) -> Node { .sequence(Node.Sequence(words.map { Node($0) }, .implicit, .flow)) }
}

extension NetworkObject {
    fileprivate var node: Node {
        switch value {
        case .addresses(let range): YAMLText.line([("name", Node(name)), ("addresses", Node(range.description))])
        case .group(let members): YAMLText.line([("name", Node(name)), ("group", YAMLText.flow(members))])
        }
    }
}

extension DeviceInterface {
    fileprivate var pairs: [(String, String)] {
        [("name", name), ("side", side.rawValue), ("address", "\(address)"), ("mtu", "\(mtu)")]
    }
}

extension NATEntry {
    fileprivate var pairs: [(String, String)] {
        [
            ("number", "\(number)"), ("outside", "\(outside)"), ("service", "\(service)"), ("inside", "\(inside)"),
            ("port", "\(port)"), ("bothWays", "\(bothWays)"), ("enabled", "\(isEnabled)"),
        ]
    }
}

extension NAPTEntry {
    fileprivate var pairs: [(String, String)] {
        [
            ("number", "\(number)"), ("source", "\(source)"), ("outside", "\(outside)"),
            ("ports", "\(ports.lowerBound)-\(ports.upperBound)"), ("enabled", "\(isEnabled)"),
        ]
    }
}

extension FilterRule {
    /// The rule as it is written on a line.
    package var pairs: [(String, String)] {
        [("number", "\(number)"), ("action", action.rawValue)]
            + (interface.map { [("interface", $0)] } ?? [])
            + [
                ("source", "\(source)"), ("destination", "\(destination)"), ("service", "\(service)"),
                ("enabled", "\(isEnabled)"),
            ]
    }
}
