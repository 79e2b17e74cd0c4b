import AccessControl
import ArgumentParser
import AtenaSystem
import AuditLog
import Foundation
import LegacySystem
import Logging
import MutualTLS
import OrganisationProtocol
import PKI
import ResidentRegistry
import ServiceCalendar
import StorageSQLite
import WebServer

/// 団体内統合宛名システム (S3), 既存システム (S4), 住基システム (S5): stand-ins for an organisation's own.
struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Runs the stand-ins of an organisation's own systems.",
        subcommands: [Serve.self])

    /// Serves until told to end.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serves; writes FOLDER/listeners.json when everything listens.")

        @OptionGroup var options: ServeOptions

        func run() async throws {
            let settings = try ConfigurationFile.read(OrganisationConfiguration.self, from: options.configuration)
            try await OrganisationParty(settings: settings, logger: options.logger("organisation")).start()
            try await serveForever()
        }
    }
}

/// The stand-ins of one process.
struct OrganisationParty: Sendable {
    let settings: OrganisationConfiguration
    let logger: Logger

    func start() async throws {
        try FileManager.default.createDirectory(atPath: settings.folder, withIntermediateDirectories: true)
        let clock = try PartyClock.make(settings.rehearseAt)
        let store = try SQLiteStore(path: "\(settings.folder)/organisation.sqlite")
        try await store.migrate(AuditLog.schema)
        let residents = try ResidentList(csv: String(contentsOfFile: settings.residentsFile, encoding: .utf8))
        let server = TrustedCertificates(as: .intermediateServer)
        let servers = try anchors(settings.registrationAuthorityFile)

        var listeners: [Listener] = []
        func listen(
            _ endpoint: OrganisationConfiguration.SystemEndpoint, _ routes: [Route], _ callers: any Authenticator,
            _ anchors: TrustAnchors
        ) async throws {
            let site = Site(
                name: endpoint.identifier, title: endpoint.identifier, routes: routes, store: store, clock: clock,
                authenticator: callers)
            let tls = ServerTLS(identity: try identity(endpoint), clientAnchors: anchors, now: { clock.now })
            let running = try await RunningSite.start(
                site, address: endpoint.address, port: endpoint.port, tls: tls, logger: logger)
            listeners.append(Listener(name: endpoint.identifier, address: endpoint.address, port: running.port))
        }
        for endpoint in settings.atenaSystems {
            try await listen(endpoint, AtenaSystem(residents: residents).routes, server, servers)
        }
        var visitors: String?
        if let endpoint = settings.residentRegistry {
            let file = "\(settings.folder)/jukinet-visitors.log"
            let sentinel = try await JukiNetSentinel.start(address: "127.0.0.1", log: file)
            let jukiNet = Listener(name: "jukinet", address: "127.0.0.1", port: sentinel.port)
            // A visit of our own: whoever reads the file knows that the sentinel sees.
            await Self.call(jukiNet)
            visitors = file
            let codes = try settings.residentCodesFile.map {
                ResidentCodes(csv: try String(contentsOfFile: $0, encoding: .utf8)).codes
            }
            let registry = ResidentRegistry(
                residents: Set(residents.residents.map(\.individualNumber)), refuses: settings.registryRefuses,
                codes: codes ?? [:],
                callJukiNet: settings.registryCallsJukiNet ? { @Sendable in await Self.call(jukiNet) } : nil)
            try await listen(endpoint, registry.routes, server, servers)
        }
        for legacy in settings.legacySystems {
            let extract = try JSONDecoder().decode(
                ReplicaSubmission.self, from: Data(contentsOf: URL(filePath: legacy.extractFile)))
            try await listen(
                legacy.endpoint, LegacySystem(extract: extract).routes, TrustedCertificates(as: .legacySystem),
                try anchors(settings.platformAuthorityFile))
        }
        try ConfigurationFile.write(
            OrganisationListeners(listeners: listeners, jukiNetVisitorsFile: visitors),
            to: "\(settings.folder)/listeners.json")
    }

    /// Knocks; what is said there is nobody's business in a rehearsal.
    private static func call(_ jukiNet: Listener) async {
        _ = try? await PhasedClient.exchange(
            ExchangePlan(
                target: ExchangeTarget(
                    name: jukiNet.name, address: jukiNet.address, port: jukiNet.port, isTLS: false),
                request: ExchangeRequest(path: "/"), anchors: TrustAnchors([]), validationTime: Date()))
    }

    private func anchors(_ file: String) throws -> TrustAnchors {
        TrustAnchors([try IssuedCertificate(pem: String(contentsOfFile: file, encoding: .utf8))])
    }

    private func identity(_ endpoint: OrganisationConfiguration.SystemEndpoint) throws -> TLSIdentity {
        try TLSIdentity(
            chain: [IssuedCertificate(pem: String(contentsOfFile: endpoint.certificateFile, encoding: .utf8))],
            key: KeyPair(pem: String(contentsOfFile: endpoint.keyFile, encoding: .utf8)))
    }
}
