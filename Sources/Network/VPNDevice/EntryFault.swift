/// What is wrong with one entry among the others.
public struct EntryFault: Error, Sendable, Hashable {
    /// Which entry.
    public let entry: EntryKey
    /// Stable, such as `device.undefined`.
    public let code: String
    /// In Japanese.
    public let message: String

    init(_ entry: EntryKey, _ code: String, _ message: String) {
        self.entry = entry
        self.code = code
        self.message = message
    }
}

extension VPNDevice {
    /// Whether every entry fits the others.
    ///
    /// - Throws: `EntryFault` for the first that does not.
    func check() throws(EntryFault) {
        let names = Set(objects.map(\.name))
        let services = Set(self.services.map(\.name))
        let interfaces = Set(self.interfaces.map(\.name))
        func known(_ term: AddressTerm, in entry: EntryKey) throws(EntryFault) {
            guard case .object(let name) = term, !names.contains(name) else { return }
            throw EntryFault(entry, "device.undefined", "ネットワーク定義「\(name)」がありません。定義を追加するか、名前を直してください。")
        }
        func known(interface: String, in entry: EntryKey) throws(EntryFault) {
            guard !interfaces.contains(interface) else { return }
            throw EntryFault(entry, "device.undefined", "インターフェース「\(interface)」がありません。")
        }
        for object in objects {
            guard case .group(let members) = object.value else { continue }
            for member in members { try known(.object(member), in: EntryKey(.object, object.name)) }
        }
        let book = ObjectBook(self)
        for entry in nat {
            try known(entry.inside, in: EntryKey(.nat, entry.number))
            guard book.address(entry.inside) != nil else {
                throw EntryFault(EntryKey(.nat, entry.number), "device.one-address", "NATの変換先は1つのアドレスにしてください。")
            }
        }
        for entry in napt { try known(entry.source, in: EntryKey(.napt, entry.number)) }
        for rule in filter {
            let entry = EntryKey(.filter, rule.number)
            try known(rule.source, in: entry)
            try known(rule.destination, in: entry)
            if let interface = rule.interface, interface != VPNSession.interface {
                try known(interface: interface, in: entry)
            }
            if case .object(let name) = rule.service, !services.contains(name) {
                throw EntryFault(entry, "device.undefined", "サービス定義「\(name)」がありません。")
            }
        }
        for interface in dns.interfaces { try known(interface: interface, in: EntryKey(.dns, RowWords.clients)) }
    }
}

extension VPNSession {
    /// The name by which rules call the tunnel.
    public static let interface = "vpn"
}
