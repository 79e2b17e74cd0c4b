import AccessControl
import AtenaNumbers
import AuditLog
import CoreSystem
import Foundation
import Identifiers
import Masters
import NationalProtocol
import OrganisationProtocol
import PKI
import RequestFiles
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import Testing
import WebServer

@testable import CodeAcquisition
@testable import CoreLink
@testable import InformationInquiries
@testable import InformationProvision
@testable import ReplicaDisclosure
@testable import ReplicaRegistration

/// One organisation's server, put together as the platform does it.
final class LinkageServer {
    let holder: HolderCode
    let name: String
    let file: String
    let base: CrashableStore
    let store: TenantStore
    let world: LinkageWorld
    let calls: WorldCore
    let permits = MasterPermits()
    let recorder = TestRecorder()
    private(set) var keys: ContentKeys
    private(set) var sender: InquirySender
    private(set) var worker: ProvisionWorker
    private(set) var collector: DeliveryCollector

    static let gate = LinkageGate(opensAt: LinkageWorld.start.addingTimeInterval(-3_600))

    init(world: LinkageWorld, holder: HolderCode, tenant identifier: TenantID) async throws {
        self.world = world
        self.holder = holder
        let listed = try #require(world.master.holders.first { $0.holderCode == holder })
        name = try #require(listed.server)
        file = LinkageWorld.file(identifier.text)
        let base = CrashableStore(base: try await LinkageWorld.store(world.engine, file))
        self.base = base
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + MasterSchema.steps + AtenaNumberStore.schema
                + CodeAcquisitionSchema.steps + ReplicaSchema.steps + ReplicaFileSchema.steps + PublicationSchema.steps
                + DisclosureSchema.steps + CoreLinkSchema.steps + InquirySchema.steps + ProvisionSchema.steps
                + TestRecorder.schema)
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: identifier, organisationName: listed.name, hostName: name, address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: holder, atenaAccessPoint: point, registryAccessPoint: point, usesBasicFour: false,
                version: 1), createdAt: LinkageWorld.start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        store = TenantStore(
            tenant: identifier, base: base, vault: DataVault(tenant: identifier, outerKey: DataVault.newOuterKey()))
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key, subject: SubjectName(commonName: name, organisation: listed.name), dnsNames: [name],
            ipAddresses: [])
        calls = WorldCore(
            core: world.core, name: name, key: key,
            certificate: try world.lgpki.issue(
                request, purpose: .client, validFrom: LinkageWorld.start.addingTimeInterval(-3_600),
                validUntil: LinkageWorld.start.addingTimeInterval(86_400 * 2_000), crlDistributionPoint: nil))
        (keys, sender, worker, collector) = Self.parts(store, world, calls, permits, recorder, name)
        let master = world.master
        try await MasterService(store: store).apply(master, by: exchange(.masterImported, "operator:o"))
    }

    /// The process ends and begins again: what was in memory is gone.
    func restart() {
        base.hasEnded.withLock { $0 = false }
        (keys, sender, worker, collector) = Self.parts(store, world, calls, permits, recorder, name)
    }

    private static func parts(
        _ store: TenantStore, _ world: LinkageWorld, _ calls: WorldCore, _ permits: MasterPermits,
        _ recorder: TestRecorder, _ name: String
    ) -> (ContentKeys, InquirySender, ProvisionWorker, DeliveryCollector) {
        let keys = ContentKeys(store: store, core: calls)
        let scope = AuditScope(organisation: store.tenant.organisation.text, bureau: store.tenant.bureau.rawValue)
        let waiting = InquiryWaiting()
        let server = LinkedServer(
            store: store, core: calls, keys: keys, permits: permits, name: name, gate: gate, recorder: recorder,
            scope: scope, clock: world.clock)
        let sender = InquirySender(server, waiting: waiting, report: { _ in })
        let worker = ProvisionWorker(server, report: { _ in })
        let collector = DeliveryCollector(
            store: store, core: calls, keys: TrustedContentKeys(anchors: TrustAnchors([world.lgpki.certificate])),
            permits: permits, gate: gate, clock: world.clock,
            handlers: [
                InquiryDeliveries(server, waiting: waiting),
                ProvisionDeliveries(server, wake: {}), CodeDeliveries(scope: scope),
            ], report: { _ in })
        return (keys, sender, worker, collector)
    }

    func exchange(_ event: AuditEvent, _ actor: String = "system:tax") -> Exchange {
        Exchange(
            event: event, actor: Actor(identifier: actor, name: "", role: .legacySystem, permissions: []),
            scope: AuditScope(organisation: store.tenant.organisation.text, bureau: store.tenant.bureau.rawValue),
            remoteAddress: "10.0.0.9", now: world.clock.now)
    }

    /// Makes a person known here, with the code that the centre gives for a resident.
    func person(_ number: String, resident: String) async throws {
        let processing = "p-\(number)-\(UUID().uuidString)"
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
                VALUES ($1, $2, 0, 'system:atena')
                """, [.text(number)])
            try CodeAcquisitionStore(tx: tx).add(
                CodeAcquisition(
                    atenaNumber: try AtenaNumber(number), requestIdentifier: processing, delivery: .push,
                    state: .requested), at: LinkageWorld.start)
            try tx.run(
                """
                UPDATE linkage_codes SET state = 'awaitingRegistry', processing_number = $3
                WHERE tenant_id = $1 AND atena_number = $2
                """, [.text(number), .text(processing)])
        }
        _ = try await world.core.issueCode(
            for: try ProcessingNumber(processing), resident: Array("resident \(resident)".utf8), to: name)
        _ = try await collector.collect(waiting: 0)
    }

    /// Registers a 副本 of a person.
    func replica(
        _ record: String, of number: String, _ item: String = "TM00000000000002", value: String,
        from: String = "2016-01-01", until: String? = nil, key: String = "2016", system: String = "tax"
    ) async throws {
        let service = ReplicaService(store: store)
        let receipt = try await service.register(
            ReplicaSubmission(
                system: system,
                records: [
                    ReplicaRecord(
                        recordIdentifier: try RecordIdentifier(record), atenaNumber: try AtenaNumber(number),
                        itemCode: try ItemCode(item), dataSetKey: key, versionNumber: "0001", publicationStart: from,
                        publicationEnd: until, administrativeDistrict: "00001", changeKind: .initial,
                        values: ["所得額": .text(value)])
                ]), by: exchange(.requestFileRead, "system:\(system)"))
        #expect(receipt.accepted == 1, "\(receipt)")
    }

    /// A 照会 of another body's tax record.
    func entry(
        _ number: String, to provider: HolderCode, procedure: String = "JT99010000000002",
        affair: String = "JM99000000000002", item: String = "TM00000000000002", from: String? = nil,
        until: String? = nil, isNotDisclosed: Bool = false, inquirer: HolderCode? = nil,
        inquirerDelegator: String? = nil, providerDelegator: String? = nil
    ) throws -> InquiryEntry {
        InquiryEntry(
            atenaNumber: try AtenaNumber(number), requestedAt: JapanTime.text(world.clock.now),
            departmentCode: "FUKUSHI",
            userIdentifier: "u01", inquirerCode: inquirer ?? holder, isNotDisclosed: isNotDisclosed,
            affairCode: try AffairCode(affair), procedureCode: try ProcedureCode(procedure),
            inquirerDelegatorCode: try inquirerDelegator.map { try HolderCode($0) },
            providerDelegatorCode: try providerDelegator.map { try HolderCode($0) }, providerCode: provider,
            itemCode: try ItemCode(item), from: from, until: until)
    }

    func inquiries<Answer: Sendable>(
        as actor: String = "system:tax", _ body: @escaping @Sendable (InquiryDesk) throws -> Answer
    ) async throws -> Answer {
        let (permits, name, exchange) = (permits, name, exchange(.inquiryRegistered, actor))
        return try await store.write { tx in
            try body(InquiryDesk(tx: tx, permits: permits, serverName: name, exchange: exchange))
        }
    }

    func provisions<Answer: Sendable>(
        as actor: String = "account:clerk", _ body: @escaping @Sendable (ProvisionDesk) throws -> Answer
    ) async throws -> Answer {
        let (recorder, exchange) = (recorder, exchange(.provisionEntered, actor))
        return try await store.write { tx in
            try body(ProvisionDesk(tx: tx, recorder: recorder, exchange: exchange))
        }
    }

    func register(_ entries: [InquiryEntry], key: String = UUID().uuidString) async throws -> InquiryReceipt {
        try await inquiries { try $0.register(entries, key: key, by: .online) }
    }

    /// What somebody who asked for a 照会 gets now.
    func result(_ number: String, as actor: String = "system:tax") async throws -> InquiryResults.Result {
        let keys = keys
        let results = try await inquiries(as: actor) { desk in
            try desk.results([InquiryReference(receptionNumber: number)]) { try keys.opener(in: desk.tx) }
        }
        return try #require(results.inquiries.first)
    }
}

/// Keeps records in the very transaction, as the real ones are kept.
struct TestRecorder: LinkageRecorder {
    static let schema: [SchemaStep] = [
        SchemaStep(
            "test-records",
            """
            CREATE TABLE test_records (
                tenant_id TEXT NOT NULL, side TEXT NOT NULL, processing_number TEXT NOT NULL, opened INTEGER NOT NULL,
                ending TEXT, hides TEXT, ended_at INTEGER, purpose TEXT NOT NULL, correlation TEXT NOT NULL,
                PRIMARY KEY (tenant_id, side, processing_number)
            ) STRICT;
            """)
    ]

    func record(_ fact: LinkageFact, by actor: String, at now: Date, in tx: TenantTransaction) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let purpose = String(decoding: try encoder.encode(fact.purpose), as: UTF8.self)
        guard let ending = fact.ending else {
            try tx.run(
                """
                INSERT INTO test_records (tenant_id, side, processing_number, opened, purpose, correlation)
                VALUES ($1, $2, $3, 1, $4, $5)
                """,
                [
                    .text(fact.side.rawValue), .text(try #require(fact.processingNumber).text), .text(purpose),
                    .text(fact.correlation),
                ])
            return
        }
        if case .refused(let refusal) = ending.way {
            #expect(fact.processingNumber == nil && fact.side == .inquirer)
            try tx.run(
                """
                INSERT INTO test_records
                    (tenant_id, side, processing_number, opened, ending, ended_at, purpose, correlation)
                VALUES ($1, 'refused', $2, 1, $3, $4, $5, $2)
                """,
                [.text(fact.correlation), .text(refusal.rawValue), .instant(ending.at), .text(purpose)])
            return
        }
        let changed = try tx.run(
            """
            UPDATE test_records SET ending = $4, hides = $5, ended_at = $6
            WHERE tenant_id = $1 AND side = $2 AND processing_number = $3 AND ending IS NULL
            """,
            [
                .text(fact.side.rawValue), .text(try #require(fact.processingNumber).text), .text(ending.way.text),
                .text("\(fact.isHiddenByInquirer) \(fact.isHiddenByProvider)"), .instant(ending.at),
            ])
        guard changed == 1 else { throw StoreError.duplicate("a record was concluded twice, or never opened") }
    }
}

extension LinkageFact.Ending.Way {
    /// As the centre keeps it.
    fileprivate var text: String {
        switch self {
        case .answered(let code): "answered \(code?.rawValue ?? "")"
        case .withdrawn: "withdrawn "
        case .expired: "expired "
        case .refused(let refusal): refusal.rawValue
        }
    }
}

/// One line of `test_records`.
struct KeptRecord: Sendable, Hashable {
    let side: String
    let processingNumber: String
    let correlation: String
    let purpose: String
    let ending: String?
    let hides: String?
    let endedAt: Date?
}

extension LinkageServer {
    func records() async throws -> [KeptRecord] { try await records("side <> 'refused'") }

    /// Records of what the centre refused.
    func refusals() async throws -> [KeptRecord] { try await records("side = 'refused'") }

    private func records(_ condition: String) async throws -> [KeptRecord] {
        try await store.read { tx in
            try tx.rows(
                "SELECT * FROM test_records WHERE tenant_id = $1 AND \(condition) ORDER BY processing_number"
            ).map { row in
                KeptRecord(
                    side: try row.text("side"), processingNumber: try row.text("processing_number"),
                    correlation: try row.text("correlation"), purpose: try row.text("purpose"),
                    ending: try row.optionalText("ending"), hides: try row.optionalText("hides"),
                    endedAt: try row.optionalInstant("ended_at"))
            }
        }
    }

    /// Sets or takes off a flag of a person.
    func flag(_ flag: String, of number: String, isSet: Bool = true) async throws {
        let now = world.clock.now
        try await store.write { tx in
            let flags = Flags(tx: tx, system: "tax", now: now)
            guard let flag = Flag(rawValue: flag) else { return }
            let entry = #"{"atenaNumber":"\#(number)","isSet":\#(isSet)}"#
            _ = try flags.set(flag, [try JSONDecoder().decode(PersonFlagEntry.self, from: Data(entry.utf8))])
        }
    }
}
