import Identifiers
import NoticeForms
public import VPNDevice
public import Verdicts

/// A VPN装置 held against what the ten items need: what to add, change and delete, and what is fine (E8).
///
/// The lines come from the proof itself: what makes it pass is added or changed, what no exchange goes through is deleted.
public struct DeviceComparison: Sendable {
    /// One entry of the device, as it is and as it must be.
    public struct Line: Sendable, Hashable {
        /// Which entry.
        public let entry: EntryKey
        /// What to do with it.
        public let judgement: Judgement
        /// What it says; nil for one to add.
        public let before: String?
        /// What it must say; nil for one to delete.
        public let after: String?
        /// Where a rule goes that stands in the wrong place, with its other number.
        public let movesTo: EntryKey?
        /// The items that need it.
        public let items: [TestItem]
        /// Why, in Japanese.
        public let remark: String
    }

    /// What to do with an entry.
    public enum Judgement: String, Sendable, Hashable, CaseIterable {
        /// 追加.
        case add
        /// 変更.
        case change
        /// 削除.
        case delete
        /// 適合.
        case fine

        /// As it is written in a worksheet.
        public var title: String {
            switch self {
            case .add: "追加"
            case .change: "変更"
            case .delete: "削除"
            case .fine: "適合"
            }
        }
    }

    /// Section by section, in the order of the settings.
    public let lines: [Line]
    /// The device as it is.
    public let device: VPNDevice
    /// The device with every line carried out.
    public let result: VPNDevice
    /// What to change elsewhere: the organisation's firewalls, 庁内DNSサーバー, terminals, the platform.
    public let others: [Correction]
    /// The lines of the test that would still not pass.
    public let left: [Finding]

    /// Compares.
    ///
    /// - Throws: `DeviceFileError` when the settings with a correction made would contradict themselves.
    public init(_ site: Site) throws(DeviceFileError) {
        device = site.device
        var mending = Mending(site)
        try mending.mend()
        let needed = mending.site
        var tidying = Tidying(needed)
        try tidying.tidy()
        result = tidying.site.device
        others = mending.others
        left = mending.left
        lines =
            LineDrawing(
                before: site.device, after: result, mended: mending.items, use: EntryUse(tidying.site).items
            ).lines
    }

    /// The lines that ask for something.
    public var changes: [Line] { lines.filter { $0.judgement != .fine } }
}

/// Makes every correction that the proof asks for, round by round.
private struct Mending {
    private(set) var site: Site
    private(set) var others: [Correction] = []
    private(set) var left: [Finding] = []
    /// Which items asked for an entry to be changed.
    private(set) var items: [EntryKey: Set<TestItem>] = [:]

    init(_ site: Site) { self.site = site }

    mutating func mend() throws(DeviceFileError) {
        var made: Set<Correction> = []
        // What one correction uncovers the next round mends; a correction made before would go round for ever.
        for _ in 0..<20 {
            let proof = Proof(site)
            left = proof.lines.compactMap(\.finding)
            let new = proof.corrections.filter { !made.contains($0) }
            guard !left.isEmpty, !new.isEmpty else { return }
            for correction in new {
                made.insert(correction)
                site = try correction.applied(to: site)
                if correction.target != .device { others.append(correction) }
                let asking = proof.lines.filter { $0.finding?.correction == correction }.map(\.need.item)
                for key in correction.entries { items[key, default: []].formUnion(asking) }
            }
        }
        left = Proof(site).lines.compactMap(\.finding)
    }
}

extension Correction {
    /// The device's entries that it touches.
    fileprivate var entries: [EntryKey] {
        steps.compactMap { step in
            switch step {
            case .set(let row): row.entry
            case .remove(let key): key
            default: nil
            }
        }
    }
}

/// Takes away what no exchange goes through.
private struct Tidying {
    private(set) var site: Site

    init(_ site: Site) { self.site = site }

    mutating func tidy() throws(DeviceFileError) {
        let used = EntryUse(site).items
        var device = site.device
        // A rule that denies opens nothing: it stays.
        device.filter.removeAll { $0.action == .accept && used[EntryKey(.filter, $0.number)] == nil }
        device.nat.removeAll { used[EntryKey(.nat, $0.number)] == nil }
        device.napt.removeAll { used[EntryKey(.napt, $0.number)] == nil }
        for index in device.objects.indices {
            guard case .group(let members) = device.objects[index].value else { continue }
            let kept = members.filter { used[EntryKey(.object, $0)] != nil }
            if !kept.isEmpty, kept != members { device.objects[index].value = .group(kept) }
        }
        var references = References(device)
        while let index = device.objects.firstIndex(where: { references[.object, $0.name].isEmpty }) {
            device.objects.remove(at: index)
            references = References(device)
        }
        device.services.removeAll { references[.service, $0.name].isEmpty }
        site.device = try VPNDevice.reading(rows: device.rows.map { (place: "\($0.entry)", row: $0) }).device
    }
}
