import Foundation
import NetworkLab
import Reachability
import Testing
import VPNDevice
import Verdicts

/// The proof against packets: settings made at random, all ten items.
@Suite(.serialized, .enabled(if: LabAvailability.isThere, "network namespaces are refused here"))
struct DifferentialTests {
    /// How many devices; the full run has 500 (`make network-differential`).
    private static let devices = Int(ProcessInfo.processInfo.environment["KAKEHASHI_DEVICES"] ?? "") ?? 25

    @Test func `proof and packets agree on devices made at random`() throws {
        let site = try SampleSite.read()
        let lab = try Lab(site, prefix: "kakehashi-random")
        defer { try? lab.down() }
        var (failing, secondLooks) = (0, 0)
        let first = UInt64(ProcessInfo.processInfo.environment["KAKEHASHI_SEED"] ?? "") ?? 0
        for seed in first..<first + UInt64(Self.devices) {
            var changed = site
            changed.device = RandomDevice.make(site, seed: seed)
            let proof = Proof(changed)
            var differences = try Self.differences(proof, changed, lab)
            if !differences.isEmpty {
                // A machine that is busy may lose what a router noted of a packet. What is there again is no accident.
                secondLooks += 1
                print("seed \(seed) is looked at again: \(differences)")
                differences = try Self.differences(proof, changed, lab)
            }
            #expect(differences.isEmpty, "seed \(seed)")
            if !proof.isReady { failing += 1 }
        }
        #expect(Self.devices < 20 || failing > Self.devices / 3, "most random devices should be broken somewhere")
        #expect(secondLooks <= 1 + Self.devices / 100, "too much was seen once only")
    }

    /// The lines of which settings and packets say something else.
    private static func differences(_ proof: Proof, _ site: Site, _ lab: Lab) throws -> [String] {
        try lab.settle(site)
        let list = NeedList(site.request, site.surroundings)
        let packets = Proof(list, stops: try LabTest(lab, site).stops(namesRules: false), in: site)
        return zip(proof.lines, packets.lines).compactMap { expected, seen in
            guard expected.outcome != seen.outcome || expected.finding?.hop != seen.finding?.hop else { return nil }
            let words = [expected, seen].map { line in line.finding.map { "\($0.leg.text) \($0.stop)" } ?? "passes" }
            return
                "\(expected.need.bureau) \(expected.need.item.rawValue) \(expected.need.from.id): proof \(words[0]), packets \(words[1])"
        }
    }
}

/// Whether labs can be built here.
enum LabAvailability {
    static let isThere: Bool = {
        guard let site = try? SampleSite.read(), let lab = try? Lab(site, prefix: "kakehashi-try") else { return false }
        try? lab.down()
        return true
    }()
}
