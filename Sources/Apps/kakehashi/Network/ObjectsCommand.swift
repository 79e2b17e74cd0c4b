import ArgumentParser
import Identifiers
import Reachability
import VPNDevice
import Verdicts

/// Checklist items 1 to 3: which ネットワーク定義 may go.
struct ObjectsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "objects",
        abstract: "Says of every ネットワーク定義 who refers to it, and what deleting it would break (checklist 1 to 3).")

    @OptionGroup var files: SiteOptions

    @Option(help: "The VPN装置's settings: .yaml, .json (nft -j list ruleset), .csv or .xlsx (the worksheet).")
    var device: String

    @Option(help: "text or json.")
    var format: ProveCommand.Format = .text

    func run() throws {
        let reading = try NetworkFile.device(device)
        NetworkFile.complain(reading, device)
        let lines = ObjectSelection(try files.site(device: reading.device)).lines
        switch format {
        case .json: print(try JSONText.of(lines.map(Document.init)))
        case .text:
            let columns = Progress()
            for line in lines {
                columns.line("  \(columns.pad(line.name, 32)) \(columns.pad(line.value, 40)) \(line.advice)")
                guard !line.breaks.isEmpty else { continue }
                let broken = line.breaks.map { "\($0.bureau.title)\($0.item.rawValue)（\($0.from)）" }
                columns.line("        削除すると通らなくなる項目: \(broken.joined(separator: "、"))")
            }
        }
    }

    private struct Document: Encodable {
        let name: String
        let value: String
        let mayGo: Bool
        let references: [String]
        let items: [String]
        let breaks: [String]
        let advice: String

        init(_ line: ObjectSelection.Line) {
            name = line.name
            value = line.value
            mayGo = line.mayGo
            references = line.references.map(\.description)
            items = line.items.map(\.rawValue)
            breaks = line.breaks.map { "\($0.bureau.rawValue) \($0.item.rawValue) \($0.from)" }
            advice = line.advice
        }
    }
}
