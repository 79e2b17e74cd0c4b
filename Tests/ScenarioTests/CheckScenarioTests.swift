import Foundation
import MutualTLS
import PKI
import Spreadsheet
import Testing
import Verdicts

/// kakehashi-check as an organisation uses it, against a platform that runs.
@Suite(.serialized) struct CheckScenarioTests {
    private static var program: String {
        URL(filePath: RehearsalRun.program).deletingLastPathComponent().appending(path: "kakehashi-check").path()
    }

    /// A folder of one's own, and what stands in a rehearsal's.
    private struct Desk {
        let running: RunningRehearsal
        let session: OutsideSession
        var folder: String { running.folder.path() }

        init() async throws {
            running = try RunningRehearsal(["--organisation", "202029"])
            guard try await running.printed("画面を開けます") else {
                running.signal(SIGINT)
                throw CocoaError(.featureUnsupported, userInfo: ["output": running.output])
            }
            session = try JSONDecoder().decode(
                OutsideSession.self, from: Data(contentsOf: running.folder.appending(path: "session.json")))
            let account = try #require(session.accounts.first { $0.site == "support" })
            try Data(account.password.utf8).write(to: running.folder.appending(path: "support.password"))
        }

        var planArguments: String { "--plan plan.json --local local.json --ca '\(session.authorityFile)'" }

        func check(_ arguments: String, locale: String = "C") async throws -> (status: Int32, output: String) {
            try await Shell.run("cd '\(folder)' && LC_ALL=\(locale) '\(CheckScenarioTests.program)' \(arguments)")
        }

        func submit(_ file: String) async throws -> (status: Int32, output: String) {
            let account = try #require(session.accounts.first { $0.site == "support" })
            return try await check(
                "submit \(planArguments) --account \(account.account) --password-file support.password \(file)")
        }

        func evidence(_ file: String) throws -> Evidence {
            try JSONDecoder().decode(Evidence.self, from: Data(contentsOf: running.folder.appending(path: file)))
        }

