import NetworkLab
import Reachability
import Testing
import VPNDevice
import Verdicts

/// What to add, change and delete.
@Suite struct ComparisonTests {
    @Test func `the sample needs no change`() throws {
        let comparison = try DeviceComparison(SampleSite.read())
        #expect(comparison.changes.isEmpty, "\(comparison.changes)")
        #expect(comparison.others.isEmpty)
        #expect(comparison.left.isEmpty)
        #expect(comparison.lines.count == (try SampleSite.read().device.rows.count))
        let rule = try #require(comparison.lines.first { $0.entry == EntryKey(.filter, 60) })
        #expect(rule.items == [.t9])
    }

    @Test(arguments: NetworkFault.all.map(\.name))
    func `a comparison carried out makes a fault pass, and the next one asks for nothing`(name: String) throws {
        let fault = try #require(NetworkFault.named(name))
        try carriesOut(fault.broken(SampleSite.read()), name)
    }

    @Test func `a comparison carried out makes devices made at random pass`() throws {
        let site = try SampleSite.read()
        for seed in 0..<UInt64(80) {
            var changed = site
            changed.device = RandomDevice.make(site, seed: seed)
            try carriesOut(changed, "seed \(seed)")
        }
    }

    private static func text(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.leg.text) \($0.stop) \($0.correction?.text ?? "")" }
    }

    private func carriesOut(_ site: Site, _ name: String) throws {
        let comparison = try DeviceComparison(site)
        #expect(comparison.left.isEmpty, "\(name) leaves \(Self.text(comparison.left))")
        var mended = site
        for correction in comparison.others { mended = try correction.applied(to: mended) }
        mended.device = comparison.result
        let isReady = Proof(mended).isReady
        #expect(isReady, "\(name)")
        let second = try DeviceComparison(mended)
        let asked = second.changes.map { "\($0.entry) \($0.before ?? "-") \($0.after ?? "-")" }
        #expect(asked.isEmpty, "\(name) then asks for \(asked)")
        // The lines are the whole way from the one device to the other.
        let before = Set(comparison.lines.compactMap { line in line.before.map { "\(line.entry) \($0)" } })
        #expect(before == Set(site.device.rows.map { "\($0.entry) \($0.value)" }), "\(name)")
    }

    @Test func `a device with nothing set is given every entry`() throws {
        var site = try SampleSite.read()
        let full = site.device
        site.device.objects = []
        site.device.services = []
        site.device.nat = []
        site.device.napt = []
        site.device.filter = []
        site.device.dns = DNSForwarding(interfaces: [], forwarders: [])
        let comparison = try DeviceComparison(site)
        #expect(comparison.left.isEmpty, "\(Self.text(comparison.left))")
        let added = Set(comparison.changes.map(\.entry))
        let missing = full.nat.map { EntryKey(.nat, $0.number) } + full.napt.map { EntryKey(.napt, $0.number) }
        #expect(added.isSuperset(of: missing))
        #expect(comparison.lines.filter { $0.judgement == .add }.allSatisfy { !$0.items.isEmpty })
        let terminal = comparison.lines.first { $0.entry == EntryKey(.object, "admin-terminal-mayor") }
        #expect(terminal?.items == [.t2, .t3])
    }

    @Test func `a rule that denies too early is moved, not deleted`() throws {
        let fault = try #require(NetworkFault.named("filter-order"))
        let comparison = try DeviceComparison(fault.broken(SampleSite.read()))
        let line = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(line.entry == EntryKey(.filter, 5))
        #expect(line.judgement == .change)
        #expect(line.after?.contains("へ移す") == true)
    }

    @Test func `what no exchange uses is deleted, and leaves its group first`() throws {
        var site = try SampleSite.read()
        let old = AddressTerm.object("old-system")
        site.device.objects.append(
            NetworkObject(name: "old-system", value: .addresses(.host(IPv4Address(0x0A14_0190)))))
        for index in site.device.objects.indices where site.device.objects[index].name == "callers-mayor" {
            guard case .group(let members) = site.device.objects[index].value else { continue }
            site.device.objects[index].value = .group(members + ["old-system"])
        }
        site.device.filter.append(
            FilterRule(number: 90, action: .accept, source: old, destination: .any, service: .any))
        let changes = try DeviceComparison(site).changes
        #expect(
            changes.map { "\($0.judgement) \($0.entry)" } == [
                "change ネットワーク定義 callers-mayor", "delete ネットワーク定義 old-system", "delete パケットフィルタ 90",
            ], "\(changes)")
        let selection = ObjectSelection(site)
        let line = try #require(selection.lines.first { $0.name == "old-system" })
        #expect(line.references.map(\.description) == ["ネットワーク定義 callers-mayor", "パケットフィルタ 90"])
        #expect(line.items.isEmpty)
        #expect(!line.mayGo)
        #expect(line.breaks.isEmpty)
    }

    @Test func `deleting an object breaks the items that go through it`() throws {
        let selection = ObjectSelection(try SampleSite.read())
        let atena = try #require(selection.lines.first { $0.name == "atena-system-mayor" })
        #expect(Set(atena.breaks.map(\.item)) == [.t7, .t8, .t9])
        #expect(selection.lines.allSatisfy { !$0.mayGo })
        #expect(atena.advice.hasPrefix("残してください"))
    }
}
