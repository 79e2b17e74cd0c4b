import AccessControl
import AuditLog
import CoreSystem
import EveryEngine
import Foundation
import Identifiers
import InformationInquiries
import InformationProvision
import Masters
import NationalProtocol
import PKI
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import WebServer

@testable import CoreLink

/// A centre and some organisations' servers, each with its own database; they meet in messages only.
final class LinkageWorld {
    static let start = Date(timeIntervalSince1970: 1_468_551_600)
    let clock = RehearsalClock(at: start)
    let core: CoreSystem
    let coreStore: any DataStore
    /// Of SQLite: where its bytes are.
    let coreFile: String
    let engine: Engine
    let lgpki: CertificateAuthority
    let master: DistributedMaster
    var servers: [String: LinkageServer] = [:]

    init(_ engine: Engine = .sqlite) async throws {
        self.engine = engine
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try Data(contentsOf: root.appending(path: "Examples/master-linkage.json"))
        master = try JSONDecoder().decode(DistributedMaster.self, from: file)
        coreFile = Self.file("core")
        coreStore = try await Self.store(engine, coreFile)
        try await coreStore.migrate(AuditLog.schema + CoreSystemSchema.steps)
        guard
            let core = CoreSystem(
                store: coreStore, table: try JSONDecoder().decode(PermitTable.self, from: file),
                codeKey: CoreSystem.newCodeKey())
        else { throw CocoaError(.coderInvalidValue) }
        self.core = core
        lgpki = try CertificateAuthority.create(
            subject: SubjectName(commonName: "LGPKI", organisationalUnit: nil, organisation: "LGPKI", country: "JP"),
            validFrom: Self.start.addingTimeInterval(-86_400), validUntil: Self.start.addingTimeInterval(86_400 * 3_000)
        )
    }

    static func store(_ engine: Engine, _ file: String) async throws -> any DataStore {
        switch engine {
        case .sqlite: try SQLiteStore(path: file)
        case .postgres: try await engine.store([])
        }
    }

    static func file(_ name: String) -> String {
        FileManager.default.temporaryDirectory.appending(path: "\(name)-\(UUID().uuidString).sqlite").path()
    }

    /// Brings up the server that the master names for a body.
    @discardableResult
    func server(_ code: String, _ organisation: String, _ bureau: Bureau = .mayor) async throws -> LinkageServer {
        let server = try await LinkageServer(
            world: self, holder: try HolderCode(code),
            tenant: TenantID(organisation: try LocalGovernmentCode(organisation), bureau: bureau))
        servers[server.name] = server
        return server
    }

    /// Everything goes on until nothing moves.
    func settle() async throws {
        // What one round sends is seen by the next: two without a delivery are the end.
        var quiet = 0
        for _ in 0..<30 where quiet < 2 {
            var moved = 0
            for (_, server) in servers.sorted(by: { $0.key < $1.key }) {
                try await server.sender.work()
                try await server.worker.work()
                moved += try await server.collector.collect(waiting: 0) ?? 0
            }
            quiet = moved == 0 ? quiet + 1 : 0
        }
    }
}

/// A server's calls to the centre, over messages as they would travel; a test may break them.
final class WorldCore: CoreCalls {
    let core: CoreSystem
    let name: String
    let key: KeyPair
    let certificate: IssuedCertificate
    /// What goes wrong at the next call, and what a false centre does with deliveries.
    let trouble = Mutex<Trouble?>(nil)
    /// What else happens then, such as the end of the process.
    let onTrouble = Mutex<(@Sendable () -> Void)?>(nil)
    let falsify = Mutex<(@Sendable (CollectedDeliveries) -> CollectedDeliveries)?>(nil)

    /// A call that does not come back.
    enum Trouble: Sendable {
        case before
        case after
    }
    struct Broken: Error {}

    init(core: CoreSystem, name: String, key: KeyPair, certificate: IssuedCertificate) {
        self.core = core
        self.name = name
        self.key = key
        self.certificate = certificate
    }

    func submit(_ submissions: InquirySubmissions, at now: Date) async throws -> InquiryJudgements {
        try await call { [core, name] in
            try Self.wire(try await core.judge(try Self.wire(submissions), from: name, at: now) { _, _, _ in })
        }
    }

    func withdraw(_ withdrawals: InquiryWithdrawals, at now: Date) async throws -> InquiryEndings {
        try await call { [core, name] in
            try Self.wire(try await core.withdraw(try Self.wire(withdrawals), from: name, at: now) { _, _, _ in })
        }
    }

    func answer(_ answers: ProvisionAnswers, at now: Date) async throws -> InquiryEndings {
        try await call { [core, name] in
            try Self.wire(try await core.take(try Self.wire(answers), from: name, at: now) { _, _, _ in })
        }
    }

    func collect(_ request: CollectionRequest, at now: Date) async throws -> CollectedDeliveries {
        let found = try await call { [core, name] in
            try await core.expire(at: now) { _, _, _ in }
            return try Self.wire(try await core.collect(try Self.wire(request), for: name))
        }
        return falsify.withLock { $0 }?(found) ?? found
    }

    private func call<Answer: Sendable>(_ body: @Sendable () async throws -> Answer) async throws -> Answer {
        let trouble = trouble.withLock { trouble in
            defer { trouble = nil }
            return trouble
        }
        if trouble == .before {
            onTrouble.withLock { $0 }?()
            throw Broken()
        }
        let answer = try await body()
        if trouble == .after {
            onTrouble.withLock { $0 }?()
            throw Broken()
        }
        return answer
    }

    func sign(_ payload: [UInt8]) async throws -> (document: [UInt8], certificate: String) {
        (try SignedDocument.sign(payload, by: key, certificates: [certificate]), certificate.sha256Fingerprint)
    }

    private static func wire<Message: Codable>(_ message: Message) throws -> Message {
        try JSONDecoder().decode(Message.self, from: try JSONEncoder().encode(message))
    }
}

/// A database whose process can end: from then on nothing is written until it begins again.
final class CrashableStore: DataStore {
    struct Ended: Error {}
    let base: any DataStore
    let hasEnded = Mutex(false)

    init(base: any DataStore) {
        self.base = base
    }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        guard !hasEnded.withLock({ $0 }) else { throw Ended() }
        return try await base.read(body)
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        guard !hasEnded.withLock({ $0 }) else { throw Ended() }
        return try await base.write(body)
    }

    var isBesideOthers: Bool { base.isBesideOthers }

    func migrate(_ steps: [SchemaStep]) async throws { try await base.migrate(steps) }
}
