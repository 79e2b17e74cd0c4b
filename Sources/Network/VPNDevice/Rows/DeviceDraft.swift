/// Settings as they are gathered line by line.
struct DeviceDraft {
    private var name: String?
    private var interfaces: [DeviceInterface] = []
    private var routes: [DeviceRoute] = []
    private var objects: [NetworkObject] = []
    private var services: [ServiceObject] = []
    private var nat: [NATEntry] = []
    private var napt: [NAPTEntry] = []
    private var filter: [FilterRule] = []
    private var clients: [String] = []
    private var forwarders: [DNSForwarding.Forwarder] = []
    private var session: [String: String] = [:]
    private var lamps: [Lamp] = []
    private var seen: Set<EntryKey> = []

    /// Takes one line.
    ///
    /// - Throws: `RowFault`.
    mutating func add(_ row: DeviceRow) throws(RowFault) {
        let (key, value) = (RowReading.folded(row.entry.key), row.value)
        guard seen.insert(EntryKey(row.entry.section, key)).inserted else {
            throw RowFault(code: "device.repeated", message: "「\(key)」が重複しています。どちらかを削除してください。")
        }
        switch row.entry.section {
        case .device:
            let text = RowReading.folded(value)
            guard key == RowWords.name, EntryName.isName(text) else { throw .badName }
            name = text
        case .interface: interfaces.append(try DeviceInterface(name: key, text: value))
        case .route: routes.append(try DeviceRoute(key: key, text: value))
        case .object: objects.append(try NetworkObject(name: key, text: value))
        case .service: services.append(try ServiceObject(name: key, text: value))
        case .nat: nat.append(try NATEntry(number: try Self.number(key), text: value))
        case .napt: napt.append(try NAPTEntry(number: try Self.number(key), text: value))
        case .filter: filter.append(try FilterRule(number: try Self.number(key), text: value))
        case .dns: try addDNS(key, RowReading(value).words)
        case .session: session[key.uppercased()] = RowReading.folded(value)
        case .lamp:
            guard EntryName.isName(key) else { throw .badName }
            lamps.append(try Lamp(name: key, text: value))
        }
    }

    private mutating func addDNS(_ key: String, _ words: [Substring]) throws(RowFault) {
        if key == RowWords.clients {
            guard words.allSatisfy({ EntryName.isName($0) }) else { throw .badName }
            clients = words.map(String.init)
        } else {
            guard EntryName.isDomain(key), words.count == 1, let server = IPv4Address(words[0]) else {
                throw .shape("chukan.example … 198.18.0.53")
            }
            forwarders.append(.init(domain: key, server: server))
        }
    }

    private static func number(_ key: String) throws(RowFault) -> Int {
        guard let number = Int(key), (1...99_999).contains(number), String(number) == key else {
            throw RowFault(code: "device.number", message: "番号は1から99999までの整数で記載してください。")
        }
        return number
    }

    /// The device.
    ///
    /// - Throws: `EntryFault` that names the entry, when something is missing or refers to what is not there.
    func device(base: VPNDevice? = nil) throws(EntryFault) -> VPNDevice {
        guard let name = name ?? base?.name else {
            throw EntryFault(EntryKey(.device, RowWords.name), "device.missing", "装置の名称がありません。")
        }
        let hasDNS = seen.contains { $0.section == .dns }
        let device = VPNDevice(
            name: name, interfaces: interfaces.isEmpty ? base?.interfaces ?? [] : interfaces,
            routes: routes.isEmpty ? base?.routes ?? [] : routes, objects: objects, services: services, nat: nat,
            napt: napt, filter: filter,
            dns: (hasDNS ? nil : base?.dns) ?? DNSForwarding(interfaces: clients, forwarders: forwarders),
            session: try vpnSession(base: base?.session),
            lamps: lamps.isEmpty ? base?.lamps ?? [] : lamps)
        try device.check()
        return device
    }

    private func vpnSession(base: VPNSession?) throws(EntryFault) -> VPNSession {
        if session.isEmpty, let base { return base }
        func value<Value>(
            _ key: String, _ expected: String, _ read: (String) -> Value?
        ) throws(EntryFault) -> Value {
            guard let text = session[key.uppercased()] else {
                throw EntryFault(EntryKey(.session, key), "device.missing", "VPNセッションの「\(key)」がありません。")
            }
            guard let value = read(text) else {
                throw EntryFault(EntryKey(.session, key), "device.shape", "「\(expected)」の形で記載してください。")
            }
            return value
        }
        func flag(_ text: String) -> Bool? { text == RowWords.on ? true : text == RowWords.off ? false : nil }
        return VPNSession(
            peer: try value(RowWords.peer, "203.0.113.1") { IPv4Address($0) },
            address: try value(RowWords.address, "198.18.64.1") { IPv4Address($0) },
            // A worksheet leaves a blank where there is none: then nothing passes.
            remotes: session[RowWords.remotes] == nil
                ? []
                : try value(RowWords.remotes, "198.18.0.0/24 198.18.1.0/24") { text in
                    let networks = text.split(separator: " ").map { IPv4Network($0) }
                    return networks.contains(nil) ? nil : networks.compactMap(\.self)
                },
            mtu: try value(RowWords.mtu, "1420") { text in Int(text).flatMap { (576...9_000).contains($0) ? $0 : nil }
            },
            clampsSegments: try value(RowWords.clamp, "有効 又は 無効", flag),
            isUp: try value(RowWords.state, "有効 又は 無効", flag))
    }
}
