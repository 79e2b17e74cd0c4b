import Accounts
import Foundation
import MutualTLS
import NationalProtocol
import PKI
import Programme
import PublicRepository
import ServerCertificates
import ServiceCalendar
import Storage
import WebServer

/// What every server of the platform is built from.
struct PlatformParts: Sendable {
    let configuration: PlatformConfiguration
    let ports: PortBook
    let admission: Admission
    let store: any DataStore
    let clock: any WallClock
    let keys: PlatformKeys
    let programme: Programme
    let hours: HoursBook
    let registrationAuthority: TrustAnchors
    let folder: RepositoryFolder
    let register: RevocationRegister
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

    var mail: MailSettings { configuration.mail ?? .rehearsal(folder: configuration.folder) }

    func accounts(_ realm: String) -> AccountService {
        AccountService(realm: realm, store: ConfinedStore(store, to: realm), vault: keys.vault)
    }

    var interfaceSystem: ExchangeTarget {
        let system = configuration.interfaceSystem
        return ExchangeTarget(name: system.name, address: system.address, port: system.port)
    }
}
