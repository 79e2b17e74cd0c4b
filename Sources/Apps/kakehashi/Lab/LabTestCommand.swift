import ArgumentParser
import ChildProcesses
import Foundation
import Identifiers
import NetworkLab
import NetworkPicture
import NoticeForms
import Reachability
import VPNDevice

/// Takes the organisation of a lab from 利用開始連絡 to an accepted checklist, over its real network.
struct LabTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract:
            "Runs the real programs in the lab's namespaces, and kakehashi-check from every terminal and system (root).",
        discussion: """
            The platform stands behind the VPN session, the organisation's systems behind its firewalls. What does not pass is \
            explained by the static proof too.
            Exit status: 0 the organisation is ready, 3 an item of the test failed, 1 the tool itself failed, 2 wrong usage.
            Example: kakehashi lab test --request Examples/network/configuration-request.yaml \
            --device Examples/network/device.yaml --fault nat-missing-atena
            """)

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings: .yaml, .json (nft -j list ruleset), .csv or .xlsx.")
    var device: String

    @Option(help: "Break the network in this way first; `kakehashi lab fault` lists them.")
    var fault: String?

    @Option(help: "The folder for everything that is written, network.svg among it.")
    var output = "lab-rehearsal"

    @Option(help: "The beginning of the namespaces' names: with another one, a lab that is up is left alone.")
    var prefix = "kakehashi-lab"

    @Flag(help: "Leave the lab up afterwards.")
    var keep = false

    func run() async throws {
        let reading = try NetworkFile.device(device)
        NetworkFile.complain(reading, device)
        var site = try files.site(device: reading.device)
        if let fault { site = try LabFaultCommand.named(fault).broken(site) }
        let lab = try Lab(site, prefix: prefix, hasServices: false)
        let status: Int32
        do {
            status = try await play(site, lab.map)
        } catch {
            try? lab.down()
            throw error
        }
        if !keep { try lab.down() }
        if status == 0 || status == 3 { try explain(site) }
        throw ExitCode(status)
    }

    /// The rehearsal, its conductor on the platform's own host.
    private func play(_ site: Site, _ map: LabMap) async throws -> Int32 {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kakehashi-lab-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (mapFile, request) = ("\(folder.path())/map.json", "\(folder.path())/configuration-request.yaml")
        try ConfigurationFile.write(map, to: mapFile)
        try Data(site.request.yaml.utf8).write(to: URL(filePath: request))
        let program = Namespaced(
            Executables.own,
            [
                "rehearse", "--exit", "--organisation", site.request.organisation.text, "--output", output, "--lab",
                mapFile, "--request", request,
            ], in: map.platform)
        let conductor = PartyProcess(name: "rehearse")
        try await conductor.start(program.executable, program.arguments, log: nil)
        let interruptions = Interruptions()
        let watch = Task {
            await interruptions.first()
            if !Task.isCancelled { await conductor.stop() }
        }
        let status = await conductor.status()
        watch.cancel()
        return status
    }

    /// What the settings alone say, and the picture.
    private func explain(_ site: Site) throws {
        let proof = Proof(site)
        let picture = "\(output)/network.svg"
        try Data(TopologyPicture(site, proof).svg.utf8).write(to: URL(filePath: picture))
        let columns = Progress()
        columns.headline("設定の静的な検査")
        if proof.isReady { columns.line("  すべての項目が通る設定です。") }
        for (number, correction) in proof.corrections.enumerated() {
            columns.line("  \(number + 1). \(correction.text)")
        }
        columns.line("  \(picture)")
    }
}
