import ChildProcesses
import ConnectionTest
import Foundation
import Identifiers
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
        let planFile = "\(stage.files.output)/plan.json"
        try ConfigurationFile.write(try plan(), to: planFile)
        try RehearsalFiles.protect(planFile)
        let check = PartyProcess(name: "kakehashi-check")
        try await check.start(
            try Executables.check(), ["run", "--plan", planFile, "--evidence", stage.files.evidence], log: nil)
        let status = await withTaskCancellationHandler {
            await check.status()
        } onCancel: {
            check.kill()
        }
        try Task.checkCancellation()
        guard status == 0 || status == 3 else {
            throw ToolError("kakehashi-check ended with status \(status)")
        }
        let found = try ConfigurationFile.read(Evidence.self, from: stage.files.evidence)
        return Evidence(organisation: found.organisation, at: JapanTime.text(stage.dates.test), items: found.items)
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
                    trustFolder: stage.files.terminal(bureau.rawValue, $0.id))
            }
        }
        func system(_ identifier: String, _ title: String, _ address: String) -> PlacePlan {
            let file = stage.files.system(bureau.rawValue, identifier)
            let listener = stage.session.listeners[identifier]
            return PlacePlan(
                identifier: identifier, title: title, sourceAddress: address,
                trustFolder: stage.files.terminal(bureau.rawValue, identifier), certificateFile: "\(file).pem",
                keyFile: "\(file).key", extract: listener.map { .init(host: $0.address, port: $0.port) })
        }
        let clerk = try stage.need(side.clerk, "a clerk of \(bureau.rawValue)")
        return BureauPlan(
            bureau: bureau.rawValue, serverName: side.listener.name, administrationName: side.administration.name,
            serverPort: side.listener.port,
            administrationTerminals: terminals(.administration), connectionTerminals: terminals(.connection),
            atenaSystem: system(
                configuration.atenaSystem.id, "団体内統合宛名システム", configuration.atenaSystem.address),
            legacySystems: configuration.legacySystems.map { system($0.id, $0.title, $0.address) },
            residentRegistry: stage.request.residentRegistry(of: bureau)?.id ?? "resident-registry",
            usesBasicFour: configuration.basicFour == .used,
            clerk: .init(identifier: clerk.account, password: clerk.password), residentsFile: stage.files.residents)
    }
}
