import Foundation
import Identifiers
import ServiceCalendar
import Spreadsheet
import Testing
import Verdicts
import Worksheet

/// Numbered scenarios over the real processes.
///
/// One at a time: each runs half a dozen processes.
@Suite(.serialized) struct ScenarioTests {
    // MARK: - 1. The main job

    @Test func scenario01AMunicipalityGetsReady() async throws {
        let run = try await RehearsalRun.play(["--organisation", "202029"])
        defer { run.remove() }
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("総合運用テスト準備 完了"))
        #expect(run.output.contains("住基ネットへの接続がないこと（0件"))
        let evidence = try run.evidence
        #expect(evidence.organisation == "202029" && evidence.at == "2016-05-19T12:30:00+09:00")
        for bureau in ["mayor", "education"] {
            for item in TestItem.allCases {
                let lines = evidence.items.filter { $0.bureau == bureau && $0.item == item }
                #expect(!lines.isEmpty && lines.allSatisfy { $0.verdict == .pass }, "\(bureau) \(item)")
            }
            #expect(evidence.items.filter { $0.bureau == bureau && $0.item == .t10 }.count == 2)
        }
        #expect(
            evidence.items.allSatisfy { Int64($0.serverEvidence ?? "") != nil }, "a pass without the platform's record")
        try checkWorkbooks(run, sheets: 3, hasEducation: true)
        try await checkAuditLog(run)
        try checkNoIndividualNumber(run)
    }

    @Test func scenario02AUnionHasNoEducation() async throws {
        let run = try await RehearsalRun.play(["--organisation", "209937"])
        defer { run.remove() }
        #expect(run.status == 0, "\(run.output)")
        #expect(!run.output.contains("教育委員会"))
        #expect(try run.evidence.items.allSatisfy { $0.bureau == "mayor" })
        try checkWorkbooks(run, sheets: 2, hasEducation: false)
        let session = try String(contentsOf: run.folder.appending(path: "session.json"), encoding: .utf8)
        #expect(!session.contains("education"))
    }

    private func checkWorkbooks(_ run: RehearsalRun, sheets: Int, hasEducation: Bool) throws {
        let worksheet = try Workbook(decoding: Array(Data(contentsOf: run.folder.appending(path: "worksheet.xlsx"))))
        #expect(worksheet.sheets.count == sheets)
        #expect(worksheet.sheets.contains { $0.name.contains("教育委員会") } == hasEducation)
        let checklist = try ChecklistForm.read(
            Workbook(decoding: Array(Data(contentsOf: run.folder.appending(path: "checklist.xlsx")))))
        #expect(checklist.isComplete && checklist.items.count == 5)
        #expect(checklist.tests.count == (hasEducation ? 20 : 10))
        #expect(checklist.tests.allSatisfy { $0.completedOn?.description == "2016-05-19" })
    }

    private func checkAuditLog(_ run: RehearsalRun) async throws {
        let database = run.folder.appending(path: "platform/platform.sqlite").path()
        let intact = try await Shell.run("'\(RehearsalRun.program)' audit verify --database '\(database)'")
        #expect(intact.status == 0 && intact.output.contains("intact"), "\(intact.output)")
        _ = try await Shell.run(
            "sqlite3 '\(database)' \"DROP TRIGGER audit_records_fixed; UPDATE audit_records SET actor = 'x' WHERE sequence = 9\""
        )
        let broken = try await Shell.run("'\(RehearsalRun.program)' audit verify --database '\(database)'")
        #expect(broken.status == 3 && broken.output.contains("record 9"), "\(broken.output)")
    }

    /// The test numbers are in the organisation's own examples, and in nothing that a rehearsal writes.
    private func checkNoIndividualNumber(_ run: RehearsalRun) throws {
        let residents = try String(
            contentsOf: RehearsalRun.root.appending(path: "Examples/residents.csv"), encoding: .utf8)
        let numbers = residents.split(separator: "\n").dropFirst().map { Data($0.split(separator: ",")[1].utf8) }
        #expect(numbers.count == 50)
        var files = 0
        let found = FileManager.default.enumerator(at: run.folder, includingPropertiesForKeys: [.isRegularFileKey])
        for case let file as URL in found ?? .init() {
            guard let content = try? Data(contentsOf: file) else { continue }
            files += 1
            for number in numbers { #expect(content.range(of: number) == nil, "\(file.path())") }
        }
        #expect(files > 30)
    }

    // MARK: - 2. Faults

    struct Expectation: Sendable, CustomTestStringConvertible {
        let fault: String
        /// What must fail, `bureau item hop`.
        let failures: Set<String>
        /// A word that must be in what was seen.
        let seen: String
        var testDescription: String { fault }
    }

    @Test(arguments: [
        Expectation(
            fault: "dns-silent", failures: ["mayor T1 name", "education T1 name"], seen: "応答がありません"),
        Expectation(fault: "ca-not-trusted", failures: ["mayor T4 chain"], seen: "登録されていません"),
        Expectation(fault: "server-certificate-revoked", failures: ["mayor T2 revocation"], seen: "失効"),
        Expectation(
            fault: "crl-expired",
            failures: [
                "mayor T2 revocation", "mayor T3 revocation", "education T2 revocation", "education T3 revocation",
            ], seen: "有効期限"),
        Expectation(
            fault: "crl-unreachable",
            failures: [
                "mayor T2 revocation", "mayor T3 revocation", "education T2 revocation", "education T3 revocation",
            ], seen: "接続を拒否"),
        Expectation(
            fault: "juki-refuses", failures: ["mayor T8 application", "education T8 application"], seen: "受付が停止"),
        Expectation(
            fault: "juki-forwards", failures: ["mayor T8 application", "education T8 application"], seen: "住基ネットへの接続"),
        Expectation(fault: "atena-down", failures: ["mayor T9 TCP"], seen: "接続を拒否"),
        Expectation(
            fault: "closed-hours", failures: ["mayor T2 application", "education T2 application"],
            seen: "2016年(平成28年)5月20日(金) 10:00"),
        Expectation(fault: "wrong-bureau-certificate", failures: ["education T8 chain"], seen: "別のサーバー"),
    ]) func scenario03EachFaultIsFound(_ expectation: Expectation) async throws {
        let run = try await RehearsalRun.play(["--fault", expectation.fault])
        defer { run.remove() }
        #expect(run.status == 3, "\(run.output)")
        let items = try run.evidence.items
        let failed = items.filter { $0.verdict == .fail }
        #expect(
            Set(failed.map { "\($0.bureau) \($0.item.rawValue) \($0.hop?.rawValue ?? "")" }) == expectation.failures)
        for line in failed {
            #expect(line.seen?.contains(expectation.seen) == true, "\(line.seen ?? "nothing")")
            #expect((line.expected ?? "").count > 8 && (line.remedy ?? "").count > 15)
            #expect(line.serverEvidence == nil)
        }
        // What was not run says because of which item, and that item has failed.
        for line in items where line.verdict == .notRun {
            let cause = line.seen.flatMap { $0.split(separator: "が").first }.map(String.init) ?? ""
            #expect(failed.contains { $0.item.rawValue == cause && $0.bureau == line.bureau }, "\(line.seen ?? "")")
        }
        #expect(run.output.contains("総合運用テスト準備は完了していません"))
        #expect(!FileManager.default.fileExists(atPath: run.folder.appending(path: "none").path()))
        for file in ["worksheet.xlsx", "checklist.xlsx", "junit.xml", "session.json"] {
            #expect(FileManager.default.fileExists(atPath: run.folder.appending(path: file).path()), "\(file)")
        }
    }

    @Test func scenario04OnASundayTheServersSayWhenTheyOpen() async throws {
        let run = try await RehearsalRun.play(["--at", "2016-05-22T12:30:00+09:00"])
        defer { run.remove() }
        #expect(run.status == 3)
        let failed = try run.evidence.items.filter { $0.verdict == .fail }
        #expect(Set(failed.map(\.item)) == [.t2])
        #expect(failed.allSatisfy { $0.seen?.contains("2016年(平成28年)5月23日(月) 12:00") == true })
    }

    @Test(arguments: [
        ["--organisation", "202020"], ["--organisation", "20202"], ["--at", "yesterday"], ["--fault", "nothing"],
        ["--organisation", "209937", "--fault", "wrong-bureau-certificate"], ["--organisation", "990000"],
    ]) func scenario05WrongUsageIsStatus2(arguments: [String]) async throws {
        let run = try await RehearsalRun.play(arguments)
        defer { run.remove() }
        #expect(run.status == 2, "\(run.status) \(run.output)")
        #expect(!run.output.isEmpty)
    }

    // MARK: - 3. Accidents

    @Test(arguments: ["dns", "national", "platform", "organisation", "kakehashi-check"])
    func scenario06KillingOneProcessEndsTheRest(victim: String) async throws {
        let running = try RunningRehearsal(["--exit"])
        defer { running.remove() }
        let mark =
            switch victim {
            case "organisation": "（統合宛名、既存、住基）の起動"
            case "kakehashi-check": "T1  "
            default: "初期アカウントの受領"
            }
        #expect(try await running.printed(mark), "\(running.output)")
        let pattern = victim == "dns" ? "dnsmasq" : victim == "kakehashi-check" ? "check run" : "\(victim) serve"
        let found = try #require(running.processes.first { $0.command.contains(pattern) })
        kill(found.number, SIGKILL)
        #expect(await running.status() == 1)
        #expect(running.output.contains(victim), "\(running.output)")
        #expect(try await running.left().isEmpty)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL]) func scenario07EndingTheRehearsalEndsEverything(signal: Int32)
        async throws
    {
        let running = try RunningRehearsal(["--exit"])
        defer { running.remove() }
        #expect(try await running.printed("初期アカウントの受領"), "\(running.output)")
        #expect(running.processes.count >= 3)
        running.signal(signal)
        let status = await running.status()
        #expect(status == (signal == SIGKILL ? 128 + SIGKILL : 1))
        if signal != SIGKILL { #expect(running.output.contains("interrupted")) }
        #expect(try await running.left().isEmpty)
    }

    // MARK: - 4. Other people's tools

    @Test func scenario08OpenSSLAndDigAgree() async throws {
        let running = try RunningRehearsal(["--organisation", "131016"])
        defer { running.remove() }
        #expect(try await running.printed("画面を開けます"), "\(running.output)")
        defer { running.signal(SIGINT) }
        let session = try JSONDecoder().decode(
            OutsideSession.self, from: Data(contentsOf: running.folder.appending(path: "session.json")))
        let server = try #require(session.listeners["server-mayor"])
        let work = running.folder.path()

        let dig = try await Shell.run(
            "dig +short -p \(session.nameServer.port) @\(session.nameServer.address) \(server.name)")
        #expect(dig.output.trimmingCharacters(in: .whitespacesAndNewlines) == server.address)

        let chain = try await Shell.run(
            "openssl s_client -connect \(server.address):\(server.port) -servername \(server.name) -showcerts"
                + " | openssl x509 -out \(work)/server.pem && openssl crl -inform der -in \(session.revocationListFile) -out \(work)/list.pem"
        )
        #expect(chain.status == 0, "\(chain.output)")
        let verify = "openssl verify -x509_strict -crl_check -CAfile \(session.authorityFile) -CRLfile \(work)/list.pem"
        let accepted = try await Shell.run("\(verify) \(work)/server.pem")
        #expect(accepted.status == 0, "\(accepted.output)")
        let then = try await Shell.run("\(verify) -attime 1463628600 \(work)/server.pem")
        #expect(then.status == 0, "\(then.output)")

        let system = try #require(session.systems.first { $0.system == "atena-system" && $0.bureau == "mayor" })
        let refused = try await Shell.run(
            "openssl s_client -connect \(server.address):\(server.port) -cert \(system.certificateFile) -key \(system.keyFile)"
                + " -CAfile \(session.authorityFile) -verify_return_error -servername \(server.name)")
        #expect(refused.output.contains("Verify return code: 0"), "\(refused.output)")
    }

    private struct OutsideSession: Decodable {
        let listeners: [String: Place]
        let nameServer: Place
        let authorityFile: String
        let revocationListFile: String
        let systems: [System]

        struct Place: Decodable {
            let name: String
            let address: String
            let port: Int
        }

        struct System: Decodable {
            let bureau: String
            let system: String
            let certificateFile: String
            let keyFile: String
        }
    }

    @Test func scenario09OpenSSLRefusesTheRevokedServer() async throws {
        let running = try RunningRehearsal(["--fault", "server-certificate-revoked"])
        defer { running.remove() }
        #expect(try await running.printed("画面を開けます"), "\(running.output)")
        defer { running.signal(SIGINT) }
        let session = try JSONDecoder().decode(
            OutsideSession.self, from: Data(contentsOf: running.folder.appending(path: "session.json")))
        let work = running.folder.path()
        for (side, status) in [("server-mayor", Int32(2)), ("server-education", 0)] {
            let server = try #require(session.listeners[side])
            let result = try await Shell.run(
                "openssl s_client -connect \(server.address):\(server.port) -servername \(server.name) | openssl x509 -out \(work)/\(side).pem"
                    + " && openssl crl -inform der -in \(session.revocationListFile) -out \(work)/list.pem"
                    + " && openssl verify -crl_check -CAfile \(session.authorityFile) -CRLfile \(work)/list.pem \(work)/\(side).pem"
            )
            #expect(result.status == status, "\(side): \(result.output)")
            if status != 0 { #expect(result.output.contains("certificate revoked")) }
        }
    }

    @Test func scenario10TheWorkbooksOpenInLibreOffice() async throws {
        let run = try await RehearsalRun.play(["--organisation", "011002"])
        defer { run.remove() }
        #expect(run.status == 0, "\(run.output)")
        guard try await Shell.run("command -v soffice").status == 0 else {
            print("scenario 10: LibreOffice is not installed; the workbooks were not opened in it")
            return
        }
        let work = run.folder.path()
        let result = try await Shell.run(
            "soffice -env:UserInstallation=file://\(work)/office --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false,false,false,-1"
                + " --outdir \(work)/csv \(work)/worksheet.xlsx \(work)/checklist.xlsx")
        #expect(result.status == 0, "\(result.output)")
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(work)/csv")
        #expect(files.count == 4, "\(files)")
        let checklist = try #require(files.first { $0.hasPrefix("checklist") })
        let text = try String(contentsOfFile: "\(work)/csv/\(checklist)", encoding: .utf8)
        for item in TestItem.allCases { #expect(text.contains(item.title), "\(item)") }
        #expect(text.contains("札幌市") && text.contains("2016"))
    }
}
