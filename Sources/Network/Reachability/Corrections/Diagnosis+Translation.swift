import Identifiers
import NoticeForms
import VPNDevice

/// Where an address is not translated, or the VPN session does not carry an exchange.
extension Diagnosis {
    func sourceTranslation(_ leg: Leg, _ stop: Stop) -> Correction? {
        let place = leg.place
        if let object = staleObject(of: place) { return object }
        // A system with an access point leaves with that address.
        if let wanted = ideal.device.nat.first(where: { ObjectBook(ideal.device).address($0.inside) == place.address })
        {
            return nat(wanted)
        }
        guard
            var wanted = ideal.device.napt.first(where: {
                ObjectBook(ideal.device).addresses($0.source).contains(place.address.number)
            })
        else { return nil }
        let reference = reference(wanted.source)
        wanted.source = reference.term
        let mine = site.device.napt.first { book.addresses($0.source) == AddressSet(place.address) }
        let entry: Int? =
            switch stop {
            case .sourceTranslation(let entry): entry
            case .sourcePorts(let entry): entry
            default: nil
            }
        // The entry that is wrong, or this place's own that is out of force; otherwise a new one before all others.
        let number = entry.flatMap { number in site.device.napt.first { $0.number == number }?.number } ?? mine?.number
        wanted.number = number ?? free(wanted.number, among: site.device.napt.map(\.number))
        if number != nil, let old = site.device.napt.first(where: { $0.number == number }) {
            wanted.source = old.source
        }
        return setting(
            number == nil ? .add : .change, DeviceRow(.napt, String(wanted.number), wanted.text),
            number == nil ? reference.defining : [])
    }

    func accessPoint(_ leg: Leg, _ entry: Int?) -> Correction? {
        guard case .inward(_, let point, _) = leg,
            let wanted = ideal.device.nat.first(where: { $0.outside == point.address && $0.port == point.port })
        else { return nil }
        return nat(wanted, entry: entry)
    }

    /// A NAT entry as it must be, in place of the one that has its address now.
    func nat(_ wanted: NATEntry, entry: Int? = nil) -> Correction {
        var wanted = wanted
        let address = ObjectBook(ideal.device).address(wanted.inside)
        let reference = reference(wanted.inside)
        wanted.inside = reference.term
        let mine =
            entry
            ?? site.device.nat.first { $0.outside == wanted.outside && $0.service == wanted.service }?.number
            ?? site.device.nat.first { book.address($0.inside) == address }?.number
        wanted.number = mine ?? free(wanted.number, among: site.device.nat.map(\.number))
        return setting(
            mine == nil ? .add : .change, DeviceRow(.nat, String(wanted.number), wanted.text), reference.defining)
    }

    func setting(_ kind: Correction.Kind, _ row: DeviceRow, _ defining: [DeviceRow]) -> Correction {
        Correction(
            .device, kind, row.entry.description, Self.text(row.value, defining),
            defining.map { .set($0) } + [.set(row)])
    }

    /// A number of its own for each wanted entry, so that several made together do not take each other's.
    func free(_ wanted: Int, among taken: [Int]) -> Int {
        taken.contains(wanted) ? (taken.max() ?? 0) + wanted : wanted
    }

    func session(_ leg: Leg) -> Correction? {
        let session = site.device.session
        guard session.isUp else { return Correction(.change, DeviceRow(.session, RowWords.state, RowWords.on)) }
        let platform = site.surroundings.platform
        guard session.peer == platform.endpoint else {
            return Correction(.change, DeviceRow(.session, RowWords.peer, "\(platform.endpoint)"))
        }
        let address: IPv4Address =
            switch leg {
            case .name: platform.dns
            case .outward(_, let address, _): address
            case .inward(let server, _, _): server
            }
        guard session.remotes.contains(where: { $0.contains(address) }) else {
            let remotes = session.remotes + [IPv4Network(address, length: 32)]
            return Correction(
                .change, DeviceRow(.session, RowWords.remotes, remotes.map(\.description).joined(separator: " ")))
        }
        return Correction(
            .change, DeviceRow(.session, RowWords.address, "\(platform.translation.address)"))
    }
}
