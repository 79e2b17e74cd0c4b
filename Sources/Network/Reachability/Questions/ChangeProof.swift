import Identifiers
public import VPNDevice
public import Verdicts

/// What a change of settings does: entries, packets, and lines of the test.
public struct ChangeProof: Sendable {
    /// An entry that differs.
    public struct Entry: Sendable, Hashable {
        /// Which.
        public let key: EntryKey
        /// What it said; nil when it is new.
        public let before: String?
        /// What it says; nil when it is gone.
        public let after: String?
    }

    /// Packets that pass the filter at an interface on one side of the change only.
    public struct Packets: Sendable, Hashable {
        /// The interface at which they come in.
        public let interface: String
        /// Which packets.
        public let packets: PacketBox
    }

    /// A line of the test whose verdict differs.
    public struct Line: Sendable, Hashable {
        /// The line after the change.
        public let after: Proof.Line
        /// What it was before.
        public let before: Outcome
    }

    /// In the order of the settings.
    public let entries: [Entry]
    /// What will pass that did not.
    public let opened: [Packets]
    /// What will not pass any more.
    public let closed: [Packets]
    /// In the order of the test.
    public let lines: [Line]
    /// The settings after the change.
    public let device: VPNDevice
    /// The proof after the change.
    public let after: Proof

    /// Compares two devices at the same place.
    public init(_ before: Site, after device: VPNDevice) {
        var changed = before
        changed.device = device
        self.device = device
        after = Proof(changed)
        entries = Self.entries(before.device, device)
        let (old, new) = (Passing(before.device), Passing(device))
        let interfaces = (before.device.interfaces + device.interfaces).map(\.name) + [VPNSession.interface]
        var seen: Set<String> = []
        let names = interfaces.filter { seen.insert($0).inserted }
        opened = names.flatMap { name in
            new.boxes(at: name).subtracting(old.boxes(at: name)).merged.map { Packets(interface: name, packets: $0) }
        }
        closed = names.flatMap { name in
            old.boxes(at: name).subtracting(new.boxes(at: name)).merged.map { Packets(interface: name, packets: $0) }
        }
        lines = zip(Proof(before).lines, after.lines).compactMap { old, new in
            old.outcome == new.outcome && old.finding?.stop == new.finding?.stop
                ? nil : Line(after: new, before: old.outcome)
        }
    }

    private static func entries(_ before: VPNDevice, _ after: VPNDevice) -> [Entry] {
        let (old, new) = (before.rows, after.rows)
        let values = Dictionary(new.map { ($0.entry, $0.value) }, uniquingKeysWith: { first, _ in first })
        let known = Set(old.map(\.entry))
        let changed = old.compactMap { row in
            values[row.entry] == row.value ? nil : Entry(key: row.entry, before: row.value, after: values[row.entry])
        }
        let added = new.filter { !known.contains($0.entry) }
        return changed + added.map { Entry(key: $0.entry, before: nil, after: $0.value) }
    }

    /// Whether nothing that passed stops.
    public var isHarmless: Bool { !lines.contains { $0.before == .pass && $0.after.outcome != .pass } }
}

/// The packets that a device's filter lets pass.
private struct Passing {
    private let table: RuleTable

    init(_ device: VPNDevice) { table = RuleTable(device.filter, ObjectBook(device)) }

    /// In disjoint sets.
    func boxes(at interface: String) -> [PacketBox] {
        var left = PacketBox.everything
        var passing: [PacketBox] = []
        for entry in table.entries where entry.rule.interface == nil || entry.rule.interface == interface {
            if entry.rule.action == .accept {
                passing += left.flatMap { rest in entry.boxes.compactMap { rest.intersection($0) } }
            }
            left = left.subtracting(entry.boxes)
        }
        return passing
    }
}
