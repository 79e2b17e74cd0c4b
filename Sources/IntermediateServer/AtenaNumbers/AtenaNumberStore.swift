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

    /// Which of some numbers are registered.
    /// - Throws: `StoreError`.
    public static func known(
        among numbers: some Sequence<AtenaNumber>, in tx: TenantTransaction
    ) throws -> Set<AtenaNumber> {
        let asked = Array(Set(numbers))
        var known: Set<AtenaNumber> = []
        for start in stride(from: 0, to: asked.count, by: 256) {
            var part = asked[start..<min(start + 256, asked.count)].map { StoredValue.text($0.text) }
            // Few lengths, so that few statements are prepared: the last number fills up.
            let width = [1, 4, 16, 64, 256].first { $0 >= part.count } ?? 256
            part += Array(repeating: part[part.count - 1], count: width - part.count)
            let places = (2..<(width + 2)).map { "$\($0)" }.joined(separator: ", ")
            let rows = try tx.rows(
                "SELECT atena_number FROM atena_numbers WHERE tenant_id = $1 AND atena_number IN (\(places))", part)
            for row in rows { known.insert(try AtenaNumber(try row.text("atena_number"))) }
        }
        return known
    }

    static func add(_ number: AtenaNumber, by actor: String, at now: Date, in tx: TenantTransaction) throws {
        try tx.run(
            """
            INSERT INTO atena_numbers (tenant_id, atena_number, registered_at, registered_by)
            VALUES ($1, $2, $3, $4)
            """,
            [.text(number.text), .instant(now), .text(actor)])
    }

    static func rename(_ old: AtenaNumber, to new: AtenaNumber, in tx: TenantTransaction) throws {
        try tx.run(
            "UPDATE atena_numbers SET atena_number = $3 WHERE tenant_id = $1 AND atena_number = $2",
            [.text(old.text), .text(new.text)])
    }

    static func remove(_ number: AtenaNumber, in tx: TenantTransaction) throws {
        try tx.run("DELETE FROM atena_numbers WHERE tenant_id = $1 AND atena_number = $2", [.text(number.text)])
    }
}
