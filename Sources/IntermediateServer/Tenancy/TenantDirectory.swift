import Foundation
import Identifiers
public import Storage

/// The platform's own list of servers; the operator's side of tenancy.
public enum TenantDirectory {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "tenancy-001",
            """
            CREATE TABLE tenants (
                tenant_id TEXT PRIMARY KEY,
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL CHECK (bureau IN ('mayor', 'education')),
                organisation_name TEXT NOT NULL,
                host_name TEXT NOT NULL UNIQUE,
                address TEXT NOT NULL,
                configuration TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                UNIQUE (organisation, bureau)
            ) STRICT;
            CREATE TABLE registered_systems (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                system_id TEXT NOT NULL,
                role TEXT NOT NULL,
                title TEXT NOT NULL,
                addresses TEXT NOT NULL,
                fingerprint TEXT,
                PRIMARY KEY (tenant_id, system_id),
                UNIQUE (tenant_id, fingerprint)
            ) STRICT;
            """), DataKeys.schema,
    ]

    /// Adds a server and the systems that its form names.
    /// - Throws: `StoreError.duplicate` when it exists.
    public static func add(_ tenant: Tenant, systems: [RegisteredSystem], in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO tenants
                (tenant_id, organisation, bureau, organisation_name, host_name, address, configuration, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, try values(tenant))
        for system in systems { try keep(system, of: tenant.identifier, in: tx) }
    }

    /// Makes a server known in a database beside the platform's home, where its rows refer to it; its systems stay at home.
    /// - Throws: `StoreError`.
    public static func introduce(_ tenant: Tenant, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO tenants
                (tenant_id, organisation, bureau, organisation_name, host_name, address, configuration, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (tenant_id) DO UPDATE SET organisation_name = excluded.organisation_name,
                host_name = excluded.host_name, address = excluded.address, configuration = excluded.configuration
            """, try values(tenant))
    }

    /// Makes a server unknown there again, when it has no rows left.
    /// - Throws: `StoreError`.
    public static func dismiss(_ tenant: TenantID, in tx: any StoreTransaction) throws {
        try tx.run("DELETE FROM tenants WHERE tenant_id = $1", [.text(tenant.text)])
    }

    /// Changes a server's settings and systems to those of a later form.
    ///
    /// A system that is gone, or stands at other addresses, is no longer known by its certificate: it needs a new one.
    /// - Throws: `StoreError`.
    public static func change(_ tenant: Tenant, systems: [RegisteredSystem], in tx: any StoreTransaction) throws {
        try tx.run(
            "UPDATE tenants SET configuration = $2 WHERE tenant_id = $1",
            [.text(tenant.identifier.text), .text(try encoded(tenant.configuration))])
        for known in try self.systems(of: tenant.identifier, in: tx) {
            guard !systems.contains(where: { $0.identifier == known.identifier }) else { continue }
            try tx.run(
                "DELETE FROM registered_systems WHERE tenant_id = $1 AND system_id = $2",
                [.text(tenant.identifier.text), .text(known.identifier)])
        }
        for system in systems { try keep(system, of: tenant.identifier, in: tx) }
    }

    private static func keep(
        _ system: RegisteredSystem, of identifier: TenantID, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO registered_systems (tenant_id, system_id, role, title, addresses)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant_id, system_id) DO UPDATE SET
                role = excluded.role, title = excluded.title, addresses = excluded.addresses,
                fingerprint = CASE
                    WHEN registered_systems.addresses = excluded.addresses AND registered_systems.role = excluded.role
                    THEN registered_systems.fingerprint END
            """,
            [
                .text(identifier.text), .text(system.identifier), .text(system.role), .text(system.title),
                .text(system.addresses.joined(separator: " ")),
            ])
    }

    /// All servers, in order of creation.
    /// - Throws: `StoreError`.
    public static func all(in tx: any StoreTransaction) throws -> [Tenant] {
        try tx.rows("SELECT \(columns) FROM tenants ORDER BY created_at, tenant_id", []).map(decoded)
    }

    /// One server.
    /// - Throws: `StoreError`.
    public static func tenant(_ identifier: TenantID, in tx: any StoreTransaction) throws -> Tenant? {
        try tx.row("SELECT \(columns) FROM tenants WHERE tenant_id = $1", [.text(identifier.text)]).map(decoded)
    }

    /// The systems that one server knows.
    /// - Throws: `StoreError`.
    public static func systems(of identifier: TenantID, in tx: any StoreTransaction) throws -> [RegisteredSystem] {
        try tx.rows(
            """
            SELECT system_id, role, title, addresses, fingerprint FROM registered_systems
            WHERE tenant_id = $1 ORDER BY system_id
            """,
            [.text(identifier.text)]
        ).map(system)
    }

    /// The system that a certificate belongs to on one server; nil for every other certificate, of whichever server.
    /// - Throws: `StoreError`.
    public static func system(
        withFingerprint fingerprint: String, of identifier: TenantID, in tx: any StoreTransaction
    ) throws -> RegisteredSystem? {
        try tx.row(
            """
            SELECT system_id, role, title, addresses, fingerprint FROM registered_systems
            WHERE tenant_id = $1 AND fingerprint = $2
            """,
            [.text(identifier.text), .text(fingerprint)]
        ).map(system)
    }

    /// Ties a certificate to a system of a server; false when the server knows no such system.
    /// - Throws: `StoreError`.
    public static func setFingerprint(
        _ fingerprint: String, ofSystem system: String, on identifier: TenantID, in tx: any StoreTransaction
    ) throws -> Bool {
        try tx.run(
            "UPDATE registered_systems SET fingerprint = $3 WHERE tenant_id = $1 AND system_id = $2",
            [.text(identifier.text), .text(system), .text(fingerprint)]) == 1
    }

    private static func values(_ tenant: Tenant) throws -> [StoredValue] {
        [
            .text(tenant.identifier.text), .text(tenant.identifier.organisation.text),
            .text(tenant.identifier.bureau.rawValue), .text(tenant.organisationName), .text(tenant.hostName),
            .text(tenant.address), .text(try encoded(tenant.configuration)), .instant(tenant.createdAt),
        ]
    }

    private static let columns =
        "organisation, bureau, organisation_name, host_name, address, configuration, created_at"

    private static func decoded(_ row: StoredRow) throws -> Tenant {
        guard let bureau = Bureau(rawValue: try row.text("bureau")) else {
            throw StoreError.unexpectedColumn("tenants.bureau")
        }
        return Tenant(
            identifier: TenantID(organisation: try LocalGovernmentCode(try row.text("organisation")), bureau: bureau),
            organisationName: try row.text("organisation_name"), hostName: try row.text("host_name"),
            address: try row.text("address"),
            configuration: try JSONDecoder().decode(
                TenantConfiguration.self, from: Data(try row.text("configuration").utf8)),
            createdAt: try row.instant("created_at"))
    }

    private static func system(_ row: StoredRow) throws -> RegisteredSystem {
        RegisteredSystem(
            identifier: try row.text("system_id"), role: try row.text("role"), title: try row.text("title"),
            addresses: try row.text("addresses").split(separator: " ").map(String.init),
            fingerprint: try row.optionalText("fingerprint"))
    }

    private static func encoded(_ configuration: TenantConfiguration) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(configuration), as: UTF8.self)
    }
}
