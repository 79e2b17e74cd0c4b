import Foundation
import Logging
import NationalProtocol
import PKI
import RegistrationAuthority
import ServiceCalendar
import Storage
import WebServer

/// LGPKI's revocation list on its own listener without TLS, and the authority whose certificates name it.
struct ListService: Sendable {
    let authority: RegistrationAuthority
    let listener: Listener

    private static let name = "lgpki.national.example"
    private static let address = "127.2.0.3"

    static func start(
        store: any DataStore, clock: any WallClock, authority: CertificateAuthority,
        coreSystemCertificate: IssuedCertificate, logger: Logger
    ) async throws -> ListService {
        // The port stands in every certificate, so it is taken before the first is issued.
        let port = try FreePort.take(on: address)
        let authority = RegistrationAuthority(
            authority: authority, coreSystemCertificate: coreSystemCertificate, store: store,
            listAddress: "http://\(name):\(port)\(NationalPaths.revocationList)",
            validity: { ValiditySpan.years(3, at: $0) })
        let site = Site(
            name: "lgpki-list", title: "LGPKI 失効リスト", routes: authority.listRoutes, store: store, clock: clock,
            authenticator: CertificateList([:]))
        let running = try await RunningSite.start(site, address: address, port: port, tls: nil, logger: logger)
        return ListService(
            authority: authority, listener: Listener(name: name, address: address, port: running.port))
    }
}
