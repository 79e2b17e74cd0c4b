import ArgumentParser
import Foundation
import Identifiers
import Spreadsheet
import Verdicts
import Worksheet

/// Writes the worksheet of a test's results: `kakehashi-check` itself has no library for spreadsheets in it.
@main
struct SheetProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakehashi-check-sheet", abstract: "Writes the worksheet (.xlsx) of a connection test's results.",
        discussion: "`kakehashi-check run --xlsx` and `kakehashi-check report --xlsx` call it.")

    @Option(help: "The results (JSON).")
    var evidence: String

    @Option(help: "Where the workbook is written.")
    var output: String

    @Option(help: "The organisation's name.")
    var name = ""

    func run() throws {
        let results = try JSONDecoder().decode(Evidence.self, from: Data(contentsOf: URL(filePath: evidence)))
        let hasEducation = results.items.contains { $0.bureau == Bureau.education.rawValue }
        let organisation = Organisation(
            code: try LocalGovernmentCode(results.organisation), kind: hasEducation ? .city : .partialUnion,
            prefecture: "", name: name)
        let device = DeviceLine(
            section: "構成", entry: "VPN装置", expected: "設定依頼票のとおりのNAT・NAPT・パケットフィルタ", seen: nil,
            judgement: .notApplicable, remark: "接続試験ツールが作成したワークシートです。VPN装置の設定は別に確認してください。")
        let form = WorksheetForm(organisation: organisation, results: results.items, device: [device], completedOn: nil)
        try Data(form.workbook().encoded()).write(to: URL(filePath: output), options: .atomic)
    }
}
