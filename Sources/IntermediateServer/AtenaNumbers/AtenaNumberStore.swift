public import Foundation
public import Identifiers
public import Storage
public import Tenancy

/// The numbers that one server knows.
///
/// A number and its dates, nothing about the person.
public enum AtenaNumberStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "atena-numbers-001",
            """
            CREATE TABLE atena_numbers (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                atena_number TEXT NOT NULL,
                registered_at INTEGER NOT NULL,
                registered_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, atena_number)
            ) STRICT;
            """)
    ]

    /// When a number was registered; nil for an unknown one, with which no later step works.
    /// - Throws: `StoreError`.
    public static func registration(of number: AtenaNumber, in tx: TenantTransaction) throws -> Date? {
        try tx.row(
            "SELECT registered_at FROM atena_numbers WHERE tenant_id = $1 AND atena_number = $2", [.text(number.text)]
        )?.instant("registered_at")
    }

    static func add(_ number: AtenaNumber, by actor: String, at now: Date, in tx: TenantTransaction) throws {
        try tx.run(
            """
            INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
            VALUES ($1, $2, $3, $4)
            """,
            [.text(number.text), .instant(now), .text(actor)])
    }
}
