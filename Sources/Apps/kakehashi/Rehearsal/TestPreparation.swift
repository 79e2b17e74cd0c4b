import Accounts
import ConnectionTest
import Foundation
import Identifiers
import MutualTLS
import NetworkLab
import NoticeForms
import OrganisationProtocol
import ServiceCalendar

/// What an organisation does before its test: takes the signed plan from サポートサイト, and writes down beside it what only its
/// own machines have.
struct TestPreparation {
    let stage: Stage

    func prepare() async throws {
        let support = try stage.need(stage.support, "the support site")
        let account = try stage.need(
            stage.session.accounts.first { $0.site == "support" }, "the support site's administrator")
        try await stage.progress.step("接続試験の計画（署名付き）のダウンロード", Bureau.mayor.title) {
            try await support.submit(
                SignInDoor.support.path, on: nil, ["account": account.account, "password": account.password])
            let plan = try await support.get(PlanDocument.path).body
            try Data(plan).write(to: URL(filePath: stage.files.plan), options: .atomic)
        }
        try ConfigurationFile.write(try settings(), to: stage.files.localSettings)
    }

    private func settings() throws -> LocalSettings {
        let dns = stage.session.nameServer
        var clerks: [String: LocalSettings.Clerk] = [:]
        var places: [String: LocalSettings.PlaceSettings] = [:]
        for bureau in stage.bureaus {
            let clerk = try stage.need(stage.side(bureau).clerk, "a clerk of \(bureau.rawValue)")
            let file = "\(stage.files.passwords)/\(bureau.rawValue)-clerk"
            try PlatformKeys.protect(Array(clerk.password.utf8), at: file)
            clerks[bureau.rawValue] = .init(identifier: clerk.account, passwordFile: file)
            places.merge(try self.places(bureau)) { $1 }
        }
        return LocalSettings(
            at: JapanTime.text(stage.clock.now), nameServer: .init(host: dns.address, port: dns.port),
            residentsFile: stage.files.residents, clerks: clerks, places: places)
    }

    private func places(_ bureau: Bureau) throws -> [String: LocalSettings.PlaceSettings] {
        let side = try stage.configuration(bureau)
        var places: [String: LocalSettings.PlaceSettings] = [:]
        for terminal in side.terminals { places["\(bureau.rawValue)/\(terminal.id)"] = place(bureau, terminal.id) }
        for system in [side.atenaSystem.id] + side.legacySystems.map(\.id) {
            var own = place(bureau, system)
            let file = stage.files.system(bureau.rawValue, system)
            own.certificateFile = "\(file).pem"
            own.keyFile = "\(file).key"
            let listeners = stage.session.listeners
            if system != side.atenaSystem.id,
                let listener = listeners["\(system)-\(bureau.rawValue)"] ?? listeners[system]
            {
                own.extract = .init(host: listener.address, port: listener.port)
            }
            places["\(bureau.rawValue)/\(system)"] = own
        }
        return places
    }

    private func place(_ bureau: Bureau, _ identifier: String) -> LocalSettings.PlaceSettings {
        let server = stage.lab?.station(bureau, identifier)?.nameServer
        return .init(
            trust: stage.files.terminal(bureau.rawValue, identifier),
            nameServer: server.map { .init(host: $0, port: 53) })
    }
}
