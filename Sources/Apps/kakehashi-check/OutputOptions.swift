import ArgumentParser
import ConnectionTest
import Foundation
import TestReports
import Verdicts

/// Where results are written, and in which forms.
struct OutputOptions: ParsableArguments {
    @Option(
        help: Words.help("Writes a JUnit report (XML) for a CI system.", "JUnit形式（XML）の結果を書き出します。"), completion: .file()
    )
    var junit: String?

    @Option(
        help: Words.help(
            "Writes a report for people: one HTML file with everything in it.", "人が読むための報告書（HTML、1ファイル）を書き出します。"),
        completion: .file())
    var html: String?

    @Option(
        help: Words.help(
            "Writes the worksheet's test sheets (.xlsx); needs kakehashi-check-sheet beside this program.",
            "ワークシートのテスト結果シート（.xlsx）を書き出します。同じ場所に kakehashi-check-sheet が必要です。"),
        completion: .file())
    var xlsx: String?

    func write(_ evidence: Evidence, _ findings: Findings, organisationName: String?) throws {
        let report = TestReport(
            evidence: evidence, organisationName: organisationName, entries: findings.entries, picture: findings.picture
        )
        if let junit { try Self.write(JUnitReport(report).xml, to: junit) }
        if let html { try Self.write(HTMLReport(report).html, to: html) }
        if let xlsx { try WorksheetProgram.write(evidence, organisationName: organisationName, to: xlsx) }
    }

    static func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    }

    /// `evidence.json`: sorted, one value a line, so that two results can be compared.
    static func write(_ evidence: Evidence, to file: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(evidence).write(to: URL(filePath: file), options: .atomic)
    }
}

/// The worksheet is written by a program of its own: the library for spreadsheets is not part of this one, which has to run
/// where nothing is installed.
enum WorksheetProgram {
    static func write(_ evidence: Evidence, organisationName: String?, to file: String) throws {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let program = URL(filePath: own).deletingLastPathComponent().appending(path: "kakehashi-check-sheet")
        guard FileManager.default.isExecutableFile(atPath: program.path()) else {
            throw PlanError.noWorksheetProgram
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "kakehashi-sheet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let results = folder.appending(path: "evidence.json")
        try OutputOptions.write(evidence, to: results.path())
        let process = Process()
        process.executableURL = program
        process.arguments =
            ["--evidence", results.path(), "--output", file] + (organisationName.map { ["--name", $0] } ?? [])
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode(1) }
    }
}

extension PlanError {
    static var noWorksheetProgram: PlanError {
        PlanError(
            file: "--xlsx",
            reason: "kakehashi-check-sheet is not beside this program; run `kakehashi-check report` where it is",
            japanese: "ワークシートを作成するプログラム（kakehashi-check-sheet）がこのプログラムと同じ場所にありません。"
                + "結果ファイルを、それがある端末に移し、kakehashi-check report で作成してください。")
    }

    static func unknownPlace(_ place: PlaceName, in known: [String]) -> PlanError {
        PlanError(
            file: "plan", reason: "there is no \(place); there are \(known.joined(separator: ", "))",
            japanese: "計画に \(place) はありません。あるのは \(known.joined(separator: "、")) です。")
    }
}
