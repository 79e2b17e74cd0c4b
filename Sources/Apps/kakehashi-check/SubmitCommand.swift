import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol
import ServiceCalendar
import Verdicts

/// Hands results in at サポートサイト, or writes the file that is carried there.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hands results in at サポートサイト, or writes a file to carry there.",
        discussion: """
            The platform accepts what it saw itself: each pass must quote its own record, with the nonce that this program sent.
            Without a network --carry writes one file of all results, to be uploaded on サポートサイト (テスト結果を送信する).
            Exit status: 0 accepted (or written), 3 refused, 1 the tool itself failed or the site was not reached, 2 wrong usage.

            Examples:
              kakehashi-check submit --plan plan.json --account s202029-01 all.json
              kakehashi-check submit --carry carry.json terminal.json atena.json
            """)

    @Argument(help: "Results (JSON), of one machine or of several.", completion: .file())
    var evidence: [String]

    @Option(help: "The plan, which names サポートサイト.", completion: .file())
    var plan: String?

    @Option(help: "This machine's own settings (JSON). Else local.json beside the plan.", completion: .file())
    var local: String?

    @Option(
        help: "A CA certificate (PEM) that vouches for plan and site; may be given several times.",
        completion: .file())
    var ca: [String] = []

    @Option(help: "The account at サポートサイト.")
    var account: String?

    @Option(help: "A file with its password; asked for when absent.", completion: .file())
    var passwordFile: String?

    @Option(help: "Sends nothing: writes one file of all results, to be carried and uploaded.", completion: .file())
    var carry: String?

    func validate() throws {
        guard carry != nil || (plan != nil && account != nil) else {
            throw ValidationError("give --plan and --account to send, or --carry FILE to write a file")
        }
        guard !evidence.isEmpty else { throw ValidationError("name at least one file of results") }
    }

    func run() async throws {
        try await telling {
            let results = try Results.merged(evidence)
            if let carry {
                try write(results, to: carry)
                return
            }
            guard let plan, let account else { return }
            try await send(results, plan, account)
        }
    }

    private func send(_ results: Evidence, _ plan: String, _ account: String) async throws {
        var options = PlanOptions()
        (options.plan, options.local, options.ca, options.fingerprint) = (plan, local, ca, nil)
        let settings = try options.settings()
        let clock = try PlanOptions.clock(settings)
        let signed = try await options.signed(settings)
        let password = try passwordFile.map { try String(contentsOfFile: $0, encoding: .utf8) }?
            .trimmingCharacters(in: .newlines)
        guard let password = password ?? Asking.secret(Words.say("Password of \(account): ", "\(account) のパスワード: "))
        else { throw ValidationError("give --password-file; there is no terminal to ask at") }
        do {
            let session = try await SupportSession.signIn(
                to: signed.document.supportSite, of: TestPlan(signed.document, settings, at: clock.now),
                anchors: try options.anchors(settings), account: account, password: password, clock: clock
            ) { Asking.secret(Words.say("Code of the second factor: ", "二要素認証のコード: ")) }
            try await session.submit(results)
            Words.show(
                Words.say(
                    "accepted: the platform saw every exchange itself",
                    "受け付けられました。すべての通信がプラットフォームの記録と一致しました。"))
        } catch let refusal as SupportSession.Refusal {
            Words.complain(Words.say("refused (\(refusal.code))", "受け付けられませんでした（\(refusal.code)）"))
            Words.complain("\(refusal.title) \(refusal.detail)")
            throw ExitCode(3)
        } catch let failure as HopFailure {
            Words.complain("\(failure.hop.title): \(failure.seen)")
            try write(results, to: "carry-\(results.organisation).json")
            throw ExitCode(1)
        }
    }

    private func write(_ results: Evidence, to file: String) throws {
        try OutputOptions.write(results, to: file)
        Words.show(
            Words.say(
                "wrote \(file): carry it, unchanged, and upload it on サポートサイト (テスト結果を送信する)",
                "\(file) を作成しました。書き換えずに持ち運び、サポートサイトの「テスト結果を送信する」から送信してください。"))
    }
}
