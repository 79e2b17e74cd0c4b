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
        var failing = 0
        let first = UInt64(ProcessInfo.processInfo.environment["KAKEHASHI_SEED"] ?? "") ?? 0
        for seed in first..<first + UInt64(Self.devices) {
            var changed = site
            changed.device = RandomDevice.make(site, seed: seed)
            let list = NeedList(changed.request, changed.surroundings)
            let proof = Proof(changed)
            try lab.settle(changed)
            let packets = Proof(list, stops: try LabTest(lab, changed).stops(namesRules: false), in: changed)
            for (expected, seen) in zip(proof.lines, packets.lines) {
                let isSame = expected.outcome == seen.outcome && expected.finding?.hop == seen.finding?.hop
                #expect(
                    isSame,
                    "seed \(seed) \(expected.need.bureau) \(expected.need.item.rawValue) \(expected.need.from.id): proof \(expected.finding.map { "\($0.leg.text) \($0.stop)" } ?? "passes"), packets \(seen.finding.map { "\($0.leg.text) \($0.stop)" } ?? "pass")"
                )
            }
            if !proof.isReady { failing += 1 }
        }
        #expect(Self.devices < 20 || failing > Self.devices / 3, "most random devices should be broken somewhere")
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
