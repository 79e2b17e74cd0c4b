import ArgumentParser
import Foundation
import Identifiers
import Reachability
import VPNDevice
import Verdicts

/// The proof of every organisation at once, and how long it takes.
struct NationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nation",
        abstract: "Proves a generated network for every local government, on one core, and measures it.",
        discussion: """
            The yardstick is reading the same devices from YAML in the same run. One device in ten lacks something.
            Example: kakehashi network nation --request Examples/network/configuration-request.yaml \
            --device Examples/network/device.yaml
            """)

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings after which the others are made up.")
    var device: String

    @Option(help: "text or json.")
    var format: ProveCommand.Format = .text

    func run() throws {
        let sample = try files.site(device: NetworkFile.device(device).device)
        let organisations = try NetworkOrganisation.register().all.filter { !$0.kind.isUnion }
        let sites = GeneratedNation(organisations, like: sample).sites
        let texts = sites.map(\.device.yaml)
        let reading = try Self.seconds { for text in texts { _ = try VPNDevice(yaml: text) } }
        var proofs: [Proof] = []
        let proving = Self.seconds { proofs = sites.map { Proof($0) } }
        let report = Report(
            organisations: sites.count, servers: sites.reduce(0) { $0 + $1.surroundings.platform.servers.count },
            lines: proofs.reduce(0) { $0 + $1.lines.count }, notReady: proofs.count { !$0.isReady },
            provingSeconds: proving, readingSeconds: reading, ratio: proving / reading)
        switch format {
        case .json: print(try JSONText.of(report))
        case .text:
            print(
                """
                \(report.organisations) organisations, \(report.servers) servers, \(report.lines) lines of the test, \
                \(report.notReady) organisations not ready.
                Proven in \(String(format: "%.2f", proving)) s of one core; reading the devices' YAML takes \
                \(String(format: "%.2f", reading)) s; ratio \(String(format: "%.2f", report.ratio)).
                """)
        }
    }

    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure(work).components
        return Double(time.seconds) + Double(time.attoseconds) / 1e18
    }

    private struct Report: Encodable {
        let organisations: Int
        let servers: Int
        let lines: Int
        let notReady: Int
        let provingSeconds: Double
        let readingSeconds: Double
        let ratio: Double
    }
}