        /// Writes results with one line changed as somebody with an editor would.
        func change(
            _ file: String, to other: String, item: String, _ edit: (inout [String: Any]) -> Void
        ) throws {
            var document = try #require(
                try JSONSerialization.jsonObject(with: Data(contentsOf: running.folder.appending(path: file)))
                    as? [String: Any])
            var items = try #require(document["items"] as? [[String: Any]])
            let index = try #require(items.firstIndex { $0["item"] as? String == item })
            edit(&items[index])
            document["items"] = items
            try JSONSerialization.data(withJSONObject: document).write(to: running.folder.appending(path: other))
        }
    }

    struct OutsideSession: Decodable {
        struct Listener: Decodable {
            let name: String
            let address: String
            let port: Int
        }
        struct Account: Decodable {
            let site: String
            let account: String
            let password: String
        }
        let accounts: [Account]
        let listeners: [String: Listener]
        let authorityFile: String
    }

    @Test func scenario20ResultsAreBelievedOnceAndUnchanged() async throws {
        let desk = try await Desk()
        defer { desk.running.remove() }
        defer { desk.running.signal(SIGINT) }
        try await runs(desk)
        try await refusesChanges(desk)

        let accepted = try await desk.submit("second.json")
        #expect(accepted.status == 0 && accepted.output.contains("accepted"), "\(accepted.output)")
        let replayed = try await desk.submit("second.json")
        #expect(replayed.status == 3 && replayed.output.contains("evidence.replayed"), "\(replayed.output)")
        #expect(replayed.output.contains("T1「自治体中間サーバードメインの名前解決」"))
        // The result that the rehearsal handed in was accepted before.
        let first = try await desk.submit("evidence.json")
        #expect(first.status == 3 && first.output.contains("evidence.replayed"), "\(first.output)")

        try await carriesWithoutANetwork(desk)
        try await watchesAndAsksMany(desk)
        try await refusesPlans(desk)
        try await takesTestDataAway(desk)
    }

    /// A second run, with every kind of report.
    private func runs(_ desk: Desk) async throws {
        let run = try await desk.check(
            "run \(desk.planArguments) --evidence second.json --html report.html --junit second.xml --xlsx second.xlsx --explain"
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(!run.output.contains("\u{1b}["), "a table was drawn where there is no terminal")
        let evidence = try desk.evidence("second.json")
        #expect(evidence.items.allSatisfy { $0.proof?.seal.count == 64 })
        #expect(Set(evidence.items.compactMap(\.proof?.run)).count == 1, "one run, one identifier")
        let first = try desk.evidence("evidence.json")
        #expect(Set(evidence.items.compactMap(\.proof?.nonce)).isDisjoint(with: first.items.compactMap(\.proof?.nonce)))
        let html = try String(contentsOf: desk.running.folder.appending(path: "report.html"), encoding: .utf8)
        #expect(html.contains("松本市 (202029)") && html.contains("すべての項目が合格しました。"))
        let workbook = try Workbook(
            decoding: Array(Data(contentsOf: desk.running.folder.appending(path: "second.xlsx"))))
        #expect(workbook.sheets.count == 3)
        #expect(run.output.contains("証跡番号"))
    }

    private func refusesChanges(_ desk: Desk) async throws {
        let changes: [(String, String, (inout [String: Any]) -> Void)] = [
            (
                "T2", "evidence.changed",
                {
                    $0["from"] = "admin-terminal"; $0["milliseconds"] = 1
                }
            ),
            ("T5", "evidence.changed", { $0["startedAt"] = "2016-05-19T12:29:59+09:00" }),
            ("T7", "evidence.other-record", { $0["serverEvidence"] = "1" }),
            ("T8", "evidence.no-nonce", { $0["proof"] = nil }),
            ("T9", "evidence.not-passed", { $0["verdict"] = "notApplicable" }),
            ("T3", "evidence.not-passed", { $0["verdict"] = "fail" }),
        ]
        for (item, code, edit) in changes {
            try desk.change("second.json", to: "changed.json", item: item, edit)
            let refused = try await desk.submit("changed.json")
            #expect(refused.status == 3, "\(item): \(refused.output)")
            #expect(refused.output.contains(code) && refused.output.contains(item), "\(item): \(refused.output)")
        }
    }

    /// The file is written on the terminal, and uploaded in a browser elsewhere.
    private func carriesWithoutANetwork(_ desk: Desk) async throws {
        let run = try await desk.check("run \(desk.planArguments) --evidence third.json")
        #expect(run.status == 0, "\(run.output)")
        let carried = try await desk.check("submit --carry carry.json third.json")
        #expect(carried.status == 0 && carried.output.contains("carry.json"), "\(carried.output)")
        let upload = try await Upload(desk.session, folder: desk.running.folder)
        #expect(try await upload.send("carry.json") == 303)
        #expect(try await upload.send("carry.json") == 422)
        // サポートサイト dates the worksheet by its own records.
        let worksheet = try Workbook(decoding: await upload.worksheet())
        #expect(worksheet.sheets.count == 3)
    }

    private func watchesAndAsksMany(_ desk: Desk) async throws {
        let watched = try await desk.check("watch \(desk.planArguments) --every 0.2 --rounds 3")
        #expect(watched.status == 0, "\(watched.output)")
        let lines = watched.output.split(separator: "\n").filter { $0.contains("合格") }
        #expect(lines.count == 4, "each server once, since nothing changed: \(watched.output)")
    }

    /// What a run registered itself goes again; what was there before stays.
    private func takesTestDataAway(_ desk: Desk) async throws {
        func count() async throws -> String {
            let database = "\(desk.folder)/platform/platform.sqlite"
            return try await Shell.run("sqlite3 '\(database)' 'SELECT count(*) FROM atena_numbers'").output
        }
        let before = try await count()
        let kept = try await desk.check("run \(desk.planArguments) --evidence kept.json --clean-up")
        #expect(!kept.output.contains("removed again"), "nothing was new: \(kept.output)")
        #expect(try await count() == before)
        let residents = try String(
            contentsOf: RehearsalRun.root.appending(path: "Examples/residents.csv"), encoding: .utf8)
        let rows = residents.split(separator: "\n").map(String.init)
        // Somebody whom nobody has registered: the check digit of the number is nobody's business here.
        let columns = rows[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let stranger = ([String((Int(columns[0]) ?? 0) + 7_000_000)] + columns.dropFirst()).joined(separator: ",")
        try Data("\(rows[0])\n\(stranger)\n".utf8).write(to: desk.running.folder.appending(path: "stranger.csv"))
        var local = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: desk.running.folder.appending(path: "local.json")))
                as? [String: Any])
        local["residentsFile"] = "stranger.csv"
        try JSONSerialization.data(withJSONObject: local).write(
            to: desk.running.folder.appending(path: "stranger.json"))
        let arguments = desk.planArguments.replacing("local.json", with: "stranger.json")
        let cleaned = try await desk.check("run \(arguments) --evidence cleaned.json --clean-up")
        #expect(cleaned.output.contains("1 test numbers removed again"), "\(cleaned.output)")
        #expect(try await count() == before)
        let left = try await desk.check("run \(arguments) --evidence left.json")
        #expect(!left.output.contains("removed again") && left.status == cleaned.status)
        #expect(try await count() != before, "a rehearsal leaves its data")
    }

    private func refusesPlans(_ desk: Desk) async throws {
        let plan = desk.running.folder.appending(path: "plan.json")
        var form = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: plan)) as? [String: String])
        let payload = try #require(form["payload"])
        form["payload"] = payload.hasPrefix("e") ? "f" + payload.dropFirst() : "e" + payload.dropFirst()
        let original = try Data(contentsOf: plan)
        try JSONSerialization.data(withJSONObject: form).write(to: plan)
        let changed = try await desk.check("run \(desk.planArguments) --evidence never.json")
        #expect(
            changed.status == 1 && changed.output.contains("changed after the platform signed it"), "\(changed.output)")
        let japanese = try await desk.check("run \(desk.planArguments) --evidence never.json", locale: "ja_JP.UTF-8")
        #expect(japanese.output.contains("書き換えられています"), "\(japanese.output)")
        #expect(!FileManager.default.fileExists(atPath: desk.running.folder.appending(path: "never.json").path()))
        try original.write(to: plan)
        let shown = try await desk.check("plan \(desk.planArguments)")
        #expect(shown.status == 0 && shown.output.contains("mayor/atena-system"), "\(shown.output)")
        for secret in ["passwordFile", "keyFile", "Rehearsal-"] { #expect(!shown.output.contains(secret)) }
    }

    // MARK: - Without a platform

    @Test func scenario22TheManualSaysWhatTheProgramSays() async throws {
        let root = RehearsalRun.root.path()
        let fresh = try await Shell.run("'\(root)/scripts/manual' '\(Self.program)'")
        let kept = try String(contentsOf: RehearsalRun.root.appending(path: "docs/kakehashi-check.1"), encoding: .utf8)
        #expect(fresh.status == 0 && fresh.output == kept, "run make manual")
        for command in ["run", "submit", "report", "plan", "init", "trust", "watch", "fleet"] {
            #expect(kept.contains("\n.Ss \(command)\n"))
            let help = try await Shell.run("'\(Self.program)' \(command) --help")
            #expect(help.status == 0 && help.output.contains("kakehashi-check \(command)"), "\(help.output)")
        }
        let bash = try await Shell.run("'\(Self.program)' --generate-completion-script bash | bash -n")
        #expect(bash.status == 0, "\(bash.output)")
        let zsh = try await Shell.run("'\(Self.program)' --generate-completion-script zsh")
        #expect(zsh.status == 0 && zsh.output.hasPrefix("#compdef kakehashi-check"))
        let version = try await Shell.run("'\(Self.program)' --version")
        #expect(version.output.hasPrefix("kakehashi-check 0."))
        let wrong = try await Shell.run("'\(Self.program)' run --no-such-option")
        #expect(wrong.status == 2)
    }

    @Test func scenario21TheWizardAsksAndWritesAPlanThatSaysItIsNotSigned() async throws {
        let folder = RehearsalRun.newFolder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let check = "cd '\(folder.path())' && LC_ALL=C '\(Self.program)'"
        let answers = "202029\\n1\\n1\\nserver.test\\nabc\\n8443\\n127.0.0.1\\nrepository.test\\n\\nca.pem\\n"
        let wizard = "touch ca.pem; printf '\(answers)' | LC_ALL=C '\(Self.program)' init"
        let written = try await Shell.run("cd '\(folder.path())' && \(wizard)")
        #expect(written.status == 0 && written.output.contains("not understood: abc"), "\(written.output)")
        let plan = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "local-plan.json")))
                as? [String: Any])
        #expect(plan["unsigned"] as? Bool == true && plan["organisation"] as? String == "202029")
        let shown = try await Shell.run("\(check) plan --plan local-plan.json")
        #expect(shown.output.contains("not signed") && shown.output.contains("mayor/admin-terminal"), "\(shown.output)")
        // Ctrl-D after the second answer.
        let stopped = try await Shell.run(
            "cd '\(folder.path())' && printf '202029\\n1\\n' | LC_ALL=C '\(Self.program)' init --output other.json")
        #expect(stopped.status == 1 && stopped.output.contains("nothing was written"), "\(stopped.output)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "other.json").path()))
        let twice = try await Shell.run("cd '\(folder.path())' && \(wizard)")
        #expect(twice.status == 2, "an existing plan is not replaced")
    }
}

