import Identifiers
import NoticeForms
import VPNDevice
import Verdicts

/// Says what it means that an exchange stops somewhere: the same words for the proof and for packets.
public struct Diagnosis: Sendable {
    let site: Site
    private let ideal: IdealDevice
    private let book: ObjectBook

    /// Prepares to judge a site.
    public init(_ site: Site) {
        self.site = site
        ideal = IdealDevice(site.request, site.surroundings, line: site.device.interface(.line))
        book = ObjectBook(site.device)
    }

    /// What it means that an exchange stops there.
    public func finding(_ leg: Leg, _ stop: Stop) -> Finding {
        guard let side = site.surroundings.side(leg.place.bureau) else {
            return Finding(leg: leg, stop: stop, expected: "部局のネットワークがあること", seen: "構成に記載がありません", correction: nil)
        }
        let words = words(leg, stop, side)
        return Finding(
            leg: leg, stop: stop, expected: words.expected, seen: words.seen,
            correction: correction(leg, stop, side))
    }

    private func words(_ leg: Leg, _ stop: Stop, _ side: OrganisationSide) -> (expected: String, seen: String) {
        func rule(_ number: Int?) -> String { number.map { "規則\($0)で止まります" } ?? "許可する規則がありません" }
        return switch stop {
        case .gateway: ("\(leg.place.id)の通信が団体側FWへ送られること", "デフォルトゲートウェイが団体側FWではありません")
        case .nameServer: ("\(leg.place.id)がVPN装置（又は庁内DNSサーバー）へ問い合わせること", "別のアドレスへ問い合わせています")
        case .internalForwarding: ("庁内DNSサーバーがVPN装置へ問い合わせること", "別のアドレスへ転送しています")
        case .nameNotTaken: ("VPN装置が\(side.bureau.title)側の問い合わせを受け付けること", "受け付けるインターフェースに入っていません")
        case .forwarder: ("VPN装置がプラットフォームのDNSサーバーへ問い合わせること", "転送先がないか、別のアドレスです")
        case .firewall(let number): ("団体側FWを通過すること（\(leg.text)）", rule(number))
        case .answers: ("応答が団体側FWを通過すること", "行きの通信に対する応答が破棄されます")
        case .firewallRoute: ("団体側FWがプラットフォーム宛ての通信をVPN装置へ送ること", "別のアドレス\(side.nextHop)へ送っています")
        case .interface: ("VPN装置の\(side.bureau.title)側が\(side.device)であること", "そのアドレスのインターフェースがありません")
        case .captured(let network): ("プラットフォーム宛ての通信がVPNセッションへ送られること", "経路\(network)に一致し、団体側へ戻されます")
        case .wayBack: ("VPN装置が\(leg.place.address)への経路を持つこと", "団体側FW\(side.outside.address)を通る経路がありません")
        case .filter(let number): ("VPN装置のパケットフィルタを通過すること（\(leg.text)）", rule(number))
        case .sourceTranslation(let entry):
            (
                "\(leg.place.id)の通信が団体のアドレスに変換されること",
                entry.map { "エントリ\($0)が団体のものでないアドレスに変換しています" } ?? "変換するNAPTがありません"
            )
        case .sourcePorts(let entry): ("変換後のポートが割当ての範囲内であること", "NAPT \(entry)が割当ての範囲外のポートに変換しています")
        case .accessPoint(let entry):
            (
                "アクセス先が\(leg.place.id)（\(leg.place.address)）に変換されること",
                entry.map { "NAT \($0)が別のアドレス又はポートに変換しています" } ?? "変換するNATがありません"
            )
        case .session: ("VPNセッションがプラットフォームのアドレスへ通じていること", "セッションが切れているか、対向ネットワークに含まれていません")
        case .segments: ("長いパケットがVPNセッションを通ること（MTU \(site.device.session.mtu)）", "分割が必要なことが送信元に伝わりません")
        case .accessPointNotSet: ("設定依頼票のアクセス先がプラットフォームに設定されていること", "まだ設定されていません")
        case .platformFirewall(let number): ("プラットフォーム側FWを通過すること", rule(number))
        case .target: ("\(leg.place.id)が待ち受けていること", "接続を受け付けるものがありません")
        }
    }

