import ArgumentParser
import NoticeForms
import Reachability

/// T12 and checklist item 4: what a test environment asks for, and whether the form must be sent again.
struct EnvironmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "environment",
        abstract: "Says what one of the four test environments needs, and whether the 設定依頼票 must be sent again.",
        discussion: """
            Exit status: 0 the form can stay, 3 it must be sent again, 1 the tool itself failed, 2 wrong usage.
            """)

    @OptionGroup var files: SiteOptions

    @Option(
        name: .customLong("case"),
        help: "1 production; 2 verification with other addresses; 3 the same addresses, separate machines; 4 the same.")
    var number: Int

    @Option(help: "The 設定依頼票 that the test needs, where it differs from the one that was sent.")
    var needed: String?

    func run() throws {
        guard let chosen = TestEnvironmentCase(rawValue: number) else {
            throw ValidationError("--case \(number): 1 to 4")
        }
        let wanted = try needed.map {
            try NetworkFile.read($0) { text throws(FormError) in try ConfigurationRequest(yaml: text) }
        }
        let change = FormChange(sent: try files.configuration(), needed: wanted, try files.around(), chosen)
        let columns = Progress()
        columns.headline(chosen.title)
        columns.line("  テストできる時間: \(chosen.hours.title)")
        columns.line("  バックアップと復元: \(chosen.needsBackup ? "必要" : "不要")")
        columns.line("  VPN装置の設定変更: \(chosen.changesDevice ? "必要（終わったら戻す）" : "不要")")
        columns.headline("準備と後始末")
        for (number, step) in chosen.preparations.enumerated() {
            columns.line("  \(number + 1). \(step.text)\(step.touchesProduction ? "　【注意】本番環境に触れます" : "")")
        }
        columns.headline(change.isNeeded ? "設定依頼票を変更して再提出してください。" : "設定依頼票の変更は不要です。")
        for reason in change.reasons { columns.line("  \(reason)") }
        throw ExitCode(change.isNeeded ? 3 : 0)
    }
}
