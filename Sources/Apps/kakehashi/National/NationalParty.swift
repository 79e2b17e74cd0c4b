import AccessControl
import AuditLog
import AuditWitness
import CoreSystem
import Foundation
import Identifiers
import InterfaceSystem
import Logging
import MutualTLS
import NationalProtocol
import PKI
import Programme
import RegistrationAuthority
import ServiceCalendar
import StorageSQLite
import WebServer

/// インターフェイスシステム, コアシステム (S6) and LGPKI 登録分局 (S10), stand-ins with keys of their own.
struct National: Sendable {
    private let settings: NationalConfiguration

    init(_ settings: NationalConfiguration) {
        self.settings = settings
    }

    func start(logger: Logger) async throws {
        try FileManager.default.createDirectory(atPath: settings.folder, withIntermediateDirectories: true)
        let clock = try PartyClock.make(settings.rehearseAt)
        let store = try SQLiteStore(path: "\(settings.folder)/national.sqlite")
        try await store.migrate(
            AuditLog.schema + AuditWitness.schema + InterfaceSystem.schema + IssuanceSchema.steps
                + CoreSystemSchema.steps)
        let span = ValiditySpan.years(10, at: clock.now)
        let lgpki = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "LGPKI 組織認証局（参照実装）", organisationalUnit: nil, organisation: "LGPKI", country: "JP"),
            validFrom: span.from, validUntil: span.until)
        let core = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "コアシステム（参照実装）", organisationalUnit: nil, organisation: "情報提供ネットワークシステム", country: "JP"),
            validFrom: span.from, validUntil: span.until)
        try Data(lgpki.certificate.pem.utf8).write(to: URL(filePath: "\(settings.folder)/lgpki-ca.pem"))

        let holidays = try HolidayList(csv: String(contentsOfFile: settings.holidaysFile, encoding: .utf8))
        let programme = try Programme(
            yaml: String(contentsOfFile: settings.programmeFile, encoding: .utf8), holidays: holidays)
        let clockRoute = PartyClock.routes(clock)
        let interface = Site(
            name: "interface-system", title: "インターフェイスシステム",
            routes: InterfaceSystem(store: store, windows: programme.interfaceSystemWindows).routes, store: store,
            clock: clock, authenticator: TrustedCertificates(as: .intermediateServer))
        let list = try await ListService.start(
            store: store, clock: clock, authority: lgpki, coreSystemCertificate: core.certificate, logger: logger)
        let officer = try OfficerIdentity.officer(settings.folder).make(authority: lgpki, now: clock.now)
        let supervisor = OfficerIdentity.supervisor(settings.folder)
        let supervisorCertificate = try supervisor.make(authority: lgpki, now: clock.now)
        let authority = Site(
            name: "registration-authority", title: "LGPKI 登録分局", routes: list.authority.routes + clockRoute,
            store: store,
            clock: clock,
            authenticator: CertificateList([
                officer.sha256Fingerprint: Actor(
                    identifier: "officer:lgpki", name: Role.registrationOfficer.title, role: .registrationOfficer)
            ]))
        let interfaceListener = try await listen(
            interface, "interface-system.national.example", "127.2.0.1", core,
            clients: TrustAnchors([lgpki.certificate]),
            clock, logger)
        let authorityListener = try await listen(
            authority, "registration-authority.national.example", "127.2.0.2", lgpki,
            clients: TrustAnchors([lgpki.certificate]), clock, logger)
        let witness = try WitnessIdentity.open(folder: settings.folder)
        let publisher = try WitnessIdentity.publisher(folder: settings.folder, authority: lgpki, now: clock.now)
        let witnessListener = try await listen(
            Site(
                name: "audit-witness", title: "監査ログの証人",
                routes: AuditWitness(store: store, signer: witness).routes, store: store, clock: clock,
                authenticator: CertificateList([
                    publisher.sha256Fingerprint: Actor(
                        identifier: "operator:audit", name: Role.auditPublisher.title, role: .auditPublisher),
                    officer.sha256Fingerprint: Actor(
                        identifier: "officer:lgpki", name: Role.registrationOfficer.title, role: .registrationOfficer),
                ])), "audit-witness.national.example", "127.2.0.7", lgpki, clients: TrustAnchors([lgpki.certificate]),
            clock, logger)
        var coreListener: Listener?
        var portalListeners: PortalParty.Listeners?
        if let table = try permitTable() {
            let portal = try PortalParty(folder: settings.folder, clock: clock, authority: core)
            let site = try coreSite(
                store, clock, table, supervisor: supervisorCertificate, portal: portal.fingerprint)
            let listener = try await listen(
                site, "core-system.national.example", "127.2.0.4", core,
                clients: TrustAnchors([lgpki.certificate, core.certificate]), clock, logger)
            coreListener = listener
            portalListeners = try await portal.start(
                core: listener, coreAuthority: core.certificate, lgpki: lgpki.certificate, table: table,
                cardOfficer: supervisorCertificate.sha256Fingerprint
            ) { site, name, address, clients in
                try await listen(site, name, address, core, clients: clients, clock, logger)
            }
        }
        let officerFiles = OfficerIdentity.officer(settings.folder)
        try ConfigurationFile.write(
            NationalListeners(
                interfaceSystem: interfaceListener, registrationAuthority: authorityListener,
                auditWitness: witnessListener,
                auditPublisherCertificateFile: WitnessIdentity.certificateFile(settings.folder),
                auditPublisherKeyFile: WitnessIdentity.keyFile(settings.folder),
                auditWitnessKeyFile: WitnessIdentity.publicKeyFile(settings.folder), coreSystem: coreListener,
                personalPortalServers: portalListeners?.servers, personalPortal: portalListeners?.people,
                supervisorCertificateFile: supervisor.certificateFile, supervisorKeyFile: supervisor.keyFile,
                revocationList: list.listener,
                officerCertificateFile: officerFiles.certificateFile, officerKeyFile: officerFiles.keyFile,
                registrationAuthorityFile: "\(settings.folder)/lgpki-ca.pem"),
            to: "\(settings.folder)/listeners.json")
    }

    /// By which コアシステム and マイナポータル go; without one neither is there.
    private func permitTable() throws -> PermitTable? {
        try settings.permitTableFile.map { file in
            try JSONDecoder().decode(PermitTable.self, from: Data(contentsOf: URL(filePath: file)))
        }
    }

    /// コアシステム.
    private func coreSite(
        _ store: SQLiteStore, _ clock: any WallClock, _ table: PermitTable, supervisor: IssuedCertificate,
        portal: String
    ) throws -> Site {
        let keyFile = "\(settings.folder)/linkage-code.key"
        if !FileManager.default.fileExists(atPath: keyFile) {
            try PlatformKeys.protect(CoreSystem.newCodeKey(), at: keyFile)
        }
        let key = Array(try Data(contentsOf: URL(filePath: keyFile)))
        guard let system = CoreSystem(store: store, table: table, codeKey: key) else {
            throw ToolError("\(keyFile) does not hold a key of 符号")
        }
        return Site(
            name: "core-system", title: "コアシステム",
            routes: system.routes + system.judgementRoutes + system.residentRoutes(server: InterfaceSystem.server)
                + system.portalRoutes(holder: try HolderCode(PortalParty.holder)), store: store, clock: clock,
            authenticator: CoreAuthenticator(supervisor: supervisor.sha256Fingerprint, portal: portal))
    }

    /// Servers wait at the centre until something is there for them: each holds a place without taking any work.
    private static let limits = {
        var limits = ServerLimits()
        limits.running = 4_096
        limits.runningForEach = 4_096
        limits.connections = 8_192
        return limits
    }()

    private func listen(
        _ site: Site, _ name: String, _ address: String, _ issuer: CertificateAuthority, clients: TrustAnchors,
        _ clock: any WallClock, _ logger: Logger
    ) async throws -> Listener {
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: SubjectName(commonName: name, organisationalUnit: nil, organisation: nil, country: "JP"),
            dnsNames: [name], ipAddresses: [address])
        let span = ValiditySpan.years(3, at: clock.now)
        let issued = try issuer.issue(
            request, purpose: .server, validFrom: span.from, validUntil: span.until, crlDistributionPoint: nil)
        let tls = ServerTLS(
            identity: try TLSIdentity(chain: [issued], key: key), clientAnchors: clients, now: { clock.now })
        let running = try await RunningSite.start(
            site, address: address, tls: tls, admission: Admission(Self.limits), logger: logger)
        return Listener(name: name, address: address, port: running.port)
    }
}
