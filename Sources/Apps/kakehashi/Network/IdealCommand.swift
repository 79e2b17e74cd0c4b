import ArgumentParser
import Reachability
import VPNDevice

/// Computes the settings that must be.
struct IdealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ideal", abstract: "Prints the settings that a VPN装置 must have, computed from the 設定依頼票.")

    @OptionGroup var files: SiteOptions

    @Option(help: "The device's address towards the line, such as 203.0.113.20/24.")
    var line = "203.0.113.20/24"

    @Option(help: "yaml, nft or csv.")
    var format: DeviceFormat = .yaml

    func run() throws {
        guard let address = IPv4Network(line) else { throw ValidationError("--line: such as 203.0.113.20/24") }
        let ideal = IdealDevice(
            try files.configuration(), try files.around(),
            line: DeviceInterface(name: "line", side: .line, address: address))
        print(format.text(of: ideal.device), terminator: "")
    }
}

/// Converts settings from one form to another.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Prints the settings of a VPN装置 in another form.")

    @Option(help: "The settings: .yaml, .json (nft -j list ruleset), .csv or .xlsx.")
    var device: String

    @Option(help: "Settings for what the file leaves out (a CSV export has no interfaces and no session).")
    var base: String?

    @Option(help: "yaml, nft or csv.")
    var format: DeviceFormat = .yaml

    func run() throws {
        let base = try self.base.map { try NetworkFile.device($0).device }
        let reading = try NetworkFile.device(device, base: base)
        NetworkFile.complain(reading, device)
        print(format.text(of: reading.device), terminator: "")
    }
}

/// The forms in which settings are printed.
enum DeviceFormat: String, CaseIterable, ExpressibleByArgument {
    case yaml, nft, csv

    func text(of device: VPNDevice) -> String {
        switch self {
        case .yaml: device.yaml
        case .nft: device.nftables
        case .csv: String(decoding: device.csv, as: UTF8.self)
        }
    }
}
