import NetworkLab
import Reachability
import Testing

/// Named faults with real packets: the proof says the same, and what is printed mends it.
@Suite(.serialized, .enabled(if: LabAvailability.isThere, "network namespaces are refused here"))
struct FaultTrialTests {
    /// One of each hop; all of them by `make network-faults`.
    private static let names = [
        "nat-wrong-system", "napt-missing", "napt-wrong-port", "filter-order", "dns-forwarder-nowhere",
        "route-overlap", "session-down", "session-mtu", "one-way-block", "access-point-not-set",
        "registry-not-listening",
    ]

    @Test(arguments: names) func `proof and packets say the same, and the corrections mend it`(name: String) throws {
        let fault = try #require(NetworkFault.named(name))
        let trial = try FaultTrial(fault, try SampleSite.read())
        #expect(trial.proof.lines == trial.packets.lines, "\(trial.proofText) / \(trial.packetText)")
        #expect(trial.isMended)
        #expect(trial.isGood)
    }
}
