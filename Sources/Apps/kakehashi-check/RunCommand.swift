import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol
import TestReports
import Verdicts

/// Runs the ten items of a plan.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: Words.abstract("Runs the ten items of a plan.", "計画にある10項目の試験を行います。"),
        discussion: Words.discussion(
            """
            Exit status: 0 all passed or do not apply, 3 an item failed, 1 the tool itself failed, 2 wrong usage.
            """,
            """
            終了コード: 0 すべて合格または対象外、3 不合格あり、1 プログラムの異常、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check run --plan plan.json --place mayor/admin-terminal
                  kakehashi-check run --plan plan.json --fingerprint AB:CD:…
                  kakehashi-check run --plan plan.json --html report.html --explain
                  kakehashi-check run --plan plan.json --request form.yaml --device d.yaml
                """))

    @OptionGroup var plan: PlanOptions

    @Option(help: Words.help("Where the results are written (JSON).", "結果（JSON）を書き出すファイルです。"), completion: .file())
    var evidence = "evidence.json"

    @Option(
        help: Words.help(
            "Only what begins at this terminal or system: SIDE/IDENTIFIER, such as mayor/atena-system.",
            "この端末またはシステムから始まる試験だけを行います。「首長部局・教育委員会の別/識別子」（例: mayor/atena-system）。"),
        transform: { text in
            guard let place = PlaceName(text) else {
                throw ValidationError(
                    Words.say(
                        "--place \(text): write SIDE/IDENTIFIER, such as mayor/atena-system",
                        "--place \(text): mayor/atena-system のように「側/識別子」で書いてください。"))
            }
            return place
        })
    var place: PlaceName?

    @Option(
        help: Words.help(
            "Results that another terminal or system has written: what cannot pass after them is not run.",
            "別の端末またはシステムの結果です。それにより合格し得ない試験は行いません。"),
        completion: .file())
    var after: String?

    @Flag(
        help: Words.help(
            "Tells each line's story, hop by hop: what was sent, to whom, what came, and how long it took.",
            "各行の経過を区間ごとに示します（何をどこへ送り、何が返り、何秒かかったか）。"))
    var explain = false

    @Flag(
        inversion: .prefixedNo,
        help: Words.help(
            "Takes away what T7 to T10 registered, where the plan says that it is test data.",
            "テスト用データであると計画にあるとき、T7からT10で登録したものを取り消します。"))
    var cleanUp: Bool?

    @Flag(help: Words.help("A line for each result instead of a table, on a terminal too.", "端末でも、表ではなく1結果1行で表示します。"))
    var plain = false

    @OptionGroup var outputs: OutputOptions
    @OptionGroup var network: NetworkOptions

    func run() async throws {
        let evidence = try await telling { try await test() }
        throw ExitCode(evidence.isReady ? 0 : 3)
    }

    private func test() async throws -> Evidence {
        let loaded = try await plan.load(place: place)
        let display = Display(expecting: loaded.plan.lines(from: place), isPlain: plain)
        let known = try after.map { file throws(PlanError) in try ConnectionTest.evidence(file: file) }
        let found = try await ConnectionTest.run(
            loaded.plan, after: known, from: place, cleaningUp: cleaning(loaded), announce: { display.show($0) })
        let findings = try network.findings(of: found)
        display.finish(found, findings, explains: explain)
        try OutputOptions.write(found, to: evidence)
        try outputs.write(found, findings, organisationName: loaded.document?.organisationName)
        return found
    }

    /// Where all places are tested in one go, nobody needs the data afterwards; a rehearsal's screens do.
    private func cleaning(_ loaded: PlanOptions.Loaded) -> (@Sendable (CleanUp) -> Void)? {
        let isUsual = place == nil && !loaded.settings.isRehearsal && loaded.document?.usesTestData == true
        guard cleanUp ?? isUsual else { return nil }
        return { Self.tell($0) }
    }

    private static func tell(_ cleaned: CleanUp) {
        let side = ResultLine.side(cleaned.bureau)
        guard let failure = cleaned.failure else {
            return Words.show(
                Words.say(
                    "  \(side): \(cleaned.removed) test numbers removed again",
                    "  \(side): 試験で登録した統合宛名番号\(cleaned.removed)件を削除しました"))
        }
        Words.complain(
            Words.say(
                "\(side): test data are still there (\(failure.code)): \(failure.seen)",
                "\(side): 試験データを削除できませんでした（\(failure.hop.title)）: \(failure.seen)"))
    }
}

extension Evidence {
    /// Whether every line passed or does not apply.
    var isReady: Bool { items.allSatisfy { $0.verdict == .pass || $0.verdict == .notApplicable } }
}
