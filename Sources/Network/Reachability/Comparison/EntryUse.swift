import Identifiers
import NoticeForms
import VPNDevice
import Verdicts

/// Which items go through which entry of a device.
struct EntryUse {
    /// The items of each entry that an exchange goes through; an entry that is not here is used by none.
    private(set) var items: [EntryKey: Set<TestItem>] = [:]
    private let site: Site
    private let model: DeviceModel
    private let sessionRows: [EntryKey]

    /// Sends every exchange of a site through its device.
    init(_ site: Site) {
        self.site = site
        model = DeviceModel(site.device)
        sessionRows = site.device.rows.map(\.entry).filter { $0.section == .session }
        let list = NeedList(site.request, site.surroundings)
        var itemsOfLegs: [Leg: Set<TestItem>] = [:]
        for need in list.needs {
            for leg in need.legs { itemsOfLegs[leg, default: []].insert(need.item) }
        }
        for leg in list.legs { use(leg, itemsOfLegs[leg] ?? []) }
    }

    private mutating func note(_ key: EntryKey, _ items: Set<TestItem>) {
        self.items[key, default: []].formUnion(items)
    }

    private mutating func use(_ leg: Leg, _ items: Set<TestItem>) {
        for row in sessionRows { note(row, items) }
        note(EntryKey(.device, RowWords.name), items)
        guard let side = site.surroundings.side(leg.place.bureau) else { return }
        let interface = site.device.interface(SitePath.side(side.bureau))?.name
        if let interface { note(EntryKey(.interface, interface), items) }
        if let line = site.device.interface(.line) { note(EntryKey(.interface, line.name), items) }
        if case .route(let route) = model.way(to: leg.place.address) {
            note(EntryKey(.route, "\(route.destination)"), items)
        }
        if case .name = leg {
            note(EntryKey(.dns, RowWords.clients), items)
            note(EntryKey(.dns, site.surroundings.platform.domain), items)
            askForNames(side, items)
        }
        filter(leg, interface, items)
        translate(leg, items)
    }

    /// 庁内DNSサーバー is reached by a route too.
    private mutating func askForNames(_ side: OrganisationSide, _ items: Set<TestItem>) {
        guard let server = side.internalDNS, case .route(let route) = model.way(to: server.address) else { return }
        note(EntryKey(.route, "\(route.destination)"), items)
    }

    private mutating func filter(_ leg: Leg, _ interface: String?, _ items: Set<TestItem>) {
        let isInward = if case .inward = leg { true } else { false }
        for box in IdealRules.packets(leg) {
            guard case .passed(let number) = model.filter.decide(box, by: isInward ? VPNSession.interface : interface),
                let rule = site.device.filter.first(where: { $0.number == number })
            else { continue }
            note(EntryKey(.filter, number), items)
            note(rule.source, holding: box.source, items)
            note(rule.destination, holding: box.destination, items)
            if case .object(let name) = rule.service { note(EntryKey(.service, name), items) }
        }
    }

    private mutating func translate(_ leg: Leg, _ items: Set<TestItem>) {
        switch leg {
        case .name: break
        case .outward(let place, _, let service):
            guard case .translated(_, let ports, let number) = model.leaving(from: place.address, service.transport)
            else { return }
            if ports == nil { use(nat: number, items) } else { use(napt: number, place, items) }
        case .inward(_, let point, _):
            if let arriving = model.arriving(at: point) { use(nat: arriving.entry, items) }
        }
    }

    private mutating func use(nat number: Int, _ items: Set<TestItem>) {
        note(EntryKey(.nat, number), items)
        guard let entry = site.device.nat.first(where: { $0.number == number }) else { return }
        note(entry.inside, holding: model.book.addresses(entry.inside), items)
    }

    private mutating func use(napt number: Int, _ place: Place, _ items: Set<TestItem>) {
        note(EntryKey(.napt, number), items)
        guard let entry = site.device.napt.first(where: { $0.number == number }) else { return }
        note(entry.source, holding: AddressSet(place.address), items)
    }

    /// The objects of a term through which addresses are meant, opened down to the last member.
    private mutating func note(_ term: AddressTerm, holding addresses: AddressSet, _ items: Set<TestItem>) {
        guard case .object(let name) = term else { return }
        var seen: Set<String> = []
        var waiting = [name]
        while let name = waiting.popLast() {
            guard seen.insert(name).inserted,
                !model.book.addresses(.object(name)).intersection(addresses).isEmpty
            else { continue }
            note(EntryKey(.object, name), items)
            if let object = site.device.objects.first(where: { $0.name == name }),
                case .group(let members) = object.value
            {
                waiting += members
            }
        }
    }
}
