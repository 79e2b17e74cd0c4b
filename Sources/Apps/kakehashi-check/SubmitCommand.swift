import ArgumentParser
import ConnectionTest
import Foundation
import OrganisationProtocol
import ServiceCalendar
import Verdicts

/// Hands results in at サポートサイト, or writes the file that is carried there.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: Words.abstract(
            "Hands results in at サポートサイト, or writes a file to carry there.", "結果をサポートサイトに提出します（または持ち運ぶファイルを作成します）。"),
        discussion: Words.discussion(
            """
            The platform accepts what it saw itself: each pass must quote its own record, with the nonce that this program sent.
            Without a network --carry writes one file of all results, to be uploaded on サポートサイト (テスト結果を送信する).
            Exit status: 0 accepted (or written), 3 refused, 1 the tool itself failed or the site was not reached, 2 wrong usage.
            """,
            """
            プラットフォームは自ら確認したものだけを受け付けます。合格にはそれぞれ、このプログラムが
            送った値を含むプラットフォーム側の記録番号が必要です。
            ネットワークがないときは --carry ですべての結果を1ファイルにし、サポートサイトの
            「テスト結果を送信する」でアップロードしてください。
            終了コード: 0 受け付けられた（作成した）、3 受け付けられなかった、
            1 プログラムの異常またはサイトに接続できない、2 使い方の誤り。
            """,
            examples: """
                  kakehashi-check submit --plan plan.json --account s202029-01 all.json
                  kakehashi-check submit --carry carry.json terminal.json atena.json
                """))

    @Argument(
        help: Words.help("Results (JSON), of one machine or of several.", "結果のファイル（JSON）です。複数台の分を並べられます。"),
        completion: .file())
    var evidence: [String]

    @Option(help: Words.help("The plan, which names サポートサイト.", "計画のファイルです（サポートサイトの名前が書かれています）。"), completion: .file())
    var plan: String?

    @Option(
        help: Words.help(
            "This machine's own settings (JSON). Else local.json beside the plan.",
            "この端末の設定（JSON）です。省略時は計画と同じ場所の local.json です。"), completion: .file())
    var local: String?

    @Option(
        help: Words.help(
            "A CA certificate (PEM) that vouches for plan and site; may be given several times.",
            "計画とサポートサイトを保証するCA証明書（PEM）です。複数回指定できます。"),
        completion: .file())
    var ca: [String] = []

    @Option(help: Words.help("The account at サポートサイト.", "サポートサイトのアカウントです。"))
    var account: String?

    @Option(
        help: Words.help("A file with its password; asked for when absent.", "パスワードを書いたファイルです。省略時は入力を求めます。"),
        completion: .file())
    var passwordFile: String?

    @Option(
        help: Words.help(
            "Sends nothing: writes one file of all results, to be carried and uploaded.",
            "送信せず、すべての結果を1ファイルに書き出します（持ち運んでアップロードする場合）。"), completion: .file())
    var carry: String?

    func validate() throws {
        guard carry != nil || (plan != nil && account != nil) else {
            throw ValidationError(
                Words.say(
                    "give --plan and --account to send, or --carry FILE to write a file",
                    "送信するときは --plan と --account を、ファイルに書き出すときは --carry ファイル を指定してください。"))
        }
        guard !evidence.isEmpty else {
            throw ValidationError(Words.say("name at least one file of results", "結果のファイルを1つ以上指定してください。"))
        }
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
        else {
            throw ValidationError(
                Words.say(
                    "give --password-file; there is no terminal to ask at",
                    "パスワードを入力できる端末がありません。--password-file を指定してください。"))
        }
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
