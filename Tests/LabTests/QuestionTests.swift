import Foundation
import Identifiers
import Reachability
import Testing
import VPNDevice
import Verdicts

/// What is open, what a change does, whose addresses collide, whether the form must be sent again.
@Suite struct QuestionTests {
    @Test func `the sample opens nothing that need not be open`() throws {
        let openness = Openness(try SampleSite.read())
        #expect(openness.remarks.isEmpty, "\(openness.remarks)")
    }

    @Test func `a wide rule and rules that never match are told`() throws {
        var site = try SampleSite.read()
        let server = AddressTerm.object("server-mayor")
        site.device.filter.append(
            FilterRule(
                number: 90, action: .accept, interface: "lan-mayor", source: .object("legacy-tax-mayor"),
                destination: server, service: .literal(Service(.tcp, 22...23))))
        site.device.filter.append(
            FilterRule(
                number: 100, action: .accept, interface: "lan-mayor", source: .object("legacy-tax-mayor"),
                destination: server, service: .object("https")))
        site.device.filter.append(
            FilterRule(number: 110, action: .drop, source: .object("nobody"), destination: .any, service: .any))
        site.device.objects.append(NetworkObject(name: "nobody", value: .group([])))
        let openness = Openness(site)
        #expect(openness.wide.map(\.rule) == [90])
        #expect(openness.wide.first?.packets.map(\.text) == ["10.20.1.31 → 198.18.1.1 tcp 22-23"])
        #expect(openness.silent.map(\.rule) == [100, 110])
        #expect(openness.silent.map(\.hiddenBy) == [[10], []])
        #expect(openness.remarks.count == 3)
    }

    @Test func `a change is told as entries, packets and lines`() throws {
        let site = try SampleSite.read()
        var device = site.device
        device.filter.removeAll { $0.number == 40 }
        device.filter.append(
            FilterRule(
                number: 90, action: .accept, interface: "lan-education", source: .any,
                destination: .literal(.host(IPv4Address(0xC612_0101))), service: .literal(.tcp(22))))
        let change = ChangeProof(site, after: device)
        #expect(change.entries.map { "\($0.key)" } == ["パケットフィルタ 40", "パケットフィルタ 90"])
        #expect(change.opened.map { "\($0.interface) \($0.packets.text)" } == ["lan-education すべて → 198.18.1.1 tcp 22"])
        #expect(Set(change.closed.map(\.packets.destination)) == [AddressSet(IPv4Address(0xC612_0050))])
        // Whoever opens a server's page fetches the revocation list from 公開リポジトリ too.
        #expect(Set(change.lines.map(\.after.need.item)) == Set(TestItem.allCases).subtracting([.t1]))
        #expect(Set(change.lines.map(\.after.need.bureau)) == [.education])
        #expect(!change.isHarmless)
        let nothing = ChangeProof(site, after: site.device)
        #expect(nothing.entries.isEmpty && nothing.opened.isEmpty && nothing.closed.isEmpty && nothing.lines.isEmpty)
        #expect(nothing.isHarmless)
    }

    @Test func `addresses that two have are found`() throws {
        let site = try SampleSite.read()
        #expect(AddressPlan([site]).collisions.isEmpty)
        #expect(AddressPlan([site, site]).collisions.isEmpty, "one organisation's two files are one organisation")
        var other = site
        other.surroundings.sides[0].business = IPv4Network(IPv4Address(0x0A14_0B05), length: 24)
        let texts = AddressPlan([other]).collisions.map(\.text)
        #expect(texts.contains { $0.contains("業務系LAN") && $0.contains("専用LAN") }, "\(texts)")
    }

    @Test(arguments: TestEnvironmentCase.allCases)
    func `a test environment says what it needs`(environment: TestEnvironmentCase) throws {
        let site = try SampleSite.read()
        let change = FormChange(sent: site.request, site.surroundings, environment)
        // The sample asks for 検証環境.
        #expect(change.isNeeded == (environment == .production))
        #expect(environment.preparations.count >= 3)
        #expect(environment.needsBackup == (environment == .production))
        #expect(environment.changesDevice == (environment == .otherAddresses))
    }

    @Test func `a terminal that moved out of its LAN makes the form be sent again`() throws {
        var site = try SampleSite.read()
        site.surroundings.sides[1].terminals = IPv4Network(IPv4Address(0x0A14_0D01), length: 24)
        let change = FormChange(sent: site.request, site.surroundings)
        #expect(change.reasons.count == 2, "\(change.reasons)")
        #expect(change.reasons.first?.contains("10.20.12.11") == true)
    }
}

/// Every organisation at once.
@Suite struct NationTests {
    @Test func `a nation made up is ready but for the devices that lack something, and no addresses collide`() throws {
        let kinds: [OrganisationKind] = [.city, .town, .partialUnion, .prefecture]
        let organisations = try (0..<100).map { number in
            let digits = String(format: "%05d", 20_201 + number)
            return Organisation(
                code: try LocalGovernmentCode(digits + Self.check(digits)), kind: kinds[number % kinds.count],
                prefecture: "長野県", name: "団体\(number)")
        }
        let sites = GeneratedNation(organisations, like: try SampleSite.read()).sites
        #expect(AddressPlan(sites).collisions.isEmpty, "\(AddressPlan(sites).collisions.prefix(3))")
        let notReady = sites.indices.filter { !Proof(sites[$0]).isReady }
        #expect(notReady == Array(stride(from: 9, to: 100, by: 10)))
        for place in notReady { #expect(try DeviceComparison(sites[place]).left.isEmpty, "\(place)") }
        #expect(sites.filter { Openness($0).remarks.isEmpty }.count >= 90)
    }

    /// The check digit of a 団体コード.
    private static func check(_ digits: String) -> String {
        let sum = zip(digits.compactMap(\.wholeNumberValue), [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return String((11 - sum % 11) % 10)
    }
}
