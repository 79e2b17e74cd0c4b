import ArgumentParser
import NetworkLab
import Reachability
import VPNDevice
import Verdicts

/// Breaks the network in every named way, and compares what the proof and the packets say.
struct LabFaultsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "faults",
        abstract: "Makes every named fault, and holds the proof's verdict against that of real packets (root).",
        discussion: "Exit status: 0 they agree and the corrections mend it, 3 they do not, 1 the tool itself failed.")

    /// How the table is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, markdown
    }

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings without a fault.")
    var device: String

    @Option(help: "Only this fault; may be given several times.")
    var only: [String] = []

    @Option(help: "text, a line for each as it is tried; json; markdown: docs/network-faults.md.")
    var format: Format = .text

    func run() throws {
        let site = try files.site(device: try NetworkFile.device(device).device)
        for name in only where NetworkFault.named(name) == nil {
            throw ValidationError("--only \(name): there is no such fault")
        }
        let faults = NetworkFault.all.filter { only.isEmpty || only.contains($0.name) }
        var rows: [FaultRow] = []
        for fault in faults {
            let row = FaultRow(try FaultTrial(fault, site))
            rows.append(row)
            if format == .text { print(row.text) }
        }
        switch format {
        case .text: break
        case .json: print(try JSONText.of(rows))
        case .markdown: print(FaultRow.markdown(rows), terminator: "")
        }
        throw ExitCode(rows.allSatisfy(\.agreed) && rows.allSatisfy(\.mended) ? 0 : 3)
    }
}
