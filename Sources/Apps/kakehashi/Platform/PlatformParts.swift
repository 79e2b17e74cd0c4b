import Accounts
import CodeAcquisition
import CoreLink
import Foundation
import InformationProvision
import MerkleTree
import MutualTLS
import NationalProtocol
import PKI
import Placement
import Programme
import PublicRepository
import ReplicaRegistration
import RequestFiles
import ServerCertificates
import ServiceCalendar
import Storage
import Tenancy
import WebServer

/// What every server of the platform is built from.
struct PlatformParts: Sendable {
    let configuration: PlatformConfiguration
    let ports: PortBook
    let admission: Admission
    /// The home: what is the platform's own, and the one audit log.
    let store: any DataStore
    /// Where tenants' rows are.
    let clusters: Clusters
    let clock: any WallClock
    let keys: PlatformKeys
    let programme: Programme
    let hours: HoursBook
    let registrationAuthority: TrustAnchors
    /// Who signs the heads of the audit logs.
    let auditSigner: TreeHeadSigner
    let folder: RepositoryFolder
    let register: RevocationRegister
    /// What is played in a sandbox; nil in earnest.
    let sandbox: SandboxSwitch?
    /// The URL of the revocation list, as it stands in certificates.
    let revocationListAddress: String

    var routes: AccessRoutes { configuration.routes }

    /// Where a listener of this process is that people know at an address.
    func listening(at address: String) -> String { configuration.node?.address ?? address }

    var proxies: [AddressRange] { (configuration.node?.proxies ?? []).compactMap { AddressRange($0) } }

    /// The port of every tenant's server; 0 for any free one.
    var serverPort: Int { configuration.network?.serverPort ?? 0 }

    /// What LGPKI took back, asked anew for each decision.
    var lgpkiRevocation: RevocationSource {
        guard let list = configuration.registrationAuthorityList else { return { _ in .notPublished } }
        return PublishedLists(
            target: ExchangeTarget(name: list.name, address: list.address, port: list.port, isTLS: false),
            path: NationalPaths.revocationList
        ).knowledge
    }

    /// The columns of a server's personal data.
    static let sealedColumns =
        ReplicaSchema.sealed + CodeAcquisitionSchema.sealed + RequestFileService.sealed + CoreLinkSchema.sealed
        + ProvisionSchema.sealed

    /// The database as one server sees it, with what seals its personal data.
    func store(of tenant: TenantID) throws -> TenantStore {
        TenantStore(tenant: tenant, base: clusters.database(of: tenant.text), vault: try keys.dataVault(of: tenant))
    }

    /// The one audit log as one server sees it, wherever its rows are.
    func log(of tenant: TenantID) -> TenantStore { TenantStore(tenant: tenant, base: store, vault: .closed) }

    var mail: MailSettings { configuration.mail ?? .rehearsal(folder: configuration.folder) }

    func accounts(_ realm: String) -> AccountService {
        let base = TenantID(realm) == nil ? store : clusters.database(of: realm)
        return AccountService(realm: realm, store: ConfinedStore(base, to: realm), vault: keys.vault)
    }

    var personalPortal: ExchangeTarget? {
        configuration.personalPortal.map { ExchangeTarget(name: $0.name, address: $0.address, port: $0.port) }
    }

    var interfaceSystem: ExchangeTarget {
        let system = configuration.interfaceSystem
        return ExchangeTarget(name: system.name, address: system.address, port: system.port)
    }

    /// コアシステム; nil while it is not connected.
    var coreSystem: ExchangeTarget? {
        configuration.coreSystem.map { ExchangeTarget(name: $0.name, address: $0.address, port: $0.port) }
    }

    /// From when 情報連携 is open: by the programme, and with a コアシステム alone.
    var linkageGate: LinkageGate {
        LinkageGate(opensAt: configuration.coreSystem == nil ? nil : programme.linkageFrom?.instant(hour: 0))
    }
}
