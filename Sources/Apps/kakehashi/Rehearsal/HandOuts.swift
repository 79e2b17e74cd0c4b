import ConnectionTest
import Foundation
import Identifiers
import NoticeForms
import NoticeWorkbooks
import PKI
import ServiceCalendar
import Spreadsheet

/// A walk by hand: what its people have beside the screens lies in the folder before they begin.
///
/// Somebody who takes an organisation through its preparation gets files by other ways than the platform's: the master and
/// コアシステム's certificate by notice (§2.6, §2.9), CSRs from whoever looks after a system, settings of terminals. Played
/// parties have nobody to get them from.
struct HandOuts {
    let stage: Stage

    /// Lays out everything that is known before the first form.
    func layOut() async throws {
        let walk = Walk(stage: stage)
        try await walk.keepSupportAccount()
        try await walk.openDesk()
        try await stage.progress.step("手渡しの資料（\(stage.files.handOuts)）") {
            let core = try await walk.coreSystemCertificate()
            try Data(core).write(to: URL(filePath: "\(stage.files.handOuts)/core-system-certificate.pem"))
            let master = try Data(contentsOf: URL(filePath: stage.files.master))
            try master.write(to: URL(filePath: "\(stage.files.handOuts)/distribution-master.json"))
            try Data(stage.notice.yaml.utf8).write(to: URL(filePath: "\(stage.files.handOuts)/usage-notice.yaml"))
            try Data(stage.request.yaml.utf8).write(
                to: URL(filePath: "\(stage.files.handOuts)/configuration-request.yaml"))
            // Whoever writes forms reads Japanese; the YAML is for tools.
            let notice = UsageNoticeWorkbook.workbook(stage.notice.typed, organisation: stage.organisation)
            try Data(notice.encoded()).write(to: URL(filePath: "\(stage.files.handOuts)/usage-notice.xlsx"))
            let request = ConfigurationRequestWorkbook.workbook(stage.request.typed, organisation: stage.organisation)
            try Data(request.encoded()).write(to: URL(filePath: "\(stage.files.handOuts)/configuration-request.xlsx"))
        }
        try await stage.progress.step("各システムの鍵とCSR（\(stage.files.output)/systems）") {
            for bureau in stage.bureaus {
                for system in try SystemList(stage: stage, bureau: bureau).systems { try makeRequest(system, bureau) }
            }
        }
        try writeTerminalSettings()
    }

    /// Waits until every system's certificate lies beside its CSR, then starts the systems with them.
    ///
    /// Returns when they listen.
    func startSystemsWhenCertified() async throws {
        let ports = try stage.need(stage.ports, "ports of the organisation's systems")
        while try !certificatesAreThere() { try await Task.sleep(for: .seconds(1)) }
        try await stage.progress.step("団体内システム（統合宛名、既存、住基）の起動") {
            try await RaisingTheOrganisation(stage: stage, ports: ports).raise()
        }
        try writeTerminalSettings()
    }

    private func makeRequest(_ system: SystemList.System, _ bureau: Bureau) throws {
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key,
            subject: SubjectName(
                commonName: system.identifier, organisationalUnit: bureau.title,
                organisation: stage.organisation.name, country: "JP"), dnsNames: [], ipAddresses: system.addresses)
        let file = stage.files.system(bureau.rawValue, system.identifier)
        try FileManager.default.createDirectory(
            atPath: "\(stage.files.output)/systems/\(bureau.rawValue)", withIntermediateDirectories: true)
        try Data(request.pem.utf8).write(to: URL(filePath: "\(file).csr"))
        try PlatformKeys.protect(Array(key.privateKeyPEM.utf8), at: "\(file).key")
    }

    private func certificatesAreThere() throws -> Bool {
        try stage.bureaus.allSatisfy { bureau in
            try SystemList(stage: stage, bureau: bureau).systems.allSatisfy { system in
                let file = "\(stage.files.system(bureau.rawValue, system.identifier)).pem"
                return (try? IssuedCertificate(pem: String(contentsOfFile: file, encoding: .utf8))) != nil
            }
        }
    }

    /// What `kakehashi-check` is told of this machine; it runs where `platform-ca.pem` and the plan were saved.
    private func writeTerminalSettings() throws {
        let dns = stage.session.nameServer
        var places: [String: LocalSettings.PlaceSettings] = [:]
        for bureau in stage.bureaus {
            let side = try stage.configuration(bureau)
            for system in [side.atenaSystem.id] + side.legacySystems.map(\.id) {
                let file = stage.files.system(bureau.rawValue, system)
                places["\(bureau.rawValue)/\(system)"] = .init(
                    certificateFile: "\(file).pem", keyFile: "\(file).key",
                    extract: stage.session.listeners[system].map { .init(host: $0.address, port: $0.port) })
            }
        }
        let clerks = stage.bureaus.map { ($0.rawValue, LocalSettings.Clerk(identifier: "clerk-1")) }
        let behind = (try? LocalSettings.read(stage.files.terminalSettings))?.secondsBehind
        try ConfigurationFile.write(
            LocalSettings(
                secondsBehind: behind ?? Date().timeIntervalSince(stage.clock.now),
                nameServer: .init(host: dns.address, port: dns.port), trust: "platform-ca.pem",
                residentsFile: stage.files.residents, clerks: Dictionary(uniqueKeysWithValues: clerks), places: places),
            to: stage.files.terminalSettings)
        try RehearsalFiles.protect(stage.files.terminalSettings)
    }
}
