import AccessControl
import AtenaNumbers
import AuditLog
import EveryEngine
import Foundation
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
import RequestFiles
import Storage
import Tenancy
import WebServer

@testable import ReplicaDisclosure

/// One mayor's server with two persons, and a 副本 of each of two systems.
struct DisclosureServer {
    static let start = Date(timeIntervalSince1970: 1_463_628_600)
    let store: TenantStore
    var service: RequestFileService { RequestFileService(store: store, interface: "disclosure") }

    init(_ engine: Engine) async throws {
        let base = try await engine.store(
            AuditLog.schema + TenantDirectory.schema + AtenaNumberStore.schema + ReplicaSchema.steps
                + ReplicaFileSchema.steps + DisclosureSchema.steps)
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
        try await store.write { tx in
            for number in ["1001", "1002"] {
                try tx.run(
                    """
                    INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
                    VALUES ($1, $2, 0, 'system:atena')
                    """, [.text(number)])
            }
            for (system, record) in [("tax", "T-1"), ("welfare", "W-1")] {
                try tx.run(
                    """
                    INSERT INTO replicas
                        (tenant_id, system_id, record_id, atena_number, item_code, document, registered_at)
                    VALUES ($1, $2, $3, '1001', 'TM00000000000002', '{}', 0)
                    """, [.text(system), .text(record)])
            }
        }
    }

    static func exchange(_ system: String = "tax", after seconds: Double = 0) -> Exchange {
        Exchange(
            event: .disclosureFlagsSet,
            actor: Actor(identifier: "system:\(system)", name: "", role: .legacySystem, permissions: []),
            scope: AuditScope(organisation: "202029", bureau: "mayor"), remoteAddress: "10.0.0.9",
            now: start.addingTimeInterval(seconds))
    }

    func flags<Answer: Sendable>(
        of system: String = "tax", _ body: @escaping @Sendable (Flags) throws -> Answer
    ) async throws -> Answer {
        try await store.write { tx in try body(Flags(tx: tx, system: system, now: Self.start)) }
    }
}

extension ReplicaFlagEntry {
    static func make(_ record: String, _ isSet: Bool) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(#"{"recordIdentifier":"\#(record)","isSet":\#(isSet)}"#.utf8))
    }
}

extension PersonFlagEntry {
    static func make(_ number: String, _ isSet: Bool) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(#"{"atenaNumber":"\#(number)","isSet":\#(isSet)}"#.utf8))
    }
}

extension PersonEntry {
    static func make(_ number: String) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(#"{"atenaNumber":"\#(number)"}"#.utf8))
    }
}

extension ReplicaEntry {
    static func make(_ record: String) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(#"{"recordIdentifier":"\#(record)"}"#.utf8))
    }
}
