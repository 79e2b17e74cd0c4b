import ArgumentParser
import Foundation
import NetworkWorksheet
import Reachability
import Spreadsheet
import VPNDevice
import Worksheet

/// Computes what to add, change and delete.
struct WorksheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worksheet",
        abstract: "Holds a VPN装置 against the 設定依頼票: what to add, change and delete, each with its reason.",
        discussion: """
            Exit status: 0 nothing to change, 3 something to change, 1 the tool itself failed, 2 wrong usage.
            Example: kakehashi network worksheet --request Examples/network/configuration-request.yaml \
            --device Examples/network/device.yaml --output worksheet.xlsx
            """)

    /// How the comparison is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, steps, nft
    }

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings: .yaml, .json (nft -j list ruleset), .csv or .xlsx (the worksheet).")
    var device: String

    @Option(help: "text; json; steps: for a web administration screen; nft: the device afterwards, as a script.")
    var format: Format = .text

    @Option(help: "Writes the worksheet, three sheets as R1 names them, to this .xlsx file too.")
    var output: String?

    func run() throws {
        let reading = try NetworkFile.device(device)
        NetworkFile.complain(reading, device)
        let site = try files.site(device: reading.device)
        let comparison = try DeviceComparison(site)
        switch format {
        case .text: ComparisonText(comparison).show()
        case .json: print(try JSONText.of(ComparisonDocument(comparison)))
        case .steps:
            for (number, step) in comparison.webSteps.enumerated() { print("\(number + 1). \(step)") }
        case .nft: print(comparison.result.nftables, terminator: "")
        }
        if let output { try write(comparison, site, to: output) }
        throw ExitCode(comparison.changes.isEmpty && comparison.others.isEmpty && comparison.left.isEmpty ? 0 : 3)
    }

    private func write(_ comparison: DeviceComparison, _ site: Site, to file: String) throws {
        guard file.hasSuffix(".xlsx") else { throw ValidationError("--output \(file): the worksheet is an .xlsx file") }
        let form = WorksheetForm(
            organisation: try NetworkOrganisation.named(site.request), results: [],
            device: comparison.worksheetLines, completedOn: nil)
        try Data(form.workbook().encoded()).write(to: URL(filePath: file))
    }
}
