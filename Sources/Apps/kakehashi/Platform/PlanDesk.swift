import Foundation
import Identifiers
import MutualTLS
import NoticeForms
import OrganisationProtocol
import PKI
import PublicRepository
import ServiceCalendar
import Storage
import SupportSite
import Tenancy
import WebServer

/// The signed plan of an organisation's connection test, from its accepted 設定依頼票 and its servers as they stand.
struct PlanDesk: Sendable {
    /// How long a plan is good for, in days [O]: longer than the test's period, shorter than a certificate.
    static let validity = 90

    let parts: PlatformParts
    let repository: Listener
    let support: Listener
    /// The port of a server that listens.
    let port: @Sendable (TenantID) async throws -> Int

    func plan(for organisation: Organisation, _ request: ConfigurationRequest, at now: Date) async throws -> [UInt8] {
        var sides: [PlanDocument.Side] = []
        for bureau in organisation.bureaus {
            let identifier = TenantID(organisation: organisation.code, bureau: bureau)
            let tenant = try await parts.store.read { tx in try TenantDirectory.tenant(identifier, in: tx) }
            guard let tenant, let side = request.configuration(of: bureau) else { continue }
            sides.append(
                Self.side(
                    side, of: tenant, port: try await port(identifier),
                    registry: request.residentRegistry(of: bureau)?.id ?? ""))
        }
        let document = PlanDocument(
            organisation: organisation.code.text, organisationName: organisation.name,
            prefecture: organisation.prefecture, organisationKind: organisation.kind.rawValue,
            requestVersion: request.version, issuedAt: JapanTime.text(now),
            expiresAt: JapanTime.text(now.addingTimeInterval(Double(Self.validity) * 86_400)),
            // §3.4: until the preparation is over, nothing but test residents is registered.
            usesTestData: true,
            repository: .init(
                name: repository.name, port: repository.port,
                listPath: "/repository/\(RepositoryFolder.revocationList)"),
            supportSite: .init(name: support.name, port: support.port, address: support.address),
            authorityFingerprint: parts.keys.authority.certificate.sha256Fingerprint, bureaus: sides)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let signer = try parts.keys.planSigner(now: now)
        return try SignedDocument.sign(
            Array(try encoder.encode(document)), by: signer.key,
            certificates: signer.chain + [parts.keys.authority.certificate])
    }

    private static func side(
        _ side: BureauConfiguration, of tenant: Tenant, port: Int, registry: String
    ) -> PlanDocument.Side {
        func terminals(_ kind: TerminalKind) -> [PlanDocument.Place] {
            side.terminals.filter { $0.kind == kind }.map {
                .init(identifier: $0.id, title: $0.kind.title, sourceAddress: $0.address, user: $0.user)
            }
        }
        return PlanDocument.Side(
            bureau: side.bureau.rawValue, serverName: tenant.hostName,
            administrationName: PlatformAddresses.administration(of: tenant), serverPort: port,
            serverAddress: tenant.address, nameService: side.dns.rawValue,
            administrationTerminals: terminals(.administration), connectionTerminals: terminals(.connection),
            atenaSystem: .init(
                identifier: side.atenaSystem.id, title: "団体内統合宛名システム", sourceAddress: side.atenaSystem.address),
            legacySystems: side.legacySystems.map {
                .init(identifier: $0.id, title: $0.title, sourceAddress: $0.address)
            }, residentRegistry: registry, usesBasicFour: side.basicFour == .used)
    }
}
