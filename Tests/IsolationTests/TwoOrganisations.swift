import AccessControl
import Foundation
import Identifiers
import Logging
import NoticeForms
import PKI
import ServerCertificates
import ServiceCalendar
import Storage
import SupportSite
import Tenancy
import WebServer

@testable import Accounts
@testable import kakehashi

/// The real platform in this process, with two organisations, and somebody of every role in every realm of it.
struct TwoOrganisations {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// A Thursday within the service hours (§1.4), with 情報連携 open, and the Saturday after it.
    static let open = "2016-07-07T14:00:00+09:00"
    static let closed = "2016-07-09T14:00:00+09:00"

    let folder: URL
    let platform: Platform
    let own: Organisation
    let foreign: Organisation
    private let certificates: [String: IssuedCertificate]
    let stranger: IssuedCertificate

    var parts: PlatformParts { platform.parts }
    var database: String { folder.appending(path: "platform/platform.sqlite").path() }

    static func build() async throws -> TwoOrganisations {
        let folder = FileManager.default.temporaryDirectory.appending(path: "isolation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let authority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "LGPKI", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: Date(timeIntervalSinceNow: -86_400), validUntil: Date(timeIntervalSinceNow: 86_400))
        let authorityFile = folder.appending(path: "lgpki.pem")
        try Data(authority.certificate.pem.utf8).write(to: authorityFile)
        var logger = Logger(label: "isolation")
        logger.logLevel = .critical
        func file(_ path: String) -> String { root.appending(path: path).path() }
        let platform = try await Platform.start(
            PlatformConfiguration(
                folder: folder.appending(path: "platform").path(), domain: "isolation.example", rehearseAt: open,
                programmeFile: file("Programmes/2016-sogo-unyo-test-main.yaml"),
                holidaysFile: file("Data/japanese-holidays.csv"),
                provisionalMasterFile: file("Examples/master-provisional.json"),
                registrationAuthorityFile: authorityFile.path(),
                interfaceSystem: .init(name: "interface-system.example", address: "127.0.0.1", port: 9),
                personalPortal: .init(name: "portal.example", address: "127.0.0.1", port: 9),
                coreSystem: .init(name: "core-system.example", address: "127.0.0.1", port: 9),
                routes: .init(),
                nameServer: .init(
                    hostsFolder: folder.appending(path: "dns/hosts").path(),
                    logFile: folder.appending(path: "dns/queries.log").path()),
                localGovernmentsFile: file("Data/local-governments.csv"), manualsFolder: file("docs/manual/ja"),
                sandbox: true,
                helpDesk: .init(supportNetworks: ["127.0.0.0/8"])), logger: logger)
        let own = try Organisation(
            code: LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
        let foreign = try Organisation(
            code: LocalGovernmentCode("202011"), kind: .city, prefecture: "長野県", name: "長野市")
        for organisation in [own, foreign] { try await accept(organisation, on: platform) }
        let people = TwoOrganisations(
            folder: folder, platform: platform, own: own, foreign: foreign,
            certificates: try await certificates(own, foreign, on: platform),
            stranger: try certificate("stranger", platform))
        try await people.seatEverybody()
        return people
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private static func accept(_ organisation: Organisation, on platform: Platform) async throws {
        func text(_ name: String) throws -> String {
            try String(contentsOf: root.appending(path: "Examples/\(name)"), encoding: .utf8)
        }
        let now = platform.parts.clock.now
        let notice = try UsageNotice(yaml: text("usage-notice.yaml")).forOrganisation(organisation)
        let request = try ConfigurationRequest(yaml: text("configuration-request.yaml")).forOrganisation(organisation)
        let onboarding = Onboarding(platform: platform, parts: platform.parts)
        func exchange() -> Exchange {
            Exchange(
                event: .usageNoticeAccepted,
                actor: Actor(identifier: "operator:console", name: "運用事業者", role: .platformOperator),
                scope: AuditScope(), remoteAddress: "", now: now)
        }
        _ = try await onboarding.add(organisation, supportAdministrator: "例田　道子", by: exchange())
        _ = try await platform.parts.store.write { tx in
            try NoticeFormStore.add(
                usageNotice: notice.yaml, configurationRequest: request.yaml, approvedBy: notice.windowManager.name,
                of: organisation.code, by: "account:test", at: now, in: tx)
        }
        _ = try await onboarding.accept(organisation, by: exchange())
    }

    // MARK: - People

    /// The realms in which somebody can sign in: every server, and the sites for everybody.
    static let sharedRealms = ["support", "desk", "follow-up"]

    func realm(_ organisation: Organisation, _ bureau: Bureau) -> String {
        TenantID(organisation: organisation.code, bureau: bureau).text
    }

    /// One account of every role in every realm: also roles that belong nowhere near it.
    private func seatEverybody() async throws {
        let hash = try PasswordHash(of: "松本市の合言葉-2016")
        let now = parts.clock.now
        let realms = [own, foreign].flatMap { organisation in
            Self.sharedRealms.map { ($0, organisation) }
                + organisation.bureaus.map { (realm(organisation, $0), organisation) }
        }
        try await parts.store.write { tx in
            for (realm, organisation) in realms {
                for role in Role.allCases {
                    let account = Account(
                        identifier: Self.account(role, organisation), name: "例山　太郎", role: role,
                        organisation: organisation.code.text, bureau: Bureau.mayor.rawValue, pattern: nil,
                        mustChangePassword: false)
                    try AccountStore(realm: realm, tx: tx).insert(account, password: hash, by: "test", at: now)
                }
            }
        }
    }

    private static func account(_ role: Role, _ organisation: Organisation) -> String {
        "x-\(role.rawValue)-\(organisation.code.text)"
    }

    /// Signs somebody in anew, as often as it is asked: what one request did to a session is no other's business.
    func session(_ role: Role, of organisation: Organisation, in realm: String) async throws -> String {
        let now = parts.clock.now
        return try await parts.store.write { tx in
            guard let account = try AccountStore(realm: realm, tx: tx).account(Self.account(role, organisation)) else {
                throw StoreError.engine("nobody \(role.rawValue) in \(realm)")
            }
            return try SessionStore(realm: realm, tx: tx).open(account, awaitsSecondFactor: false, at: now)
        }
    }

    // MARK: - Systems

    /// A system of every role at every server of both organisations.
    private static func certificates(
        _ own: Organisation, _ foreign: Organisation, on platform: Platform
    ) async throws -> [String: IssuedCertificate] {
        var found: [String: IssuedCertificate] = [:]
        for organisation in [own, foreign] {
            for bureau in organisation.bureaus {
                let tenant = TenantID(organisation: organisation.code, bureau: bureau)
                for role in Role.allCases {
                    let made = try certificate("\(tenant.text)-\(role.rawValue)", platform)
                    found["\(tenant.text) \(role.rawValue)"] = made
                    try await platform.parts.store.write { tx in
                        try tx.run(
                            """
                            INSERT INTO registered_systems (tenant_id, system_id, role, title, addresses, fingerprint)
                            VALUES ($1, $2, $3, $4, $5, $6)
                            """,
                            [
                                .text(tenant.text), .text("x-\(role.rawValue)"), .text(role.rawValue), "試験",
                                "127.0.0.1", .text(made.sha256Fingerprint),
                            ])
                    }
                }
            }
        }
        found["operator \(Role.platformOperator.rawValue)"] = try IssuedCertificate(
            pem: String(
                contentsOfFile: "\(platform.parts.configuration.folder)/keys/operator.pem", encoding: .utf8))
        return found
    }

    private static func certificate(_ name: String, _ platform: Platform) throws -> IssuedCertificate {
        let request = try CertificateRequest(
            key: KeyPair(),
            subject: SubjectName(commonName: name, organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            dnsNames: [], ipAddresses: [])
        let span = ValiditySpan.years(1, at: platform.parts.clock.now)
        return try platform.parts.keys.authority.issue(
            request, purpose: .client, validFrom: span.from, validUntil: span.until, crlDistributionPoint: nil)
    }

    /// The certificate of a role's system at a server, or of the operator's console.
    func certificate(_ role: Role, at realm: String) -> IssuedCertificate? { certificates["\(realm) \(role.rawValue)"] }
}
