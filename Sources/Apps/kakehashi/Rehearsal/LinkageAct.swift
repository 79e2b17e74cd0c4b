import Foundation
import Identifiers
import ServiceCalendar

/// The second act: two organisations set up by their own people, then one 照会 each way.
struct LinkageAct {
    let first: Stage
    let second: Stage

    /// Plays it through; answers whether both were answered and all three parties say the same.
    func run() async throws -> Bool {
        let ports = try await RaisingTheStage(stage: first).raise()
        shareStage()
        try await setUp(first) {
            try await first.progress.step("団体内システム（統合宛名、既存、住基）の起動") {
                try await RaisingTheOrganisation(stage: first, ports: ports).raise()
            }
        }
        try await setUp(second) {}
        try await first.progress.step("定期再起動（\(JapanTime.japanese(first.dates.restart))）") {
            try await first.setClock(to: first.dates.restart)
        }
        try await first.setClock(to: first.dates.test)
        let found = try await LinkageWalk(stages: [first, second]).run()
        try await keepSession()
        return found
    }

    /// The other organisation meets the same parties.
    private func shareStage() {
        second.nameServer = first.nameServer
        second.national = first.national
        second.platform = first.platform
        second.console = first.console
        second.anchors = first.anchors
        second.support = first.platform.map { second.browser($0.supportSite) }
    }

    private func setUp(_ stage: Stage, _ raiseSystems: () async throws -> Void) async throws {
        stage.progress.headline("\(stage.organisation.name)（\(stage.organisation.code.text)）")
        let walk = Walk(stage: stage)
        try await walk.openSupport()
        try await walk.notify()
        for bureau in stage.bureaus {
            try await walk.installAuthority(bureau)
            try await walk.confirmDevice(bureau)
            try await walk.certifySystems(bureau)
        }
        try await raiseSystems()
        for bureau in stage.bureaus {
            try await walk.makeAccounts(bureau)
            try await walk.importMaster(bureau)
            try await walk.installCommunicationCertificate(bureau)
            try await walk.installCoreCertificate(bureau)
        }
        try await walk.giveAffair(LinkageWalk.affair)
    }

    /// One `session.json` for both: what is the other organisation's has `partner-` before its name.
    private func keepSession() async throws {
        first.session.accounts += second.session.accounts.map { account in
            var account = account
            account.site = "partner-\(account.site)"
            return account
        }
        first.session.systems += second.session.systems.map { system in
            var system = system
            system.bureau = "partner-\(system.bureau)"
            return system
        }
        for bureau in second.bureaus {
            for kind in ["server", "administration"] {
                first.session.listeners["\(kind)-partner-\(bureau.rawValue)"] =
                    second.session.listeners["\(kind)-\(bureau.rawValue)"]
            }
        }
        let national = try first.need(first.national, "the national side")
        first.session.coreSystemAuthorityFile = "\(first.files.output)/core-system.pem"
        try Data(try first.side(.mayor).coreCertificate).write(
            to: URL(filePath: first.session.coreSystemAuthorityFile))
        first.session.coreSupervisorCertificateFile = national.supervisorCertificateFile
        first.session.coreSupervisorKeyFile = national.supervisorKeyFile
        try await first.keepSession()
    }
}
