import AuditLog
import Foundation
import IncomingMail
import Logging
import PKI
import Placement
import PublicRepository
import ReadinessLedger
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// The platform's process: every tenant's server, 公開リポジトリ, サポートサイト, and the operator's site.
actor Platform {
    nonisolated let parts: PlatformParts
    let ledger: ReadinessLedger
    let logger: Logger
    let repository: RepositoryService
    let helpDesk: HelpDeskParts
    let addresses: PlatformAddresses
    let auditKeeper: AuditKeeper
    var servers: [TenantID: TenantServer] = [:]
    /// Whether this process does what no request asks for.
    var isWorking = false
    var turns: Task<Void, Never>?
    /// What this process does for all servers while the work is here: see ``takeTurns()``.
    var commonWork: Task<Void, Never>?
    /// Waits for clusters that were down when this process began.
    var awaiting: Task<Void, Never>?
    var sites: [RunningSite] = []
    var followUp: FollowUpDesk?
    var mail: SMTPListener?
    var operation: RunningSite?
    let health: Health
    /// How far housekeeping has come.
    var marks: HousekeepingMarks

    init(
        parts: PlatformParts, repository: RepositoryService, helpDesk: HelpDeskParts, addresses: PlatformAddresses,
        auditKeeper: AuditKeeper, logger: Logger
    ) {
        self.helpDesk = helpDesk
        health = Health(
            HealthChecks.all(parts, node: "\(ProcessInfo.processInfo.hostName) \(parts.configuration.folder)"))
        self.parts = parts
        self.repository = repository
        self.addresses = addresses
        self.logger = logger
        self.auditKeeper = auditKeeper
        ledger = ReadinessLedger(
            store: GatheringStore(clusters: parts.clusters), programme: parts.programme)
        marks = HousekeepingMarks(restartsDoneUntil: parts.clock.now)
    }

    func open() async throws {
        try parts.folder.publish(parts.keys.authority.certificate.der, as: RepositoryFolder.authorityCertificate)
        let authority = parts.keys.authority.certificate
        let fingerprints =
            "\(authority.subject)\nSHA-1 \(authority.sha1Fingerprint)\nSHA-256 \(authority.sha256Fingerprint)\n"
        try parts.folder.publish(Array(fingerprints.utf8), as: RepositoryFolder.fingerprints)
        try await publishList()
        try await serveAll(parts.store.read { tx in try TenantDirectory.all(in: tx) })
        let support = try await startSupportSite()
        let followUp = try FollowUpDesk(
            parts: parts, support: (addresses.support.name, support.port), helpDesk: helpDesk.mailAddress)
        self.followUp = followUp
        let followUpSite = try await startFollowUpSite(followUp)
        let operatorSite = try await startOperatorSite(followUp)
        let desk = try await startDeskSite()
        let mail = try await listenForMail()
        let operation = try await startOperationSite()
        try writeHosts()
        try ConfigurationFile.write(
            PlatformListeners(
                operatorSite: Listener(
                    name: addresses.operatorSite.name, address: addresses.operatorSite.address, port: operatorSite.port),
                supportSite: Listener(
                    name: addresses.support.name, address: addresses.support.address, port: support.port),
                repository: Listener(
                    name: addresses.repository.name, address: addresses.repository.address, port: await repository.port),
                followUpSite: Listener(
                    name: addresses.followUp.name, address: addresses.followUp.address, port: followUpSite.port),
                deskSite: Listener(name: addresses.desk.name, address: addresses.desk.address, port: desk.port),
                incomingMail: mail,
                operation: operation,
                authorityFile: "\(parts.configuration.folder)/keys/platform-ca.pem",
                auditKeyFile: "\(parts.configuration.folder)/keys/audit-log.pem",
                revocationListFile:
                    "\(parts.configuration.folder)/repository/\(RepositoryFolder.revocationList)",
                operatorCertificateFile: "\(parts.configuration.folder)/keys/operator.pem",
                operatorKeyFile: "\(parts.configuration.folder)/keys/operator.key",
                database: Self.database(parts.configuration)),
            to: Self.file("listeners", parts.configuration))
        awaiting = Task {
            await PlacementKeeper.awaitClusters(parts.clusters, logger: logger) { await wakeWork(of: $0) }
        }
        if parts.configuration.node == nil { await takeTurns() } else { turns = Task { await takeTurns() } }
    }

    /// Work that found nothing to look into when it began looks once more.
    private func wakeWork(of tenants: [String]) async {
        for tenant in tenants.compactMap(TenantID.init) { await servers[tenant]?.wakeWork() }
    }

    /// Ends in order: says that it is not ready, waits until a load balancer has noticed, lets requests under way end.
    func stop() async {
        await health.drain()
        parts.admission.beginClosing()
        logger.notice("ending")
        try? await Task.sleep(for: .seconds(parts.configuration.operation?.farewell ?? 0))
        turns?.cancel()
        awaiting?.cancel()
        await turns?.value
        // A process that is alone had no turn to lose.
        await endCommonWork()
        await mail?.stop()
        await withDiscardingTaskGroup { group in
            for site in sites { group.addTask { await site.stop() } }
            for server in servers.values { group.addTask { await server.stop() } }
            group.addTask { [repository] in await repository.close() }
        }
        await operation?.stop()
        logger.notice("ended")
    }
}
