import ConnectionTest
import Foundation
import OrganisationProtocol
import Testing
import Verdicts

/// A signed plan and what a machine adds to it.
@Suite struct PlanJoiningTests {
    private func plan(_ local: LocalSettings, _ place: PlaceName? = nil, typed: String? = nil) throws -> TestPlan {
        var local = local
        local.nameServer = .init(host: "127.0.0.1", port: 53)
        return try TestPlan(.sample, local: local, place: place, at: Authority.now) { _ in typed }
    }

    private func refusal(_ local: LocalSettings, _ place: PlaceName? = nil) -> String {
        do {
            _ = try plan(local, place)
            return "joined"
        } catch {
            return "\(error)"
        }
    }

    @Test func aTerminalNeedsNoMoreThanItsItems() throws {
        let terminal = PlaceName(bureau: "mayor", identifier: "admin-terminal")
        let joined = try plan(LocalSettings(trust: "/trust"), terminal)
        #expect(joined.bureaus[0].administrationTerminals[0].trustFolder == "/trust")
        #expect(joined.bureaus[0].administrationTerminals[0].sourceAddress == "127.20.1.11")
        #expect(joined.at == "2016-05-19T12:30:00+09:00" && joined.bureaus[0].residentsFile.isEmpty)
        #expect(joined.lines(from: terminal).map(\.item) == [.t1, .t2, .t3])
        #expect(joined.lines(from: nil).count == 4 + 2 + 3 + 2 + 1 + 1)
    }

    /// Whoever mistypes their own settings reads which one, in Japanese, and nothing of the decoder.
    @Test(arguments: [
        (
            #"{ "places": { "mayor/legacy-tax": { "extract": "replica.json" } } }"#,
            "「places > mayor/legacy-tax > extract」"
        ),
        (#"{ "nameServer": { "host": "127.0.0.1" } }"#, "「nameServer > port」"), ("{", "JSONとして読み取れません。"),
    ]) func aMistypedSettingIsNamed(content: String, words: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "local-\(UUID().uuidString).json")
        try Data(content.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: PlanError.self) { try LocalSettings.read(file.path()) }
        #expect(error?.japanese?.contains(words) == true, "\(error?.japanese ?? "")")
        #expect(error?.reason.contains("DecodingError") == false)
    }

    @Test func aClockThatIsBehindIsARehearsals() {
        #expect(
            LocalSettings(secondsBehind: 60).isRehearsal && LocalSettings(at: "2016-05-19T12:30:00+09:00").isRehearsal)
        #expect(!LocalSettings().isRehearsal)
    }

    @Test func whatIsMissingIsNamed() {
        let clerk = PlaceName(bureau: "mayor", identifier: "connection-terminal")
        #expect(refusal(LocalSettings()).contains("residentsFile is missing"))
        #expect(refusal(LocalSettings(residentsFile: "/r.csv")).contains("clerks.mayor is missing"))
        let settings = LocalSettings(residentsFile: "/r.csv", clerks: ["mayor": .init(identifier: "clerk")])
        #expect(refusal(settings, clerk).contains("the password of clerk is in no file"))
        #expect(throws: Never.self) {
            let joined = try plan(settings, clerk, typed: "typed")
            #expect(joined.bureaus[0].clerk.password == "typed")
        }
    }

    @Test func pathsAreOfTheFileThatTheyStandIn() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "local-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "local.json")
        try Data(
            #"{"trust":"ca.pem","residentsFile":"/r.csv","places":{"mayor/atena-system":{"keyFile":"a.key"}}}"#.utf8
        ).write(to: file)
        let settings = try LocalSettings.read(file.path())
        #expect(settings.trust == folder.appending(path: "ca.pem").path() && settings.residentsFile == "/r.csv")
        #expect(settings.places?["mayor/atena-system"]?.keyFile == folder.appending(path: "a.key").path())
    }

    private func line(_ from: String, _ verdict: Outcome, _ instant: String) -> ItemResult {
        ItemResult(
            item: .t2, bureau: "mayor", from: from, to: "b", verdict: verdict, hop: nil, expected: nil, seen: nil,
            remedy: nil, startedAt: instant, milliseconds: 1, serverEvidence: nil)
    }

    @Test func ofALineRunSeveralTimesTheLatestCounts() throws {
        let (early, late) = ("2016-05-19T12:30:00+09:00", "2016-05-19T13:30:00+09:00")
        let first = Evidence(
            organisation: "202029", at: early, items: [line("a", .fail, early), line("b", .pass, late)])
        let second = Evidence(
            organisation: "202029", at: late, items: [line("a", .pass, late), line("b", .fail, early)])
        let merged = try #require(Evidence.merged([first, second]))
        #expect(merged.items.map(\.verdict) == [.pass, .pass] && merged.at == late)
        #expect(Evidence.merged([first, Evidence(organisation: "131016", at: late, items: [])]) == nil)
        #expect(Evidence.merged([]) == nil)
    }
}
