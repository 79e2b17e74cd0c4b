import ArgumentParser
import Foundation
import NetworkPicture
import Reachability
import VPNDevice

/// Follows the ten items through the settings.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Follows the ten items through the settings and says which line to change.",
        discussion: """
            Exit status: 0 every item passes or does not apply, 3 an item does not pass, 1 the tool itself failed, 2 wrong usage.
            Example: kakehashi network prove --request Examples/network/configuration-request.yaml \
            --device Examples/network/device.yaml
            """)

    /// How the proof is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings: .yaml, .json (nft -j list ruleset), .csv or .xlsx.")
    var device: String

    @Option(help: "The settings after a change: they are proven, and what would differ from --device is told.")
    var against: String?

    @Option(help: "text or json.")
    var format: Format = .text

    @Option(help: "Writes a picture of the network, with the places where packets stop, to this .svg file too.")
    var picture: String?

    func run() throws {
        let reading = try NetworkFile.device(device)
        NetworkFile.complain(reading, device)
        let site = try files.site(device: reading.device)
        let change = try against.map { file in
            let reading = try NetworkFile.device(file)
            NetworkFile.complain(reading, file)
            return ChangeProof(site, after: reading.device)
        }
        let proof = change?.after ?? Proof(site)
        var judged = site
        if let change { judged.device = change.device }
        let remarks = Openness(judged).remarks + AddressPlan([judged]).collisions.map(\.text)
        switch format {
        case .text:
            ProofText(proof, remarks).show()
            if let change { ChangeText(change).show() }
        case .json: try ProofDocument(proof, remarks, change).show()
        }
        if let picture {
            try Data(TopologyPicture(judged, proof).svg.utf8).write(to: URL(filePath: picture))
        }
        throw ExitCode(proof.isReady ? 0 : 3)
    }
}
