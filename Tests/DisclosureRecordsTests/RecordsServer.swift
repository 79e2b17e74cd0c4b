import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Storage
import StoragePostgres
import StorageSQLite
import Tenancy

@testable import DisclosureRecords

/// The engines that records are kept on; PostgreSQL where a server is there.
enum Engine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
    static let allCases: [Engine] = {
        if server != nil { return [.sqlite, .postgres] }
        print("DisclosureRecordsTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set")
        return [.sqlite]
    }()

    func store() async throws -> any DataStore {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        switch self {
        case .sqlite:
            return try SQLiteStore(
                path: FileManager.default.temporaryDirectory.appending(path: "records-\(name).sqlite").path())
        case .postgres:
            return try await PostgresStore(
                PostgresSettings(connection: Self.server ?? "", schema: "records_\(name)", readers: 2))
        }
    }
}

/// A mayor's and a board's server on one platform.
struct RecordsServer {
    static let start = Date(timeIntervalSince1970: 1_467_338_400)
    let mayor: TenantStore
    let education: TenantStore

    init(_ engine: Engine = .sqlite) async throws {
        let base = try await engine.store()
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + AtenaNumberStore.schema + DisclosureRecordSchema.steps)
        let point = AccessPoint(host: "atena.example", port: 443)
        var stores: [TenantStore] = []
        for bureau in Bureau.allCases {
            let tenant = Tenant(
                identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: bureau),
                organisationName: "松本市", hostName: "\(bureau).example", address: "127.0.0.2",
                configuration: TenantConfiguration(
                    holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point,
                    registryAccessPoint: point, usesBasicFour: true, version: 1), createdAt: Self.start)
            try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
            stores.append(
                TenantStore(
                    tenant: tenant.identifier, base: base,
                    vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey())))
        }
        (mayor, education) = (stores[0], stores[1])
    }

    static func later(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    static func record(
        _ number: Int, side: DisclosureRecord.Side = .inquirer, person: String? = "1001",
        item: String = "TM00000000000002",
        clerk: String = "account:suzuki", after seconds: Double = 0, numbered: Bool = true,
        ending: DisclosureEnding? = nil,
        hidden: NonDisclosure = NonDisclosure(byInquirer: false, byProvider: false), replicas: [ProvidedReplica] = []
    ) throws -> DisclosureRecord {
        DisclosureRecord(
            side: side, correlation: "c-\(number)",
            processingNumber: numbered ? try ProcessingNumber("P\(number)") : nil,
            inquirer: try HolderCode("0220113112101700"), provider: try HolderCode("0220202029201700"),
            affair: try AffairCode("JM01000000121000"), procedure: try ProcedureCode("JT01010000000214"),
            item: try ItemCode(item), atenaNumber: try person.map { try AtenaNumber($0) }, clerk: clerk,
            requestedAt: later(seconds), ending: ending, nonDisclosure: hidden, replicas: replicas)
    }

    @discardableResult
    func append(_ record: DisclosureRecord, after seconds: Double = 0) async throws -> Int64 {
        try await mayor.write { tx in
            let entry = try DisclosureRecordService.append(record, by: record.clerk, at: Self.later(seconds), in: tx)
            return try entry?.record ?? DisclosureRecordService.record(record.key, in: tx)?.number ?? 0
        }
    }

    func standing(_ record: DisclosureRecord) async throws -> StandingDisclosureRecord? {
        try await mayor.read { tx in try DisclosureRecordService.record(record.key, in: tx) }
    }
}