    private func correction(_ leg: Leg, _ stop: Stop, _ side: OrganisationSide) -> Correction? {
        let bureau = side.bureau
        let lan = leg.place.isTerminal ? side.terminals : side.business
        switch stop {
        case .gateway:
            return Correction(
                .place(bureau, leg.place.id), .change, "デフォルトゲートウェイ", "\(lan.address)",
                [.plannedPlace(bureau, leg.place.id)])
        case .nameServer:
            let isInternal = !leg.place.isTerminal && site.request.configuration(of: bureau)?.dns == .internal
            let server = (isInternal ? side.internalDNS?.address : nil) ?? side.device
            return Correction(
                .place(bureau, leg.place.id), .change, "DNS参照先", "\(server)", [.plannedPlace(bureau, leg.place.id)])
        case .internalForwarding:
            return Correction(
                .internalDNS(bureau), .change, site.surroundings.platform.domain, "\(side.device)",
                [.forwarding(bureau, side.device)])
        case .nameNotTaken:
            let names = site.device.dns.interfaces + [interface(side)?.name ?? side.interfaceName]
            return Correction(.change, DeviceRow(.dns, RowWords.clients, names.joined(separator: " ")))
        case .forwarder:
            let platform = site.surroundings.platform
            let isThere = site.device.dns.forwarders.contains { $0.domain == platform.domain }
            return Correction(isThere ? .change : .add, DeviceRow(.dns, platform.domain, "\(platform.dns)"))
        case .firewall(let number): return firewall(leg, side, stoppedBy: number)
        case .answers: return Correction(.firewall(bureau), .change, "応答の通過（ステートフル）", "有効", [.stateful(bureau)])
        case .firewallRoute:
            return Correction(
                .firewall(bureau), .change, "プラットフォーム宛ての経路", "\(side.device)", [.nextHop(bureau, side.device)])
        case .interface: return interfaceCorrection(side)
        case .captured(let network):
            let key = EntryKey(.route, "\(network)")
            guard site.device.routes.contains(where: { $0.destination == network }) else { return nil }
            return Correction(.device, .delete, key.description, "", [.remove(key)])
        case .wayBack:
            // With another netmask the firewall is not on the device's network, and no route through it holds.
            if let interface = interface(side), !interface.address.contains(side.outside.address) {
                return interfaceCorrection(side)
            }
            if case .route(let taking) = DeviceModel(site.device).way(to: leg.place.address),
                taking.destination.length > lan.length
            {
                let key = EntryKey(.route, "\(taking.destination)")
                return Correction(.device, .delete, key.description, "", [.remove(key)])
            }
            let key = "\(IPv4Network(IPv4Address(lan.range.lowerBound), length: lan.length))"
            let mine = site.device.routes.first { "\($0.destination)" == key }
            if mine?.gateway == side.outside.address, let wide = wideInterface(holding: side.outside.address) {
                return wide
            }
            return Correction(mine == nil ? .add : .change, DeviceRow(.route, key, "\(side.outside.address)"))
        case .filter(let number): return filter(leg, side, stoppedBy: number)
        case .sourceTranslation, .sourcePorts: return sourceTranslation(leg, stop)
        case .accessPoint(let entry): return accessPoint(leg, entry)
        case .session: return session(leg)
        case .segments: return Correction(.change, DeviceRow(.session, RowWords.clamp, RowWords.on))
        case .accessPointNotSet:
            guard case .inward(_, let point, _) = leg else { return nil }
            return Correction(.platform, .add, "アクセス先", "\(point)", [.accessPoint(point)])
        case .platformFirewall(let number): return platform(leg, stoppedBy: number)
        case .target:
            return Correction(
                .place(bureau, leg.place.id), .change, "待受け", "起動", [.plannedPlace(bureau, leg.place.id)])
        }
    }

    private func interface(_ side: OrganisationSide) -> DeviceInterface? {
        site.device.interface(SitePath.side(side.bureau))
    }

    /// An interface whose netmask takes another side's addresses too.
    private func wideInterface(holding address: IPv4Address) -> Correction? {
        site.surroundings.sides.first { side in
            guard let network = interface(side)?.address else { return false }
            return network.contains(address) && network.length < side.outside.length
        }.flatMap(interfaceCorrection)
    }

