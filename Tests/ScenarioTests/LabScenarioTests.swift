import Foundation
import Testing
import Verdicts

/// The main job through a VPN装置, firewalls and a session of the lab's, with the real programs at every end.
@Suite(.serialized, .enabled(if: Lab.isThere, "network namespaces are refused here"))
struct LabScenarioTests {
    @Test func `a municipality gets ready over its own network`() async throws {
        let run = try await RehearsalRun.playInLab()
        defer { run.remove() }
        #expect(run.status == 0, "\(run.output)")
        let lines = try run.evidence.items
        for bureau in ["mayor", "education"] {
            for item in TestItem.allCases {
                let found = lines.filter { $0.bureau == bureau && $0.item == item }
                #expect(!found.isEmpty && found.allSatisfy { $0.verdict == .pass }, "\(bureau) \(item)")
            }
        }
        #expect(lines.allSatisfy { Int64($0.serverEvidence ?? "") != nil }, "a pass without the platform's record")
        #expect(run.output.contains("住基ネットへの接続がないこと（0件、見張り済み）"))
        #expect(run.output.contains("すべての項目が通る設定です。"))
        let names = try FileManager.default.contentsOfDirectory(atPath: "/run/netns")
        #expect(!names.contains { $0.hasPrefix("kakehashi-lab-") }, "\(names)")
    }

    @Test(arguments: [
        ("nat-missing-atena", "mayor T7 TCP", ["mayor T7"], "NAT 2 を追加"),
        (
            "session-mtu", "mayor T2 TLS",
            ["mayor T2", "mayor T4", "mayor T7", "education T2", "education T4", "education T7"], "を変更"
        ),
        (
            "registry-not-listening", "mayor T8 TCP", ["mayor T8", "education T8"],
            "resident-registry（首長部局） 待受け"
        ),
    ])
    func `the first line that fails is where the network is broken`(
        fault: String, first: String, failures: [String], correction: String
    ) async throws {
        let run = try await RehearsalRun.playInLab(["--fault", fault])
        defer { run.remove() }
        #expect(run.status == 3, "\(run.output)")
        let failed = try run.evidence.items.filter { $0.verdict == .fail }
        // What needs something that has failed elsewhere is not run, and said so.
        #expect(failed.map { "\($0.bureau) \($0.item.rawValue)" } == failures)
        let line = try #require(failed.first, "\(run.output)")
        #expect("\(line.bureau) \(line.item.rawValue) \(line.hop?.rawValue ?? "")" == first)
        let advice = run.output.components(separatedBy: "設定の静的な検査").last ?? ""
        #expect(advice.contains(correction), "\(advice)")
        let picture = try String(contentsOf: run.folder.appending(path: "network.svg"), encoding: .utf8)
        #expect(picture.contains("<svg"))
    }
}

/// Whether this machine lets networks be built.
enum Lab {
    static let isThere: Bool = {
        let command = "\(RehearsalRun.program) lab up \(RehearsalRun.networkFiles.joined(separator: " ")) 2>&1"
        guard let pipe = popen(command, "r") else { return false }
        while fgetc(pipe) != EOF {}
        return pclose(pipe) == 0
    }()
}
