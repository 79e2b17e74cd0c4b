import Foundation
import Identifiers
import ServiceCalendar

/// One organisation from 利用開始連絡 to an accepted checklist.
struct Rehearsal {
    let stage: Stage

    /// Plays it through; answers whether the organisation is ready in the end.
    func run() async throws -> Bool {
        let raising = RaisingTheStage(stage: stage)
        let walk = Walk(stage: stage)
        let ports = try await raising.raise()
        if stage.handOver == .usageNotice {
            stage.ports = ports
            try await HandOuts(stage: stage).layOut()
            return true
        }
        try await walk.openSupport()
        try await walk.openDesk()
        try await walk.notify()
        for bureau in stage.bureaus {
            try await walk.installAuthority(bureau)
            try await walk.confirmDevice(bureau)
            try await walk.certifySystems(bureau)
        }
        try await stage.progress.step("団体内システム（統合宛名、既存、住基）の起動") {
            try await RaisingTheOrganisation(stage: stage, ports: ports).raise()
        }
        if stage.handOver == .dayOne {
            try await walk.keepInitialAccounts()
            return true
        }
        for bureau in stage.bureaus {
            try await walk.makeAccounts(bureau)
            try await walk.importMaster(bureau)
            try await walk.installCommunicationCertificate(bureau)
            try await walk.installCoreCertificate(bureau)
        }
        try await stage.progress.step("定期再起動（\(JapanTime.japanese(stage.dates.restart))）") {
            try await stage.setClock(to: stage.dates.restart)
        }
        try await stage.setClock(to: stage.dates.test)
        try await BreakingThings(stage: stage).breakOne()
        let found = try await RunningTheTests(stage: stage).run()
        let evidence = try await WatchingJukiNet(stage: stage).check(found)
        let isReady = try await Reporting(stage: stage).report(evidence)
        Summary(stage: stage, evidence: evidence).show(isReady: isReady)
        return isReady
    }
}
