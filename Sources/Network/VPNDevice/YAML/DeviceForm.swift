package import NoticeForms

extension VPNDevice {
    /// Reads our own form of settings.
    ///
    /// - Throws: `DeviceFileError` that names line and field; unknown keys are refused.
    public init(yaml: String) throws(DeviceFileError) {
        do {
            self = try FormNode(yaml: yaml, form: "VPN装置の設定").device()
        } catch {
            throw DeviceFileError(error)
        }
    }
}

extension DeviceFileError {
    /// The same fault, told of a device's file.
    package init(_ error: FormError) {
        let place = [error.line.map { "\($0)行目" } ?? "", error.field].filter { !$0.isEmpty }.joined(separator: " ")
        self.init(place: place, code: error.code, message: error.message)
    }
}

extension FormNode {
    fileprivate func device() throws(FormError) -> VPNDevice {
        let entries = try entries(
            required: ["device", "interfaces", "objects", "nat", "napt", "filter", "dns", "session"],
            optional: ["routes", "services", "lamps"])
        let device = VPNDevice(
            name: try entries.required("device").name(),
            interfaces: try entries.required("interfaces").uniqueList(\.name, FormNode.interface),
            routes: try entries["routes"]?.uniqueList(\.destination, FormNode.route) ?? [],
            objects: try entries.required("objects").uniqueList(\.name, FormNode.object),
            services: try entries["services"]?.uniqueList(\.name, FormNode.service) ?? [],
            nat: try entries.required("nat").uniqueList(\.number, FormNode.nat),
            napt: try entries.required("napt").uniqueList(\.number, FormNode.napt),
            filter: try entries.required("filter").uniqueList(\.number, FormNode.filterRule),
            dns: try entries.required("dns").dns(), session: try entries.required("session").session(),
            lamps: try entries["lamps"]?.uniqueList(\.name, FormNode.lamp) ?? [])
        do {
            try device.check()
        } catch {
            throw self.error(error.code, "\(error.entry): \(error.message)")
        }
        return device
    }

    private func interface() throws(FormError) -> DeviceInterface {
        let entries = try entries(required: ["name", "side", "address"], optional: ["mtu"])
        let name = try entries.required("name")
        let text = try name.name()
        guard text.utf8.count <= 15 else { throw name.error("device.name", "インターフェース名は15文字以内で記載してください。") }
        return DeviceInterface(
            name: text, side: try entries.required("side").word(DeviceInterface.Side.self),
            address: try entries.required("address").network(), mtu: try entries["mtu"]?.whole(576...9_000) ?? 1_500)
    }

    private func route() throws(FormError) -> DeviceRoute {
        let entries = try entries(required: ["destination", "gateway"])
        let destination = try entries.required("destination")
        let network = try destination.network()
        guard network.range.lowerBound == network.address.number else {
            throw destination.error("device.shape", "ネットワークアドレスを記載してください（例: 10.20.1.0/24）。")
        }
        return DeviceRoute(destination: network, gateway: try entries.required("gateway").ipv4())
    }

    private func object() throws(FormError) -> NetworkObject {
        let entries = try entries(required: ["name"], optional: ["addresses", "group"])
        let name = try entries.required("name").name()
        if let addresses = entries["addresses"], entries["group"] == nil {
            return NetworkObject(name: name, value: .addresses(try addresses.parsed("10.20.1.21") { AddressRange($0) }))
        }
        guard let group = entries["group"], entries["addresses"] == nil else {
            throw error("device.shape", "addresses 又は group のどちらかを記載してください。")
        }
        var members: [String] = []
        for member in try group.list() { members.append(try member.name()) }
        return NetworkObject(name: name, value: .group(members))
    }

    private func service() throws(FormError) -> ServiceObject {
        let entries = try entries(required: ["name", "service"])
        let service = try entries.required("service").parsed("tcp 443") { Service($0) }
        guard service.transport != .icmp else {
            throw try entries.required("service").error("device.shape", "「tcp 443」の形で記載してください。")
        }
        return ServiceObject(name: try entries.required("name").name(), service: service)
    }

    private func nat() throws(FormError) -> NATEntry {
        let entries = try entries(
            required: ["number", "outside", "service", "inside", "port"], optional: ["bothWays", "enabled"])
        return NATEntry(
            number: try entries.required("number").whole(1...99_999),
            outside: try entries.required("outside").ipv4(),
            service: try entries.required("service").parsed("tcp 443") { Service($0) },
            inside: try entries.required("inside").parsed("atena-mayor") { AddressTerm($0) },
            port: UInt16(try entries.required("port").whole(1...65_535)),
            bothWays: try entries["bothWays"]?.flag() ?? true, isEnabled: try entries["enabled"]?.flag() ?? true)
    }

    private func napt() throws(FormError) -> NAPTEntry {
        let entries = try entries(required: ["number", "source", "outside", "ports"], optional: ["enabled"])
        return NAPTEntry(
            number: try entries.required("number").whole(1...99_999),
            source: try entries.required("source").parsed("legacy-tax-mayor") { AddressTerm($0) },
            outside: try entries.required("outside").ipv4(),
            ports: try entries.required("ports").parsed("20000-20999") { Service.ports($0) },
            isEnabled: try entries["enabled"]?.flag() ?? true)
    }

    private func dns() throws(FormError) -> DNSForwarding {
        let entries = try entries(required: ["interfaces", "forwarders"])
        var interfaces: [String] = []
        for interface in try entries.required("interfaces").list() { interfaces.append(try interface.name()) }
        return DNSForwarding(
            interfaces: interfaces,
            forwarders: try entries.required("forwarders").uniqueList(\.domain) { node in
                { () throws(FormError) in
                    let entries = try node.entries(required: ["domain", "server"])
                    return .init(
                        domain: try entries.required("domain").parsed("chukan.example") {
                            EntryName.isDomain($0) ? $0 : nil
                        }, server: try entries.required("server").ipv4())
                }
            })
    }

    private func session() throws(FormError) -> VPNSession {
        let entries = try entries(
            required: ["peer", "address", "remotes"], optional: ["mtu", "clampsSegments", "up"])
        var remotes: [IPv4Network] = []
        for remote in try entries.required("remotes").list() { remotes.append(try remote.network()) }
        return VPNSession(
            peer: try entries.required("peer").ipv4(), address: try entries.required("address").ipv4(),
            remotes: remotes, mtu: try entries["mtu"]?.whole(576...9_000) ?? 1_420,
            clampsSegments: try entries["clampsSegments"]?.flag() ?? true, isUp: try entries["up"]?.flag() ?? true)
    }

    private func lamp() throws(FormError) -> Lamp {
        let entries = try entries(required: ["name", "state"])
        return Lamp(
            name: try entries.required("name").name(), state: try entries.required("state").word(Lamp.State.self))
    }
}
