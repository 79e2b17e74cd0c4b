import Foundation
import Identifiers
import MutualTLS
import NoticeForms
import PKI
import ServerCertificates
import ServiceCalendar
import Tenancy

/// Starting the parties: name server, national side, platform; ``RaisingTheOrganisation`` follows when the organisation's
/// systems have certificates.
struct RaisingTheStage {
    let stage: Stage

    /// The ports that the organisation's own systems will listen on: the forms' access points lead there.
    struct Ports {
        var atena: [Bureau: Int] = [:]
        var registry = 0
    }

    func raise() async throws -> Ports {
        let progress = stage.progress
        progress.headline("1. 三者を起動します")
        let dns = try await progress.step("DNSサーバー（dnsmasq）") { try await stage.parties.startNameServer() }
        stage.nameServer = dns.party
        stage.session.nameServer = dns.listener
        let national = try await progress.step("国側（インターフェイスシステム、LGPKI登録分局）") {
            try await stage.parties.startNational(at: stage.dates.setUp)
        }
        stage.national = national
        var ports = Ports()
        if stage.lab == nil {
            for bureau in stage.bureaus { ports.atena[bureau] = try FreePort.take(on: "127.0.0.1") }
            ports.registry = try FreePort.take(on: "127.0.0.1")
        }
        // In a lab, the VPN装置's own NAT leads to the organisation.
        let routes = stage.lab == nil ? try routes(ports) : AccessRoutes()
        let platform = try await progress.step("プラットフォーム（公開リポジトリ、サポートサイト）") {
            try await stage.parties.startPlatform(at: stage.dates.setUp, national: national, routes: routes)
        }
        try open(platform)
        try await stage.keepSession()
        return ports
    }

    private func open(_ platform: PlatformListeners) throws {
        stage.platform = platform
        stage.anchors = TrustAnchors([
            try IssuedCertificate(pem: String(contentsOfFile: platform.authorityFile, encoding: .utf8))
        ])
        let clock = stage.clock
        stage.console = try OperatorConsole(platform: platform) { clock.now }
        stage.support = stage.browser(platform.supportSite)
        let national = try stage.need(stage.national, "the national side")
        stage.session.listeners = [
            "desk": platform.deskSite, "operator": platform.operatorSite, "support": platform.supportSite,
            "repository": platform.repository,
            "follow-up": platform.followUpSite,
            "interface-system": national.interfaceSystem, "audit-witness": national.auditWitness,
            "registration-authority": national.registrationAuthority,
        ]
        stage.session.listeners["mail"] = platform.incomingMail
        stage.session.listeners["core-system"] = national.coreSystem
        stage.session.listeners["personal-portal"] = national.personalPortal
        stage.session.listeners["personal-portal-servers"] = national.personalPortalServers
        stage.session.authorityFile = platform.authorityFile
        stage.session.revocationListFile = platform.revocationListFile
        stage.session.registrationAuthorityFile = national.registrationAuthorityFile
        stage.session.auditKeyFile = platform.auditKeyFile
        stage.session.auditWitnessKeyFile = national.auditWitnessKeyFile
        stage.session.auditPublisherCertificateFile = national.auditPublisherCertificateFile
        stage.session.auditPublisherKeyFile = national.auditPublisherKeyFile
        stage.session.databaseFile = platform.database.place
        stage.session.databaseSchema = platform.database.schema
    }

    /// What stands in for the VPN device's NAT: from the forms' access points to this machine.
    private func routes(_ ports: Ports) throws -> AccessRoutes {
        var entries: [String: Tenancy.AccessPoint] = [:]
        for bureau in stage.bureaus {
            let configuration = try stage.configuration(bureau)
            entries[try key(configuration.atenaSystem.accessPoint)] = Tenancy.AccessPoint(
                host: "127.0.0.1", port: ports.atena[bureau] ?? 0)
            if let registry = stage.request.residentRegistry(of: bureau) {
                entries[try key(registry.accessPoint)] = Tenancy.AccessPoint(host: "127.0.0.1", port: ports.registry)
            }
        }
        return AccessRoutes(entries)
    }

    private func key(_ text: String) throws -> String {
        let point = try stage.need(Tenancy.AccessPoint(text), "a readable access point (\(text))")
        return "\(point.host):\(point.port)"
    }
}