    private func interfaceCorrection(_ side: OrganisationSide) -> Correction? {
        // Plugged into the other LAN: the side is wrong, not the address.
        if var misplaced = site.device.interfaces.first(where: { $0.address.address == side.device }),
            misplaced.side != SitePath.side(side.bureau)
        {
            misplaced.side = SitePath.side(side.bureau)
            return Correction(.change, DeviceRow(.interface, misplaced.name, misplaced.text))
        }
        let wanted = DeviceInterface(
            name: interface(side)?.name ?? side.interfaceName, side: SitePath.side(side.bureau),
            address: IPv4Network(side.device, length: side.outside.length), mtu: interface(side)?.mtu ?? 1_500)
        return Correction(interface(side) == nil ? .add : .change, DeviceRow(.interface, wanted.name, wanted.text))
    }

    // MARK: - Filters

    private func firewall(_ leg: Leg, _ side: OrganisationSide, stoppedBy number: Int?) -> Correction? {
        let bureau = side.bureau
        let wanted = IdealRules.firewall(side, site, leg)
        return wanted.map { wanted in
            rule(
                wanted, among: side.firewall, stoppedBy: number, leg, .firewall(bureau), "規則",
                set: { .firewallRule(bureau, $0) }, remove: { .removeFirewallRule(bureau, $0) })
        }
    }

    private func platform(_ leg: Leg, stoppedBy number: Int?) -> Correction? {
        rule(
            IdealRules.platform(site, leg), among: site.surroundings.platform.firewall, stoppedBy: number, leg,
            .platform, "FWの規則",
            set: { .platformRule($0) }, remove: { .removePlatformRule($0) })
    }

    private func filter(_ leg: Leg, _ side: OrganisationSide, stoppedBy number: Int?) -> Correction? {
        let idealBook = ObjectBook(ideal.device)
        guard
            let wanted = ideal.device.filter.first(where: { rule in
                IdealRules.packets(leg).contains { box in
                    !box.isEmpty && [box].subtracting(RuleTable.boxes(of: rule, idealBook)).isEmpty
                }
            })
        else { return nil }
        if number == nil, let definition = wrongDefinition(of: wanted) { return definition }
        var rule = wanted
        rule.interface = wanted.interface.map { name in
            name == VPNSession.interface ? name : interface(side)?.name ?? name
        }
        if number == nil, let mine = counterpart(of: rule) {
            rule.number = mine.number
            return Correction(.change, DeviceRow(.filter, String(rule.number), rule.text))
        }
        let source = reference(wanted.source)
        let destination = reference(wanted.destination)
        (rule.source, rule.destination) = (source.term, destination.term)
        if case .object(let name) = rule.service, !site.device.services.contains(where: { $0.name == name }),
            case .some(let service) = idealBook.service(wanted.service)
        {
            rule.service = .literal(service)
        }
        return self.rule(
            rule, among: site.device.filter, stoppedBy: number, leg, .device, DeviceSection.filter.title,
            defining: source.defining + destination.defining,
            set: { .set(DeviceRow(.filter, String($0.number), $0.text)) },
            remove: { .remove(EntryKey(.filter, $0)) })
    }

    /// A definition that a rule refers to and that has another meaning on the device.
    private func wrongDefinition(of rule: FilterRule) -> Correction? {
        for term in [rule.source, rule.destination] {
            guard case .object(let name) = term, let wanted = ideal.device.objects.first(where: { $0.name == name }),
                let mine = site.device.objects.first(where: { $0.name == name })
            else { continue }
            if case .group(let members) = wanted.value {
                for member in members {
                    if let correction = wrongDefinition(named: member) { return correction }
                }
            }
            if mine.value != wanted.value, ObjectBook(ideal.device).addresses(term) != book.addresses(term) {
                return Correction(.change, DeviceRow(.object, name, wanted.text))
            }
        }
        if case .object(let name) = rule.service, let wanted = ideal.device.services.first(where: { $0.name == name }),
            let mine = site.device.services.first(where: { $0.name == name }), mine != wanted
        {
            return Correction(.change, DeviceRow(.service, name, wanted.service.description))
        }
        return nil
    }

    private func wrongDefinition(named name: String) -> Correction? {
        guard let wanted = ideal.device.objects.first(where: { $0.name == name }),
            let mine = site.device.objects.first(where: { $0.name == name }), mine != wanted
        else { return nil }
        return Correction(.change, DeviceRow(.object, name, wanted.text))
    }

    /// The device's rule between the same addresses that differs in something else.
    private func counterpart(of rule: FilterRule) -> FilterRule? {
        site.device.filter.first {
            $0.source == rule.source && $0.destination == rule.destination && $0.action == .accept
        }
    }

