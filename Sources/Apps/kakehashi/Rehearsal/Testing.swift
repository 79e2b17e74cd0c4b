import ChildProcesses
import ConnectionTest
import Foundation
import Identifiers
import NetworkLab
import NoticeForms
import ServiceCalendar
import Verdicts

/// The ten items, run by `kakehashi-check` as each terminal and each system.
struct Testing {
    let stage: Stage

    /// Writes the plan, runs the check, and reads what it found.
    func run() async throws -> Evidence {
        let progress = stage.progress
        progress.headline("3. 団体内のシステム連携テスト（\(JapanTime.japanese(stage.clock.now))）")
        let plan = try plan()
        let planFile = "\(stage.files.output)/plan.json"
        try ConfigurationFile.write(plan, to: planFile)
        try RehearsalFiles.protect(planFile)
        let found: Evidence
        if let lab = stage.lab {
            found = try await everywhere(plan, planFile, lab)
        } else {
            found = try await Self.check(
                planFile, ["--evidence", stage.files.evidence], evidence: stage.files.evidence)
        }
        return Evidence(organisation: found.organisation, at: JapanTime.text(stage.dates.test), items: found.items)
    }

    /// From each machine for itself: the 団体内統合宛名システム first, since other items need what they register.
    private func everywhere(_ plan: TestPlan, _ planFile: String, _ lab: LabMap) async throws -> Evidence {
        let first = plan.bureaus.map { PlaceName(bureau: $0.bureau, identifier: $0.atenaSystem.identifier) }
        var items: [ItemResult] = []
        let known = "\(stage.files.output)/evidence-atena-systems.json"
        for round in [first, plan.places.filter { !first.contains($0) }] {
            try ConfigurationFile.write(
                Evidence(organisation: plan.organisation, at: plan.at, items: items), to: known)
            items += try await withThrowingTaskGroup { group in
                for place in round {
                    guard let bureau = Bureau(rawValue: place.bureau),
                        let station = lab.station(bureau, place.identifier)
                    else { throw ToolError("the lab has no \(place)") }
                    let file = "\(stage.files.output)/evidence-\(place.bureau)-\(place.identifier).json"
                    let arguments = ["--place", place.description, "--after", known, "--evidence", file]
                    group.addTask {
                        try await Self.check(planFile, arguments, evidence: file, in: station.namespace).items
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
            organisation: plan.organisation, at: plan.at, items: items.sorted { place($0) < place($1) })
        try ConfigurationFile.write(evidence, to: stage.files.evidence)
        return evidence
    }

    /// Runs `kakehashi-check` to its end.
    private static func check(
        _ planFile: String, _ arguments: [String], evidence: String, in namespace: String? = nil
    ) async throws -> Evidence {
        let check = PartyProcess(name: "kakehashi-check")
        let program = Namespaced(try Executables.check(), ["run", "--plan", planFile] + arguments, in: namespace)
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

    private func plan() throws -> TestPlan {
        let platform = try stage.need(stage.platform, "the platform")
        let dns = stage.session.nameServer
        var bureaus: [BureauPlan] = []
        for bureau in stage.bureaus { bureaus.append(try plan(bureau)) }
        return TestPlan(
            organisation: stage.organisation.code.text, at: JapanTime.text(stage.clock.now),
            nameServer: .init(host: dns.address, port: dns.port),
            repository: .init(
                name: platform.repository.name, port: platform.repository.port,
                listPath: "/repository/platform-ca.crl"), bureaus: bureaus)
    }

    private func plan(_ bureau: Bureau) throws -> BureauPlan {
        let side = try stage.side(bureau)
        let configuration = try stage.configuration(bureau)
        func terminals(_ kind: TerminalKind) -> [PlacePlan] {
            configuration.terminals.filter { $0.kind == kind }.map {
                PlacePlan(
                    identifier: $0.id, title: $0.kind.title, sourceAddress: $0.address,
                    trustFolder: stage.files.terminal(bureau.rawValue, $0.id),
                    nameServer: stage.lab?.station(bureau, $0.id)?.nameServer.map { .init(host: $0, port: 53) })
            }
        }
        func system(
            _ identifier: String, _ title: String, _ address: String, hasExtract: Bool = true
        ) -> PlacePlan {
            let file = stage.files.system(bureau.rawValue, identifier)
            let listeners = stage.session.listeners
            let listener = listeners["\(identifier)-\(bureau.rawValue)"] ?? listeners[identifier]
            let resolver = stage.lab?.station(bureau, identifier)?.nameServer
            return PlacePlan(
                identifier: identifier, title: title, sourceAddress: address,
                trustFolder: stage.files.terminal(bureau.rawValue, identifier), certificateFile: "\(file).pem",
                keyFile: "\(file).key",
                extract: (hasExtract ? listener : nil).map { .init(host: $0.address, port: $0.port) },
                nameServer: resolver.map { .init(host: $0, port: 53) })
        }
        let clerk = try stage.need(side.clerk, "a clerk of \(bureau.rawValue)")
        return BureauPlan(
            bureau: bureau.rawValue, serverName: side.listener.name, administrationName: side.administration.name,
            serverPort: side.listener.port, serverAddress: side.listener.address,
            administrationTerminals: terminals(.administration), connectionTerminals: terminals(.connection),
            atenaSystem: system(
                configuration.atenaSystem.id, "団体内統合宛名システム", configuration.atenaSystem.address,
                hasExtract: false),
            legacySystems: configuration.legacySystems.map { system($0.id, $0.title, $0.address) },
            residentRegistry: stage.request.residentRegistry(of: bureau)?.id ?? "resident-registry",
            usesBasicFour: configuration.basicFour == .used,
            clerk: .init(identifier: clerk.account, password: clerk.password), residentsFile: stage.files.residents)
    }
}
