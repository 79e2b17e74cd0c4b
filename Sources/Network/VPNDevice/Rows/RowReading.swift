import Foundation

/// What is wrong with one line.
struct RowFault: Error, Hashable {
    let code: String
    let message: String

    static func shape(_ expected: String) -> RowFault {
        RowFault(code: "device.shape", message: "「\(expected)」の形で記載してください。")
    }

    static let badName = RowFault(
        code: "device.name", message: "名前は半角英字で始まる、半角英数字・「-」・「_」の31文字以内で記載してください。")
}

/// The words of one line, as a person may have typed them: full-width, other arrows, more spaces.
struct RowReading {
    private(set) var words: [Substring]

    init(_ text: String) {
        words = Self.folded(text).split(separator: " ")
    }

    /// Half-width (NFKC), arrows of one kind, one space between words.
    static func folded(_ text: String) -> String {
        var text = text.precomposedStringWithCompatibilityMapping
        for arrow in ["->", "⇒", "➡", "=>"] { text = text.replacing(arrow, with: RowWords.arrow) }
        text = text.replacing(RowWords.arrow, with: " \(RowWords.arrow) ")
        for comma in [",", "、"] { text = text.replacing(comma, with: " ") }
        // NFKC leaves the dashes that Japanese keyboards give; the long vowel mark is one only between digits.
        for dash in ["−", "‐", "–", "—"] { text = text.replacing(dash, with: "-") }
        text = text.replacing(/([0-9])ー([0-9])/) { "\($0.1)-\($0.2)" }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Takes a word off the end when it is there.
    mutating func takeLast(_ word: String) -> Bool {
        guard words.last.map({ $0 == word }) == true else { return false }
        words.removeLast()
        return true
    }

    /// Takes a word in brackets off the end.
    mutating func takeBracketed() -> String? {
        guard let last = words.last, last.hasPrefix("("), last.hasSuffix(")"), last.count > 2 else { return nil }
        words.removeLast()
        return String(last.dropFirst().dropLast())
    }

    /// The words on either side of the one arrow.
    func aroundArrow() -> (before: [Substring], after: [Substring])? {
        guard let place = words.firstIndex(of: Substring(RowWords.arrow)),
            !words[(place + 1)...].contains(Substring(RowWords.arrow))
        else { return nil }
        return (Array(words[..<place]), Array(words[(place + 1)...]))
    }
}

extension DeviceInterface {
    init(name: String, text: String) throws(RowFault) {
        guard EntryName.isName(name), name.utf8.count <= 15 else {
            throw RowFault(
                code: "device.name", message: "インターフェース名は半角英字で始まる、半角英数字・「-」・「_」の15文字以内で記載してください。")
        }
        let words = RowReading(text).words
        guard words.count == 4, let side = Side.allCases.first(where: { $0.title == words[0] }),
            let address = IPv4Network(words[1]), words[2].uppercased() == RowWords.mtu, let mtu = Int(words[3]),
            (576...9_000).contains(mtu)
        else { throw .shape("首長部局 10.20.0.1/24 MTU 1500") }
        self.init(name: name, side: side, address: address, mtu: mtu)
    }
}

extension DeviceRoute {
    init(key: String, text: String) throws(RowFault) {
        guard let network = IPv4Network(RowReading.folded(key)), network.range.lowerBound == network.address.number,
            let gateway = IPv4Address(RowReading.folded(text))
        else { throw .shape("10.20.1.0/24 … 10.20.0.2") }
        self.init(destination: network, gateway: gateway)
    }
}

extension NetworkObject {
    init(name: String, text: String) throws(RowFault) {
        guard EntryName.isName(name) else { throw .badName }
        let words = RowReading(text).words
        if words.first.map({ $0 == RowWords.group }) == true {
            guard words.dropFirst().allSatisfy({ EntryName.isName($0) }) else { throw .badName }
            self.init(name: name, value: .group(words.dropFirst().map(String.init)))
        } else if words.count == 1, let range = AddressRange(words[0]) {
            self.init(name: name, value: .addresses(range))
        } else {
            throw .shape("10.20.1.21、10.20.1.0/24、10.20.1.1-10.20.1.9 又は グループ 名前 名前")
        }
    }
}

extension ServiceObject {
    init(name: String, text: String) throws(RowFault) {
        guard EntryName.isName(name) else { throw .badName }
        guard let service = Service(RowReading.folded(text).lowercased()), service.transport != .icmp else {
            throw .shape("tcp 443")
        }
        self.init(name: name, service: service)
    }
}

extension NATEntry {
    init(number: Int, text: String) throws(RowFault) {
        let shape = RowFault.shape("192.0.2.10 tcp 443 → atena-mayor 443 双方向")
        var reading = RowReading(text)
        let isEnabled = !reading.takeLast(RowWords.off)
        let isOneWay = reading.takeLast(RowWords.oneWay)
        _ = reading.takeLast(RowWords.bothWays)
        guard let (before, after) = reading.aroundArrow(), before.count >= 2, after.count == 2,
            let outside = IPv4Address(before[0]),
            let service = Service(before[1...].joined(separator: " ").lowercased()),
            let inside = AddressTerm(after[0]), inside != .any, let port = UInt16(after[1]), port > 0
        else { throw shape }
        self.init(
            number: number, outside: outside, service: service, inside: inside, port: port, bothWays: !isOneWay,
            isEnabled: isEnabled)
    }
}

extension NAPTEntry {
    init(number: Int, text: String) throws(RowFault) {
        var reading = RowReading(text)
        let isEnabled = !reading.takeLast(RowWords.off)
        guard let (before, after) = reading.aroundArrow(), before.count == 1, after.count == 2,
            let source = AddressTerm(before[0]), let outside = IPv4Address(after[0]),
            let ports = Service.ports(after[1])
        else { throw .shape("legacy-tax-mayor → 198.18.64.1 20000-20999") }
        self.init(number: number, source: source, outside: outside, ports: ports, isEnabled: isEnabled)
    }
}

extension FilterRule {
    init(number: Int, text: String) throws(RowFault) {
        let shape = RowFault.shape("許可 atena-mayor → servers tcp 443 (lan-mayor)")
        var reading = RowReading(text)
        let isEnabled = !reading.takeLast(RowWords.off)
        let interface = reading.takeBracketed()
        guard let (before, after) = reading.aroundArrow(), before.count == 2, after.count >= 2,
            let action = Action.allCases.first(where: { $0.title == before[0] || $0.rawValue == before[0].lowercased() }
            ),
            let source = AddressTerm(before[1]), let destination = AddressTerm(after[0]),
            let service = ServiceTerm(after[1...].joined(separator: " "))
        else { throw shape }
        if let interface, !EntryName.isName(interface) { throw .badName }
        self.init(
            number: number, action: action, interface: interface, source: source, destination: destination,
            service: service, isEnabled: isEnabled)
    }
}

extension Lamp {
    init(name: String, text: String) throws(RowFault) {
        let word = RowReading.folded(text)
        guard let state = State.allCases.first(where: { $0.title == word || $0.rawValue == word.lowercased() }) else {
            throw .shape("点灯、点滅 又は 消灯")
        }
        self.init(name: name, state: state)
    }
}
