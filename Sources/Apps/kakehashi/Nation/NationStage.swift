import AccessControl
import Accounts
import AuditLog
import FollowUp
import Foundation
import Identifiers
import Logging
import PKI
import Programme
import ReadinessLedger
import RollUp
import ServerCertificates
import ServiceCalendar
import Storage
import StorageSQLite
import SupportSite
import WebServer

/// Fills a platform with a nation and opens its roll-up.
struct NationStage {
    let files: NationFiles
    let now: Date
    private let programme: Programme
    private let store: SQLiteStore

    init(files: NationFiles, now: Date) async throws {
        self.files = files
        self.now = now
        programme = try Programme(
            yaml: files.text(files.programme), holidays: try HolidayList(csv: files.text(files.holidays)))
        store = try SQLiteStore(path: files.database)
        try await store.migrate(PlatformSchema.steps)
    }

    /// Writes organisations, forms and deeds, a thousand deeds in a transaction, then catches the projection up.
    func fill(_ organisations: [Organisation], seed: UInt64) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        var progress = NationProgress(programme: programme, seed: seed, now: now)
        let deeds = progress.deeds(organisations)
        let writer = NationWriter(forms: try NationForms(files), organisations: organisations)
        try await store.write { [now] tx in
            for organisation in organisations {
                try NoticeFormStore.add(organisation, at: min(now, NationWriter.added), in: tx)
            }
        }
        for begin in stride(from: 0, to: deeds.count, by: 1_000) {
            let part = Array(deeds[begin..<min(begin + 1_000, deeds.count)])
            try await store.write { tx in for deed in part { try writer.write(deed, in: tx) } }
        }
        let written = clock.now
        let projection = Projection(
            store: store, plan: TaskPlan(programme), source: FollowUpDesk.source,
            gazetteer: Gazetteer(csv: try files.text(files.localGovernments)))
        try await projection.catchUp()
        let records = try await store.read { tx in try AuditLog.newest(in: tx) }
        let size = (try? FileManager.default.attributesOfItem(atPath: files.database)[.size] as? Int) ?? 0
        Self.say(
            """
            \(organisations.count) organisations, \(deeds.count) tasks done, \(records) audit records, \
            \(size / 1_000_000) MB
            written in \(Self.seconds(written - start)) s, caught up in \(Self.seconds(clock.now - written)) s
            """)
    }

    /// Opens the platform, hands out the officers' accounts, and asks for every page once.
    func open(officer number: String) async throws {
        let authority = try CertificateAuthority.create(
            subject: SubjectName(
                commonName: "LGPKI", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: now.addingTimeInterval(-86_400), validUntil: now.addingTimeInterval(86_400 * 365))
        try Data(authority.certificate.pem.utf8).write(to: URL(filePath: files.registrationAuthority))
        var logger = Logger(label: "platform")
        logger.logLevel = .warning
        let platform = try await Platform.start(configuration, logger: logger)
        let accounts = try await NationOfficers(platform: platform, now: now).issue(prefecture: number)
        let listeners = try ConfigurationFile.read(
            PlatformListeners.self, from: "\(files.platform)/listeners.json")
        try ConfigurationFile.write(
            NationSession(
                at: JapanTime.text(now),
                listeners: [
                    "operator": listeners.operatorSite, "follow-up": listeners.followUpSite,
                    "support": listeners.supportSite,
                ],
                accounts: accounts.map { account in
                    var account = account
                    account.address = "https://\(listeners.followUpSite.address):\(listeners.followUpSite.port)"
                    return account
                }, authorityFile: listeners.authorityFile,
                operatorCertificateFile: listeners.operatorCertificateFile,
                operatorKeyFile: listeners.operatorKeyFile, databaseFile: files.database), to: files.session)
        try RehearsalFiles.protect(files.session)
        for account in accounts {
            Self.say(
                "\(account.role)  https://\(listeners.followUpSite.address):\(listeners.followUpSite.port)/follow-up/")
            Self.say("  ユーザーID \(account.account)  パスワード \(account.password)")
        }
        Self.say("運用事業者  https://\(listeners.operatorSite.address):\(listeners.operatorSite.port)/follow-up/")
        Self.say("  証明書 \(listeners.operatorCertificateFile)")
        Self.say("CA証明書 \(listeners.authorityFile)")
        Task { try await platform.keepHouse() }
    }

    private var configuration: PlatformConfiguration {
        PlatformConfiguration(
            folder: files.platform, domain: "kakehashi.example", rehearseAt: JapanTime.text(now),
            programmeFile: files.programme, holidaysFile: files.holidays,
            provisionalMasterFile: files.example("master-provisional.json"),
            registrationAuthorityFile: files.registrationAuthority,
            interfaceSystem: .init(name: "interface-system.example", address: "127.0.0.1", port: 9),
            routes: .init(),
            nameServer: .init(hostsFolder: "\(files.output)/dns/hosts", logFile: "\(files.output)/dns/queries.log"),
            localGovernmentsFile: files.localGovernments,
            // Loopback stands for LGWAN: letters are confirmed on サポートサイト.
            helpDesk: .init(supportNetworks: ["127.0.0.0/8"]))
    }

    /// At once: whoever waits for a line may read from a pipe.
    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    private static func seconds(_ duration: Duration) -> String {
        String(format: "%.1f", duration / .seconds(1))
    }
}