/// Somebody in a browser at サポートサイト, with a file that was carried there.
private struct Upload {
    private let target: ExchangeTarget
    private let anchors: TrustAnchors
    private let folder: URL
    private let cookie: String
    private static let instant = Date(timeIntervalSince1970: 1_463_628_600)

    init(_ session: CheckScenarioTests.OutsideSession, folder: URL) async throws {
        self.folder = folder
        let account = try #require(session.accounts.first { $0.site == "support" })
        let site = try #require(session.listeners["support"])
        target = ExchangeTarget(name: site.name, address: site.address, port: site.port)
        anchors = TrustAnchors([
            try IssuedCertificate(pem: String(contentsOfFile: session.authorityFile, encoding: .utf8))
        ])
        let answer = try await PhasedClient.exchange(
            ExchangePlan(
                target: target,
                request: ExchangeRequest(
                    method: "POST", path: "/support/sign-in",
                    headers: ["content-type": "application/x-www-form-urlencoded"],
                    body: Array("account=\(account.account)&password=\(account.password)".utf8)),
                anchors: anchors, validationTime: Self.instant))
        cookie = String(try #require(answer.cookies.first).split(separator: ";")[0])
    }

    private func exchange(_ request: ExchangeRequest) async throws -> ExchangeResponse {
        var request = request
        request.headers["cookie"] = cookie
        return try await PhasedClient.exchange(
            ExchangePlan(target: target, request: request, anchors: anchors, validationTime: Self.instant))
    }

    func send(_ file: String) async throws -> Int {
        let page = try await exchange(ExchangeRequest(path: "/support/notice")).text
        let start = try #require(page.range(of: "name=\"form-token\" value=\"")).upperBound
        let token = page[start...].prefix { $0 != "\"" }
        let content = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let body =
            "--b\r\ncontent-disposition: form-data; name=\"form-token\"\r\n\r\n\(token)\r\n"
            + "--b\r\ncontent-disposition: form-data; name=\"evidence\"; filename=\"carry.json\"\r\n\r\n\(content)\r\n--b--\r\n"
        return try await exchange(
            ExchangeRequest(
                method: "POST", path: "/support/evidence",
                headers: ["content-type": "multipart/form-data; boundary=b"], body: Array(body.utf8))
        ).status
    }

    func worksheet() async throws -> [UInt8] {
        let answer = try await exchange(ExchangeRequest(path: "/support/worksheet/worksheet.xlsx"))
        #expect(answer.status == 200)
        return answer.body
    }
}
