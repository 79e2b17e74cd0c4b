import AccessControl
import EveryEngine
import Foundation
import HTTPTypes
import Identifiers
import Logging
import NoticeForms
import OrganisationProtocol
import PKI
import Placement
import ServerCertificates
import ServiceCalendar
import Storage
import SupportSite
import Tenancy

@testable import Accounts
@testable import WebServer
@testable import kakehashi

/// The real platform in this process, on a home and two clusters: new servers are laid on `east`.
struct PlacedPlatform: Sendable {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// A Thursday within the service hours (§1.4).
    private static let open = "2016-07-07T14:00:00+09:00"

    let folder: URL
    let platform: Platform
    let organisation: Organisation
    let neighbour: Organisation
    private let systems: [TenantID: IssuedCertificate]

    var parts: PlatformParts { platform.parts }

    /// With `apart` the cluster `west` is in a PostgreSQL database of that name, which can be down while the home is not.
    static func build(_ engine: Engine, apart: String? = nil) async throws -> PlacedPlatform {
        let folder = FileManager.default.temporaryDirectory.appending(path: "placed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let configuration = try configuration(engine, folder, apart: apart)
        let platform = try await start(configuration)
        let organisation = try Organisation(
            code: LocalGovernmentCode("202029"), kind: .city, prefecture: "長野県", name: "松本市")
        let neighbour = try Organisation(
            code: LocalGovernmentCode("202011"), kind: .city, prefecture: "長野県", name: "長野市")
        var systems: [TenantID: IssuedCertificate] = [:]
        for one in [organisation, neighbour] {
            try await accept(one, on: platform)
            for bureau in one.bureaus {
                let tenant = TenantID(organisation: one.code, bureau: bureau)
                systems[tenant] = try await system(of: tenant, on: platform)
            }
        }
        return PlacedPlatform(
            folder: folder, platform: platform, organisation: organisation, neighbour: neighbour, systems: systems)
    }

    /// The same world, asked through another process.
    func through(_ platform: Platform) -> PlacedPlatform {
        PlacedPlatform(
            folder: folder, platform: platform, organisation: organisation, neighbour: neighbour, systems: systems)
    }

    static func start(_ configuration: PlatformConfiguration) async throws -> Platform {
        var logger = Logger(label: "placed")
        logger.logLevel = .critical
        return try await Platform.start(configuration, logger: logger)
    }

    private static func configuration(
        _ engine: Engine, _ folder: URL, apart: String?
    ) throws -> PlatformConfiguration {
        let authority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "LGPKI", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: Date(timeIntervalSinceNow: -86_400), validUntil: Date(timeIntervalSinceNow: 86_400))
        try Data(authority.certificate.pem.utf8).write(to: folder.appending(path: "lgpki.pem"))
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        func database(_ part: String) -> DatabaseAddress {
            switch engine {
            case .sqlite: DatabaseAddress(place: folder.appending(path: "\(part).sqlite").path())
            case .postgres:
                DatabaseAddress(
                    place: (ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"] ?? "")
                        + (part == "west" ? apart.map { " dbname=\($0)" } ?? "" : ""),
                    schema: "placed_\(name)_\(part)", readers: 3)
            }
        }
        func file(_ path: String) -> String { root.appending(path: path).path() }
        return PlatformConfiguration(
            folder: folder.appending(path: "platform").path(), database: database("home"),
            storage: StorageSettings(
                clusters: ["east": database("east"), "west": database("west")], newTenants: "east"),
            domain: "placed.example", rehearseAt: open,
            programmeFile: file("Programmes/2016-sogo-unyo-test-main.yaml"),
            holidaysFile: file("Data/japanese-holidays.csv"),
            provisionalMasterFile: file("Examples/master-provisional.json"),
            registrationAuthorityFile: folder.appending(path: "lgpki.pem").path(),
            interfaceSystem: .init(name: "interface-system.example", address: "127.0.0.1", port: 9),
            routes: .init(),
            nameServer: .init(
                hostsFolder: folder.appending(path: "dns/hosts").path(),
                logFile: folder.appending(path: "dns/queries.log").path()),
            localGovernmentsFile: file("Data/local-governments.csv"),
            helpDesk: .init(supportNetworks: ["127.0.0.0/8"]))
    }

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

    /// 団体内統合宛名システム of a server, with a certificate that the server knows.
    private static func system(of tenant: TenantID, on platform: Platform) async throws -> IssuedCertificate {
        let certificate = try self.certificate("atena", platform)
        try await platform.parts.store.write { tx in
            try tx.run(
                "UPDATE registered_systems SET fingerprint = $2 WHERE tenant_id = $1 AND role = $3",
                [.text(tenant.text), .text(certificate.sha256Fingerprint), .text(Role.atenaSystem.rawValue)])
        }
        return certificate
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

    // MARK: - Asking

    func tenant(_ organisation: Organisation, _ bureau: Bureau = .mayor) -> TenantID {
        TenantID(organisation: organisation.code, bureau: bureau)
    }

    /// Registers a 統合宛名番号 at a server, as its system does.
    func register(_ number: Int, at tenant: TenantID) async throws -> WebResponse {
        try await ask(
            tenant.text, .post, OrganisationPaths.atenaNumbers, json: #"{"atenaNumber":"\#(Self.atena(number))"}"#,
            certificate: systems[tenant])
    }

    static func atena(_ number: Int) -> String { String(200_000_000_000_000 + number) }

    /// A request to a site as the listener would hand it on.
    func ask(
        _ name: String, _ method: HTTPRequest.Method, _ path: String, form: String? = nil, json: String? = nil,
        certificate: IssuedCertificate?
    ) async throws -> WebResponse {
        guard let running = await platform.listening().first(where: { $0.site.name == name }),
            let (route, parameters) = Self.match(running.site.routes, method, path)
        else { throw StoreError.engine("\(name) has no \(path)") }
        let parts = name.split(separator: "-").map(String.init)
        let host = parts.count == 2 ? "\(parts[1])-\(parts[0])" : name
        let raw = RawRequest(
            method: method, authority: "\(host).placed.example", path: path, query: "", parameters: parameters,
            contentType: json == nil ? "application/x-www-form-urlencoded" : "application/json",
            accepts: json == nil ? "text/html" : "application/problem+json", cookies: "", fetchSite: "", origin: "",
            conditions: CacheConditions(), body: Array((json ?? form ?? "").utf8), remoteAddress: "127.0.0.1",
            certificate: certificate)
        return await SiteResponder(
            site: running.site, logger: Logger(label: "placed", factory: { _ in SwiftLogNoOpLogHandler() })
        ).respond(to: raw, route: route)
    }

    /// The operator's console.
    func operate(_ method: HTTPRequest.Method, _ path: String, form: String? = nil) async throws -> WebResponse {
        let certificate = try IssuedCertificate(
            pem: String(contentsOfFile: "\(parts.configuration.folder)/keys/operator.pem", encoding: .utf8))
        return try await ask("operator", method, path, form: form, certificate: certificate)
    }

    private static func match(
        _ routes: [Route], _ method: HTTPRequest.Method, _ path: String
    ) -> (Route, [String: String])? {
        let asked = path.split(separator: "/")
        for route in routes where route.method == method {
            let known = route.path.split(separator: "/")
            guard known.count == asked.count else { continue }
            var parameters: [String: String] = [:]
            let fits = zip(known, asked).allSatisfy { part, value in
                guard part.hasPrefix("{") else { return part == value }
                parameters[String(part.dropFirst().dropLast())] = String(value)
                return true
            }
            if fits { return (route, parameters) }
        }
        return nil
    }
}

extension WebResponse {
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    var text: String { String(decoding: body, as: UTF8.self) }
}
