import ChildProcesses
import ConnectionTest
import Foundation
import Identifiers
import NetworkLab
import NoticeForms
import ServiceCalendar
import Verdicts

/// The ten items, run by `kakehashi-check` as each terminal and each system.
struct RunningTheTests {
    let stage: Stage

    /// Writes the plan, runs the check, and reads what it found.
    func run() async throws -> Evidence {
        let progress = stage.progress
        progress.headline("3. 団体内のシステム連携テスト（\(JapanTime.japanese(stage.clock.now))）")
        try await TestPreparation(stage: stage).prepare()
        let found: Evidence
        if let lab = stage.lab {
            found = try await everywhere(lab)
        } else {
            found = try await Self.check(
                try plan() + ["--evidence", stage.files.evidence], evidence: stage.files.evidence)
        }
        return Evidence(organisation: found.organisation, at: JapanTime.text(stage.dates.test), items: found.items)
    }

    /// From each machine for itself: the 団体内統合宛名システム first, since other items need what they register.
    private func everywhere(_ lab: LabMap) async throws -> Evidence {
        let (code, at) = (stage.organisation.code.text, JapanTime.text(stage.clock.now))
        let first = try stage.bureaus.map {
            PlaceName(bureau: $0.rawValue, identifier: try stage.configuration($0).atenaSystem.id)
        }
        let others = try stage.bureaus.flatMap { bureau in
            let side = try stage.configuration(bureau)
            return (side.terminals.map(\.id) + side.legacySystems.map(\.id)).map {
                PlaceName(bureau: bureau.rawValue, identifier: $0)
            }
        }
        let plan = try plan()
        var items: [ItemResult] = []
        let known = "\(stage.files.output)/evidence-atena-systems.json"
        for round in [first, others] {
            try ConfigurationFile.write(
                Evidence(organisation: code, at: at, items: items), to: known)
            items += try await withThrowingTaskGroup { group in
                for place in round {
                    guard let bureau = Bureau(rawValue: place.bureau),
                        let station = lab.station(bureau, place.identifier)
                    else { throw ToolError("the lab has no \(place)") }
                    let file = "\(stage.files.output)/evidence-\(place.bureau)-\(place.identifier).json"
                    let arguments = plan + ["--place", place.description, "--after", known, "--evidence", file]
                    group.addTask {
                        try await Self.check(arguments, evidence: file, in: station.namespace).items
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        let order = stage.bureaus.map(\.rawValue)
        func place(_ line: ItemResult) -> (Int, Int) {
            (order.firstIndex(of: line.bureau) ?? 0, TestItem.allCases.firstIndex(of: line.item) ?? 0)
        }
        let evidence = Evidence(
            organisation: code, at: at, items: items.sorted { place($0) < place($1) })
        try ConfigurationFile.write(evidence, to: stage.files.evidence)
        return evidence
    }

    /// Runs `kakehashi-check` to its end.
    private static func check(
        _ arguments: [String], evidence: String, in namespace: String? = nil
    ) async throws -> Evidence {
        let check = PartyProcess(name: "kakehashi-check")
        let program = Namespaced(try Executables.check(), ["run"] + arguments, in: namespace)
        try await check.start(program.executable, program.arguments, log: nil)
        let status = await withTaskCancellationHandler {
            await check.status()
        } onCancel: {
            check.kill()
        }
        try Task.checkCancellation()
        guard status == 0 || status == 3 else {
            throw ToolError("kakehashi-check ended with status \(status)")
        }
        return try ConfigurationFile.read(Evidence.self, from: evidence)
    }

    /// The options by which every machine knows the plan and whom to believe about it.
    private func plan() throws -> [String] {
        let authority = try stage.need(stage.platform, "the platform").authorityFile
        return ["--plan", stage.files.plan, "--local", stage.files.localSettings, "--ca", authority, "--plain"]
    }
}
