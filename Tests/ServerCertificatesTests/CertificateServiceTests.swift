import AccessControl
import AuditLog
import Foundation
import Identifiers
import PKI
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import Testing
import WebServer

@testable import ServerCertificates

/// From request to effect, and everything that keeps a certificate out (§2.8, §2.9), on a real file.
@Suite struct CertificateServiceTests {
    /// Monday 12:30; the next restart begins on Sunday 17:00.
    private static let start = Date(timeIntervalSince1970: 1_463_369_400)
    private static let sunday = start.addingTimeInterval(6.1875 * 86_400)
    private static let list = "http://lgpki.example/lgpki.crl"

    /// What LGPKI has taken back so far; nil: its list cannot be had.
    private final class Taken: Sendable {
        let serials = Mutex<[String]?>([])
    }

    private let path: String
    private let store: SQLiteStore
    private let authority: CertificateAuthority
    private let taken = Taken()
    private let mayor: CertificateService
    private let board: CertificateService

    init() async throws {
        path = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString).sqlite").path()
        store = try SQLiteStore(path: path)
        try await store.migrate(AuditLog.schema + TenantDirectory.schema + CertificateSchema.steps)
        let authority = try CertificateAuthority.create(
            subject: SubjectName(commonName: "LGPKI"), validFrom: Self.start.addingTimeInterval(-86_400),
            validUntil: Self.start.addingTimeInterval(20 * 365 * 86_400))
        self.authority = authority
        let vault = KeyVault(masterKey: KeyVault.newMasterKey())
        let taken = taken
        let revocation: RevocationSource = { now in
            guard let serials = taken.serials.withLock({ $0 }) else { return .lists([]) }
            let revoked = serials.map { Revocation(serialNumber: $0, revokedAt: now, reason: .keyCompromise) }
            let list = try? authority.revocationList(
                number: 1, revoked: revoked, thisUpdate: now.addingTimeInterval(-60),
                nextUpdate: now.addingTimeInterval(3600))
            return .lists(list.map { [$0] } ?? [])
        }
        var services: [CertificateService] = []
        for bureau in Bureau.allCases {
            let tenant = Tenant(
                identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: bureau),
                organisationName: "松本市", hostName: "\(bureau.rawValue)-202029.chukan.example", address: "127.0.0.1",
                configuration: TenantConfiguration(
                    holderCode: try HolderCode("0220202911102029"),
                    atenaAccessPoint: AccessPoint(host: "10.0.0.1", port: 443),
                    registryAccessPoint: AccessPoint(host: "10.0.0.2", port: 443), usesBasicFour: true, version: 1),
                createdAt: Self.start)
            try await store.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
            services.append(
                CertificateService(
                    tenant: tenant,
                    store: TenantStore(
                        tenant: tenant.identifier, base: store,
                        vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey())), vault: vault,
                    registrationAuthority: TrustAnchors([authority.certificate]), revocation: revocation,
                    platformAuthority: authority.certificate))
        }
        mayor = services[0]
        board = services[1]
    }

    private func exchange(_ event: AuditEvent = .certificateInstalled, at now: Date = start) -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: "account:admin-1", name: "", role: .systemAdministrator),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9", now: now)
    }

    /// A new request of a server, and what LGPKI issues for it.
    private func issue(for service: CertificateService, days: Double = 1000, at now: Date = start) async throws
        -> [UInt8]
    {
        try await service.createRequest(.usual(for: service.tenant), by: exchange(.requestCreated, at: now))
        return try Self.issue(try await service.request(), by: authority, days: days, at: now)
    }

    private static func issue(
        _ request: CertificateRequest, by authority: CertificateAuthority, days: Double, at now: Date
    ) throws -> [UInt8] {
        Array(
            try authority.issue(
                request, purpose: .client, validFrom: now.addingTimeInterval(-60),
                validUntil: now.addingTimeInterval(days * 86_400), crlDistributionPoint: list
            ).pem.utf8)
    }

    private func standing(_ kind: CertificateKind = .communication) async throws -> CertificateStanding {
        CertificateStanding(kind, history: try await mayor.history())
    }

    private func refusal(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? CertificateError)?.problem.code ?? "\(error)"
        }
    }

    @Test func aCertificateWaitsForTheRestartThatBeginsAfterIt() async throws {
        try await mayor.install(try await issue(for: mayor), by: exchange())
        #expect(try await standing().waiting != nil)
        try await mayor.restart(began: Self.start.addingTimeInterval(-1), at: Self.start.addingTimeInterval(60))
        #expect(try await standing().effective == nil, "a restart that began before the installation")
        try await mayor.restart(began: Self.sunday, at: Self.sunday)
        let after = try await standing()
        #expect(after.effective?.effectiveAt == Self.sunday && after.waiting == nil)
        let own = try await mayor.effective(.communication)
        #expect(own?.key?.matches(try #require(own?.certificate)) == true)
    }

    @Test func eachServerTakesOnlyItsOwn() async throws {
        let (one, other) = (try await issue(for: mayor), try await issue(for: board))
        #expect(await refusal { try await mayor.install(other, by: exchange()) } == "certificate.other-key")
        #expect(await refusal { try await board.install(one, by: exchange()) } == "certificate.other-key")
        try await mayor.install(one, by: exchange())
        #expect(await refusal { try await mayor.install(one, by: exchange()) } == "certificate.duplicate")
        #expect(try await board.history().isEmpty)
    }

    @Test func withoutARequestNothingIsInstalled() async throws {
        let other = try await issue(for: board)
        #expect(await refusal { try await mayor.install(other, by: exchange()) } == "certificate.no-request")
    }

    @Test func aCertificateOfAnEarlierRequestIsStillOurs() async throws {
        let earlier = try await issue(for: mayor)
        _ = try await issue(for: mayor)
        try await mayor.install(earlier, by: exchange())
        try await mayor.restart(began: Self.sunday, at: Self.sunday)
        #expect(try await mayor.effective(.communication)?.key != nil)
    }

    @Test func whatLGPKITookBackOrCannotSayIsRefused() async throws {
        let file = try await issue(for: mayor)
        let serial = try IssuedCertificate(pem: String(decoding: file, as: UTF8.self)).serialNumber
        taken.serials.withLock { $0 = nil }
        #expect(await refusal { try await mayor.install(file, by: exchange()) } == "certificate.revocation-unknown")
        taken.serials.withLock { $0 = [serial] }
        #expect(await refusal { try await mayor.install(file, by: exchange()) } == "certificate.revoked")
        #expect(try await standing().waiting == nil)
    }

    /// A failed activation keeps the old certificate and says so; the same file may be tried again when it is good.
    @Test func whatWentBadWhileItWaitedStaysOutAndTheOldOneStaysIn() async throws {
        try await mayor.install(try await issue(for: mayor), by: exchange())
        try await mayor.restart(began: Self.sunday, at: Self.sunday)
        let old = try #require(try await standing().effective)
        let later = Self.sunday.addingTimeInterval(86_400)
        let successor = try await issue(for: mayor, at: later)
        try await mayor.install(successor, by: exchange(at: later))
        let serial = try IssuedCertificate(pem: String(decoding: successor, as: UTF8.self)).serialNumber
        taken.serials.withLock { $0 = [serial] }
        let next = Self.sunday.addingTimeInterval(7 * 86_400)
        try await mayor.restart(began: next, at: next)
        let after = try await standing()
        #expect(after.effective == old && after.waiting == nil)
        #expect(after.failed?.failure == "certificate.revoked" && after.failed?.failedAt == next)
        let record = try await store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx).last }
        #expect(record?.event == "certificate.activation-failed" && record?.outcome == .failed)
        taken.serials.withLock { $0 = [] }
        try await mayor.install(successor, by: exchange(at: next))
        #expect(try await standing().waiting != nil)
    }

    @Test func theCoreSystemsGoesTheSameWay() async throws {
        let core = try CertificateAuthority.create(
            subject: SubjectName(commonName: "コアシステム"), validFrom: Self.start.addingTimeInterval(-60),
            validUntil: Self.start.addingTimeInterval(86_400 * 1000)
        ).certificate
        let leaf = try await issue(for: mayor)
        #expect(await refusal { try await mayor.installCore(leaf, by: exchange()) } == "certificate.not-authority")
        try await mayor.installCore(core.der, by: exchange())
        #expect(await refusal { try await mayor.installCore(core.der, by: exchange()) } == "certificate.duplicate")
        try await mayor.restart(began: Self.sunday, at: Self.sunday)
        #expect(try await standing(.core).effective?.sha256Fingerprint == core.sha256Fingerprint)
        #expect(try await mayor.trusted().last?.certificate == core)
    }

    /// 90, 30, 14, 7 days and one before the end, each once; silence once a successor waits.
    @Test func theEndIsToldOfInTime() async throws {
        try await mayor.install(try await issue(for: mayor, days: 100), by: exchange())
        try await mayor.restart(began: Self.sunday, at: Self.sunday)
        let end = try #require(try await standing().effective).notAfter
        var told: [Int] = []
        for days in stride(from: 95.5, through: -1, by: -0.5) {
            let now = end.addingTimeInterval(-days * 86_400)
            told += try await mayor.giveNotices(at: now).map(\.days)
        }
        #expect(told == [90, 30, 14, 7, 1])
        let then = end.addingTimeInterval(-40 * 86_400)
        #expect(try await standing().noticeDue(at: then) == 90)
        try await mayor.install(try await issue(for: mayor, days: 400, at: then), by: exchange(at: then))
        #expect(try await standing().noticeDue(at: then) == nil)
    }

    @Test(arguments: ["", String(repeating: "長", count: 65), "一行\n二行"]) func aSubjectThatNoCertificateCarriesIsRefused(
        text: String
    ) async throws {
        let refused = await refusal {
            try await mayor.createRequest(
                SubjectTemplate(organisation: text, unit: "首長部局"), by: exchange(.requestCreated))
        }
        #expect(refused == "certificate-request.subject")
        #expect(try await mayor.newestRequest() == nil)
    }

    @Test func theSubjectIsKeptAsTheTemplateOfTheNext() async throws {
        try await mayor.createRequest(
            SubjectTemplate(organisation: "松本市", unit: "総務部 情報政策課"), by: exchange(.requestCreated))
        #expect(try await mayor.request().subject.contains("総務部 情報政策課"))
        #expect(try await mayor.subject().unit == "総務部 情報政策課")
        #expect(try await board.subject().unit == Bureau.education.title)
    }

    /// Neither the file nor its journal has a private key that anybody could use.
    @Test func thePrivateKeyIsSealed() async throws {
        _ = try await issue(for: mayor)
        var content = Data()
        for suffix in ["", "-wal"] { content += (try? Data(contentsOf: URL(filePath: path + suffix))) ?? Data() }
        try #require(content.range(of: Data("BEGIN CERTIFICATE REQUEST".utf8)) != nil, "the file was not read")
        #expect(content.range(of: Data("PRIVATE KEY".utf8)) == nil)
    }
}
