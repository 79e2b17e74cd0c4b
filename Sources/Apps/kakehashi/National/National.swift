import AccessControl
import ArgumentParser
import AuditLog
import Foundation
import InterfaceSystem
import MutualTLS
import PKI
import Programme
import RegistrationAuthority
import ServiceCalendar
import StorageSQLite
import WebServer

/// The settings of the national stand-ins' process.
struct NationalConfiguration: Codable, Sendable {
    var folder: String
    var rehearseAt: String?
    var programmeFile: String
    var holidaysFile: String
    /// A 配信マスター, by whose permit table the コアシステム judges; absent: there is no コアシステム.
    var permitTableFile: String?
}

/// What listens where, written when everything does.
struct NationalListeners: Codable, Sendable {
    var interfaceSystem: Listener
    var registrationAuthority: Listener
    /// Absent without a permit table.
    var coreSystem: Listener?
    /// マイナポータル's two sides; absent likewise.
    var personalPortalServers: Listener?
    var personalPortal: Listener?
    /// The certificate and key of the コアシステム's supervisor, PEM.
    var supervisorCertificateFile: String
    var supervisorKeyFile: String
    /// LGPKI's revocation list, over plain HTTP.
    var revocationList: Listener
    /// The certificate and key of the 登録分局's officer, PEM.
    var officerCertificateFile: String
    var officerKeyFile: String
    /// LGPKI's certificate, PEM: whom servers trust for communication certificates.
    var registrationAuthorityFile: String
}

/// The national stand-ins' process.
struct NationalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "national", abstract: "Runs the stand-ins of the national side: インターフェイスシステム, コアシステム, LGPKI 登録分局.",
        subcommands: [Serve.self])

    /// Serves until told to end.
    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve", abstract: "Serves; writes FOLDER/listeners.json when everything listens.")

        @OptionGroup var options: ServeOptions

        func run() async throws {
            let settings = try ConfigurationFile.read(NationalConfiguration.self, from: options.configuration)
            try await National(settings).start(logger: options.logger("national"))
            try await serveForever()
        }
    }
}
