import Identifiers
import NoticeForms
import VPNDevice
import Verdicts

/// Says what it means that an exchange stops somewhere: the same words for the proof and for packets.
public struct Diagnosis: Sendable {
    let site: Site
    let ideal: IdealDevice
    let book: ObjectBook

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

    func interface(_ side: OrganisationSide) -> DeviceInterface? {
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
}
