public import Identifiers
public import VPNDevice

/// Which line of which device to add, change or delete.
public struct Correction: Sendable, Hashable {
    /// Whose settings.
    public let target: Target
    /// What to do with the entry.
    public let kind: Kind
    /// Which entry, in Japanese: `パケットフィルタ 30`.
    public let entry: String
    /// What the entry must say; empty where it is deleted.
    public let line: String
    let steps: [Step]

    /// Whose settings.
    public enum Target: Sendable, Hashable {
        /// VPN装置.
        case device
        /// The organisation's firewall of a side.
        case firewall(Bureau)
        /// 庁内DNSサーバー of a side.
        case internalDNS(Bureau)
        /// A terminal or system.
        case place(Bureau, String)
        /// The platform, by way of the operator.
        case platform

        /// As people call it.
        public var title: String {
            switch self {
            case .device: "VPN装置"
            case .firewall(let bureau): "団体側FW（\(bureau.title)）"
            case .internalDNS(let bureau): "庁内DNSサーバー（\(bureau.title)）"
            case .place(let bureau, let id): "\(id)（\(bureau.title)）"
            case .platform: "プラットフォーム（運用事業者に依頼）"
            }
        }
    }

    /// What to do with an entry.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// 追加.
        case add
        /// 変更.
        case change
        /// 削除.
        case delete

        /// As it is written in a worksheet.
        public var title: String {
            switch self {
            case .add: "追加"
            case .change: "変更"
            case .delete: "削除"
            }
        }
    }

    /// One change to the settings that this program knows.
    enum Step: Sendable, Hashable {
        case set(DeviceRow)
        case remove(EntryKey)
        case firewallRule(Bureau, FilterRule)
        case removeFirewallRule(Bureau, Int)
        case nextHop(Bureau, IPv4Address)
        case stateful(Bureau)
        case errorsPass(Bureau)
        case forwarding(Bureau, IPv4Address)
        case plannedPlace(Bureau, String)
        case accessPoint(PlatformSide.Endpoint)
        case platformRule(FilterRule)
        case removePlatformRule(Int)
    }

    init(_ target: Target, _ kind: Kind, _ entry: String, _ line: String, _ steps: [Step]) {
        self.target = target
        self.kind = kind
        self.entry = entry
        self.line = line
        self.steps = steps
    }

    init(_ kind: Kind, _ row: DeviceRow) {
        self.init(.device, kind, row.entry.description, row.value, [.set(row)])
    }

    /// `VPN装置 パケットフィルタ 30 を追加: 許可 …`.
    public var text: String {
        "\(target.title) \(entry) を\(kind.title)" + (line.isEmpty ? "" : ": \(line)")
    }

    /// The site with the correction made.
    ///
    /// - Throws: `DeviceFileError` when the device's settings would contradict themselves.
    public func applied(to site: Site) throws(DeviceFileError) -> Site {
        var site = site
        for step in steps { try apply(step, to: &site) }
        return site
    }

    private func apply(_ step: Step, to site: inout Site) throws(DeviceFileError) {
        func change(_ bureau: Bureau, _ body: (inout OrganisationSide) -> Void) {
            for index in site.surroundings.sides.indices where site.surroundings.sides[index].bureau == bureau {
                body(&site.surroundings.sides[index])
            }
        }
        switch step {
        case .set(let row):
            var rows = site.device.rows
            if let place = rows.firstIndex(where: { $0.entry == row.entry }) {
                rows[place] = row
            } else {
                rows.append(row)
            }
            site.device = try VPNDevice.reading(rows: rows.map { (place: "\($0.entry)", row: $0) }).device
        case .remove(let entry):
            let rows = site.device.rows.filter { $0.entry != entry }
            site.device = try VPNDevice.reading(rows: rows.map { (place: "\($0.entry)", row: $0) }).device
        case .firewallRule(let bureau, let rule):
            change(bureau) { side in
                side.firewall.removeAll { $0.number == rule.number }
                side.firewall.append(rule)
                side.firewall.sort { $0.number < $1.number }
            }
        case .removeFirewallRule(let bureau, let number):
            change(bureau) { $0.firewall.removeAll { $0.number == number } }
        case .nextHop(let bureau, let address): change(bureau) { $0.nextHop = address }
        case .stateful(let bureau): change(bureau) { $0.isStateful = true }
        case .errorsPass(let bureau): change(bureau) { $0.passesErrors = true }
        case .forwarding(let bureau, let address): change(bureau) { $0.internalDNS?.forwardsTo = address }
        case .plannedPlace(let bureau, let id): change(bureau) { $0.places.removeAll { $0.id == id } }
        case .accessPoint(let point): site.surroundings.platform.accessPoints.append(point)
        case .platformRule(let rule):
            site.surroundings.platform.firewall.removeAll { $0.number == rule.number }
            site.surroundings.platform.firewall.append(rule)
            site.surroundings.platform.firewall.sort { $0.number < $1.number }
        case .removePlatformRule(let number): site.surroundings.platform.firewall.removeAll { $0.number == number }
        }
    }
}
