import ArgumentParser
import NetworkLab
import Reachability
import VPNDevice
import Verdicts

/// Breaks the network in every named way, and compares what the proof and the packets say.
struct LabFaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Makes every named fault, and holds the proof's verdict against that of real packets.",
        discussion: "Exit status: 0 they agree and the corrections mend it, 3 they do not, 1 the tool itself failed.")

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings without a fault.")
    var device: String

    @Option(help: "Only this fault; may be given several times.")
    var only: [String] = []

    func run() throws {
        let site = try files.site(device: try NetworkFile.device(device).device)
        for name in only where NetworkFault.named(name) == nil {
            throw ValidationError("--only \(name): there is no such fault")
        }
        let faults = NetworkFault.all.filter { only.isEmpty || only.contains($0.name) }
        var isGood = true
        for fault in faults {
            let trial = try FaultTrial(fault, site)
            isGood = isGood && trial.isGood
            print(
                "\(trial.isGood ? "ok " : "NOT") \(fault.name): \(trial.proofText) | \(trial.packetText) | \(trial.isMended)"
            )
        }
        throw ExitCode(isGood ? 0 : 3)
    }
}
