import ArgumentParser
import Foundation
import NetworkLab
import NoticeForms
import Reachability
import VPNDevice

/// Builds the lab with one thing wrong, or writes the files of it.
struct LabFaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract:
            "Builds the lab with one thing wrong (root), or writes the broken network's files for `network prove`.",
        discussion: "Without a name: lists the faults; with --write, writes all of them, a folder each.")

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings without a fault.")
    var device: String

    @Argument(help: "The fault's name.")
    var name: String?

    @Option(
        help: "Writes configuration-request.yaml, surroundings.yaml and device.yaml into this folder; builds nothing.")
    var write: String?

    /// The fault of a name; another name is wrong usage.
    static func named(_ name: String) throws -> NetworkFault {
        guard let fault = NetworkFault.named(name) else {
            throw ValidationError("there is no fault \"\(name)\"; `kakehashi lab fault` without a name lists them")
        }
        return fault
    }

    func run() throws {
        let site = try files.site(device: try NetworkFile.device(device).device)
        guard let name else {
            for fault in NetworkFault.all {
                if let write {
                    try Self.keep(fault.broken(site), in: "\(write)/\(fault.name)")
                } else {
                    print("\(fault.name): \(fault.title)")
                }
            }
            return
        }
        let fault = try Self.named(name)
        let broken = fault.broken(site)
        if let write { return try Self.keep(broken, in: write) }
        _ = try Lab(broken)
        print("\(fault.name): \(fault.title)")
        ProofText(Proof(broken), []).show()
    }

    private static func keep(_ site: Site, in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let texts = [
            "configuration-request.yaml": site.request.yaml, "surroundings.yaml": site.surroundings.yaml,
            "device.yaml": site.device.yaml,
        ]
        for (name, text) in texts { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
    }
}
