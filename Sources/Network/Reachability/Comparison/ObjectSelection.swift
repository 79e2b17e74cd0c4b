public import Identifiers
import NoticeForms
public import VPNDevice
public import Verdicts

/// Checklist items 1 to 3: which ネットワーク定義 stay, which may go, and what deleting one would break (§1.5).
public struct ObjectSelection: Sendable {
    /// One ネットワーク定義.
    public struct Line: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it stands for, as it is written.
        public let value: String
        /// The entries that refer to it.
        public let references: [EntryKey]
        /// The items that need it.
        public let items: [TestItem]
        /// What would no longer pass if it and all that refers to it were deleted.
        public let breaks: [Broken]

        /// Whether it can be deleted at once.
        public var mayGo: Bool { references.isEmpty }

        /// What to do with it, in Japanese.
        public var advice: String {
            if references.isEmpty { return "削除できます（どこからも参照されていません）" }
            if items.isEmpty {
                return "試験では使いません。\(references.map(\.description).joined(separator: "、"))から外せば削除できます"
            }
            return "残してください（\(items.map(\.rawValue).joined(separator: "・"))が使います）"
        }
    }

    /// A line of the test that would break.
    public struct Broken: Sendable, Hashable {
        /// Which item.
        public let item: TestItem
        /// Whose.
        public let bureau: Bureau
        /// From which place.
        public let from: String
    }

    /// In the order of the device.
    public let lines: [Line]

    /// Looks at every object of a site's device.
    public init(_ site: Site) {
        let references = References(site.device)
        let use = EntryUse(site).items
        let passing = Set(Self.passing(site))
        lines = site.device.objects.map { object in
            Line(
                name: object.name, value: object.text, references: references[.object, object.name],
                items: (use[EntryKey(.object, object.name)] ?? []).sorted(),
                breaks: use[EntryKey(.object, object.name)] == nil
                    ? []
                    : Self.order(passing.subtracting(Self.passing(Self.without(object.name, site)))))
        }
    }

    private static func passing(_ site: Site) -> [Broken] {
        Proof(site).lines.filter { $0.outcome == .pass }.map {
            Broken(item: $0.need.item, bureau: $0.need.bureau, from: $0.need.from.id)
        }
    }

    private static func order(_ broken: Set<Broken>) -> [Broken] {
        broken.sorted { ($0.bureau.rawValue, $0.item, $0.from) < ($1.bureau.rawValue, $1.item, $1.from) }
    }

    /// The site without an object and without every entry that refers to it; a group loses it as a member.
    private static func without(_ name: String, _ site: Site) -> Site {
        var site = site
        site.device.objects.removeAll { $0.name == name }
        for index in site.device.objects.indices {
            guard case .group(let members) = site.device.objects[index].value else { continue }
            site.device.objects[index].value = .group(members.filter { $0 != name })
        }
        site.device.nat.removeAll { $0.inside == .object(name) }
        site.device.napt.removeAll { $0.source == .object(name) }
        site.device.filter.removeAll { $0.source == .object(name) || $0.destination == .object(name) }
        return site
    }
}
