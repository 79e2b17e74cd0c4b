import ArgumentParser
import NetworkLab
import VPNDevice

/// The network of an organisation in network namespaces.
struct LabCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab", abstract: "Builds an organisation's network in network namespaces (root), and breaks it.",
        subcommands: [Up.self, LabTestCommand.self, LabFaultCommand.self, LabFaultsCommand.self, Down.self])

    /// Builds the lab.
    struct Up: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Builds the lab.")

        @OptionGroup var files: SiteOptions

        @Option(help: "The VPN装置's settings.")
        var device: String

        func run() throws {
            let reading = try NetworkFile.device(device)
            NetworkFile.complain(reading, device)
            _ = try Lab(try files.site(device: reading.device))
            for name in LabRemoval.namespaces("kakehashi-lab") { print(name) }
        }
    }

    /// Takes the lab down.
    struct Down: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes the lab down: no namespace, link, process or rule is left.")

        func run() throws { try LabRemoval.down("kakehashi-lab") }
    }
}
