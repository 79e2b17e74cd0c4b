import Foundation
import PKI
public import Storage

/// The tables of what was issued and taken back.
public enum IssuanceSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "lgpki-001",
            """
            CREATE TABLE lgpki_certificates (
                serial_number TEXT PRIMARY KEY,
                pem TEXT NOT NULL,
                issued_at INTEGER NOT NULL,
                issued_by TEXT NOT NULL,
                revoked_at INTEGER,
                reason INTEGER
            ) STRICT;
            """)
    ]
}

/// A certificate that was issued, and whether it was taken back.
struct Issuance: Sendable {
    let certificate: IssuedCertificate
    let issuedAt: Date
    let revokedAt: Date?
}

/// The SQL of what was issued.
struct IssuanceStore {
    let tx: any StoreTransaction

    func add(_ certificate: IssuedCertificate, by officer: String, at now: Date) throws {
        try tx.run(
            "INSERT INTO lgpki_certificates (serial_number, pem, issued_at, issued_by) VALUES ($1, $2, $3, $4)",
            [.text(certificate.serialNumber), .text(certificate.pem), .instant(now), .text(officer)])
    }

    func all() throws -> [Issuance] {
        try tx.rows(
            """
            SELECT pem, issued_at, revoked_at FROM lgpki_certificates ORDER BY issued_at DESC, serial_number LIMIT 500
            """, []
        ).map(Self.issuance)
    }

    func issuance(_ serial: String) throws -> Issuance? {
        try tx.row(
            "SELECT pem, issued_at, revoked_at FROM lgpki_certificates WHERE serial_number = $1", [.text(serial)]
        ).map(Self.issuance)
    }

    func revoke(_ serial: String, reason: RevocationReason, at now: Date) throws {
        try tx.run(
            """
            UPDATE lgpki_certificates SET revoked_at = $2, reason = $3
            WHERE serial_number = $1 AND revoked_at IS NULL
            """, [.text(serial), .instant(now), .integer(Int64(reason.rawValue))])
    }

    func revocations() throws -> [Revocation] {
        try tx.rows(
            """
            SELECT serial_number, revoked_at, coalesce(reason, 0) AS reason FROM lgpki_certificates
            WHERE revoked_at IS NOT NULL ORDER BY revoked_at, serial_number
            """, []
        ).map { row in
            Revocation(
                serialNumber: try row.text("serial_number"), revokedAt: try row.instant("revoked_at"),
                reason: RevocationReason(rawValue: Int(try row.integer("reason"))) ?? .unspecified)
        }
    }

    private static func issuance(_ row: StoredRow) throws -> Issuance {
        Issuance(
            certificate: try IssuedCertificate(pem: try row.text("pem")), issuedAt: try row.instant("issued_at"),
            revokedAt: try row.optionalInstant("revoked_at"))
    }
}
