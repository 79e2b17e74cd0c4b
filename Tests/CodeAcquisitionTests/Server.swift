import AccessControl
import AuditLog
import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage
import StorageSQLite
import Tenancy
import WebServer

@testable import AtenaNumbers
@testable import CodeAcquisition

/// One mayor's server that knows the number 1001, with partners and a window from `start` for an hour.
struct Server {
    static let start = Date(timeIntervalSince1970: 1_463_628_600)
    /// A test number of the repository's residents (平成26年総務省令第85号第5条).
    static let individualNumber = "999900000011"
    let path: String
    let base: SQLiteStore
    let store: TenantStore
    let world = World()

    init() async throws {
        path = FileManager.default.temporaryDirectory.appending(path: "codes-\(UUID().uuidString).sqlite").path()
        base = try SQLiteStore(path: path)
        try await base.migrate(
            AuditLog.schema + TenantDirectory.schema + AtenaNumberStore.schema + CodeAcquisitionSchema.steps)
        let point = AccessPoint(host: "atena.example", port: 443)
        let tenant = Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode("202029"), bureau: .mayor),
            organisationName: "松本市", hostName: "mayor.example", address: "127.0.0.2",
            configuration: TenantConfiguration(
                holderCode: try HolderCode("0220113112101700"), atenaAccessPoint: point, registryAccessPoint: point,
                usesBasicFour: true, version: 1), createdAt: Self.start)
        try await base.write { tx in try TenantDirectory.add(tenant, systems: [], in: tx) }
        store = TenantStore(
            tenant: tenant.identifier, base: base,
            vault: DataVault(tenant: tenant.identifier, outerKey: DataVault.newOuterKey()))
        try await numbers([AtenaNumberEntry(.register, AtenaNumber("1001"))])
    }

    var driver: CodeAcquisitionDriver {
        CodeAcquisitionDriver(
            store: store, partners: world,
            windows: [InstantWindow(opens: Self.start, closes: Self.start.addingTimeInterval(3_600))],
            scope: AuditScope(organisation: "202029", bureau: "mayor"))
    }

    var service: CodeAcquisitionService { CodeAcquisitionService(store: store, driver: driver, wake: {}) }

    func worker(after seconds: Double = 0) -> CodeAcquisitionWorker {
        CodeAcquisitionWorker(
            driver: driver, clock: RehearsalClock(at: Self.start.addingTimeInterval(seconds)), report: { _ in })
    }

    func exchange(after seconds: Double = 0) -> Exchange {
        Exchange(
            event: .codeAcquisitionSent,
            actor: Actor(identifier: "system:atena", name: "", role: .atenaSystem, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: Self.start.addingTimeInterval(seconds))
    }

    func acquire(
        _ number: String = "1001", with individualNumber: String? = Self.individualNumber,
        _ delivery: CodeDelivery? = nil, after seconds: Double = 0
    ) async throws -> CodeAcquisitionStatus {
        try await service.acquire(
            CodeAcquisitionRequest(
                atenaNumber: try AtenaNumber(number),
                individualNumber: try individualNumber.map { try IndividualNumber($0) }, delivery: delivery),
            by: exchange(after: seconds))
    }

    func state(_ number: String = "1001") async throws -> CodeAcquisition? {
        try await store.read { tx in try CodeAcquisitionStore(tx: tx).acquisition(of: AtenaNumber(number)) }
    }

    @discardableResult
    func numbers(_ entries: [AtenaNumberEntry]) async throws -> RowReceipt {
        let numbers = AtenaNumberService(store: store, followers: [CodeFollower()])
        return try await numbers.apply(AtenaNumberBatch(mode: .allOrNothing, entries: entries), by: exchange())
    }
}