    /// A term as the device can say it, and the definitions that it lacks for that.
    private func reference(_ term: AddressTerm) -> (term: AddressTerm, defining: [DeviceRow]) {
        let wanted = ObjectBook(ideal.device).addresses(term)
        guard case .object(let name) = term, book.addresses(term) != wanted else { return (term, []) }
        if let range = wanted.ranges.first, wanted.ranges.count == 1, range.count == 1 {
            let named = named(.literal(.host(IPv4Address(range.lowerBound))))
            if case .object = named { return (named, []) }
        }
        return (term, definitions(of: name))
    }

    /// The ideal definitions of a name and its members that the device does not have.
    private func definitions(of name: String) -> [DeviceRow] {
        guard let wanted = ideal.device.objects.first(where: { $0.name == name }) else { return [] }
        let mine = site.device.objects.first { $0.name == name }
        let own = mine == wanted ? [] : [DeviceRow(.object, name, wanted.text)]
        guard case .group(let members) = wanted.value else { return own }
        return members.flatMap(definitions) + own
    }

    /// What an entry must say, and what must be defined before it.
    private static func text(_ line: String, _ defining: [DeviceRow]) -> String {
        guard !defining.isEmpty else { return line }
        return "\(line)（先に定義: \(defining.map { "\($0.entry.key) = \($0.value)" }.joined(separator: "、"))）"
    }

    /// The rule that stops an exchange goes behind all others where another one would let it pass; else a new rule.
    private func rule(
        _ wanted: FilterRule, among rules: [FilterRule], stoppedBy number: Int?, _ leg: Leg,
        _ target: Correction.Target, _ title: String, defining: [DeviceRow] = [], set: (FilterRule) -> Correction.Step,
        remove: (Int) -> Correction.Step
    ) -> Correction {
        let placing = RulePlacing(rules)
        if let number, let later = placing.postponing(number) {
            let correction = Correction(
                target, .change, "\(title) \(number)", "番号を\(later.number)に変更し、許可規則の後にする（\(later.text)）",
                [remove(number), set(later)])
            let denials = rules.filter { $0.action != .accept }.map { remove($0.number) }
            if isLetPass(leg, without: Correction(target, .change, title, "", denials)) { return correction }
        }
        let rule = placing.adding(wanted, before: number)
        return Correction(
            target, .add, "\(title) \(rule.number)", Self.text(rule.text, defining),
            defining.map { .set($0) } + [set(rule)])
    }

    /// Whether some rule lets an exchange pass once those that deny are gone.
    private func isLetPass(_ leg: Leg, without denials: Correction) -> Bool {
        guard let changed = try? denials.applied(to: site) else { return false }
        return switch SitePath(changed).stop(of: leg) {
        case .filter, .firewall, .platformFirewall: false
        default: true
        }
    }

    /// The place's own ネットワーク定義, when it has another address than the place.
    private func staleObject(of place: Place) -> Correction? {
        wrongDefinition(named: place.objectName)
    }

    /// The device's own name for an address, where it has one.
    private func named(_ term: AddressTerm) -> AddressTerm {
        let wanted = book.addresses(term)
        let object = site.device.objects.first { object in
            if case .addresses(let range) = object.value { AddressSet(range.bounds) == wanted } else { false }
        }
        return object.map { .object($0.name) } ?? term
    }

    // MARK: - Translation

    private func sourceTranslation(_ leg: Leg, _ stop: Stop) -> Correction? {
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

    private func accessPoint(_ leg: Leg, _ entry: Int?) -> Correction? {
        guard case .inward(_, let point, _) = leg,
            let wanted = ideal.device.nat.first(where: { $0.outside == point.address && $0.port == point.port })
        else { return nil }
        return nat(wanted, entry: entry)
    }

    /// A NAT entry as it must be, in place of the one that has its address now.
    private func nat(_ wanted: NATEntry, entry: Int? = nil) -> Correction {
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

    private func setting(_ kind: Correction.Kind, _ row: DeviceRow, _ defining: [DeviceRow]) -> Correction {
        Correction(
            .device, kind, row.entry.description, Self.text(row.value, defining),
            defining.map { .set($0) } + [.set(row)])
    }

    /// A number of its own for each wanted entry, so that several made together do not take each other's.
    private func free(_ wanted: Int, among taken: [Int]) -> Int {
        taken.contains(wanted) ? (taken.max() ?? 0) + wanted : wanted
    }

    private func session(_ leg: Leg) -> Correction? {
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
