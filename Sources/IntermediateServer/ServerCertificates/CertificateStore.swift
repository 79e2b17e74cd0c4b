import Foundation
import PKI
import Storage
import Tenancy

/// The SQL of keys and certificates.
struct CertificateStore {
    let tx: TenantTransaction

    struct StoredKey {
        let number: Int64
        let sealed: [UInt8]
        let request: String
    }

    func latestKey() throws -> StoredKey? {
        try tx.row(
            """
            SELECT key_id, sealed_key, request FROM communication_keys WHERE tenant_id = $1
            ORDER BY key_id DESC LIMIT 1
            """
        ).map(Self.key)
    }

    func key(_ number: Int64) throws -> StoredKey? {
        try tx.row(
            "SELECT key_id, sealed_key, request FROM communication_keys WHERE tenant_id = $1 AND key_id = $2",
            [.integer(number)]
        ).map(Self.key)
    }

    func add(sealed: [UInt8], request: String, at now: Date) throws {
        let number = try (latestKey()?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO communication_keys (tenant_id, key_id, sealed_key, request, created_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.integer(number), .bytes(sealed), .text(request), .instant(now)])
    }

    func install(_ kind: CertificateKind, _ certificate: IssuedCertificate, key: Int64?, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO installed_certificates (tenant_id, kind, installed_at, key_id, pem)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.text(kind.rawValue), .instant(now), key.map { .integer($0) } ?? .null, .text(certificate.pem)])
    }

    /// `sha256Fingerprint` of everything of a kind that was ever installed.
    func fingerprints(_ kind: CertificateKind) throws -> Set<String> {
        let rows = try tx.rows(
            "SELECT pem FROM installed_certificates WHERE tenant_id = $1 AND kind = $2", [.text(kind.rawValue)])
        return Set(try rows.map { try IssuedCertificate(pem: try $0.text("pem")).sha256Fingerprint })
    }

    /// What was installed before a restart and is not yet in effect.
    func waiting(installedBefore instant: Date) throws -> [CertificateKind] {
        try tx.rows(
            """
            SELECT DISTINCT kind FROM installed_certificates
            WHERE tenant_id = $1 AND effective_at IS NULL AND installed_at < $2 ORDER BY kind
            """,
            [.instant(instant)]
        ).compactMap { CertificateKind(rawValue: try $0.text("kind")) }
    }

    func makeEffective(installedBefore instant: Date, at now: Date) throws {
        try tx.run(
            """
            UPDATE installed_certificates SET effective_at = $3
            WHERE tenant_id = $1 AND effective_at IS NULL AND installed_at < $2
            """,
            [.instant(instant), .instant(now)])
    }

    /// The newest certificate of a kind; with `effective`, of those in effect.
    func newest(_ kind: CertificateKind, effective: Bool) throws -> (certificate: InstalledCertificate, key: Int64?)? {
        let row = try tx.row(
            """
            SELECT pem, installed_at, effective_at, coalesce(key_id, 0) AS key_id FROM installed_certificates
            WHERE tenant_id = $1 AND kind = $2 AND (effective_at IS NOT NULL OR $3 = 0)
            ORDER BY installed_at DESC LIMIT 1
            """,
            [.text(kind.rawValue), .integer(effective ? 1 : 0)])
        guard let row else { return nil }
        let issued = try IssuedCertificate(pem: try row.text("pem"))
        let key = try row.integer("key_id")
        return (
            InstalledCertificate(
                kind: kind, pem: issued.pem, subject: issued.subject, fingerprint: issued.sha256Fingerprint,
                notAfter: issued.notAfter, installedAt: try row.instant("installed_at"),
                effectiveAt: try row.optionalInstant("effective_at")), key == 0 ? nil : key
        )
    }

    private static func key(_ row: StoredRow) throws -> StoredKey {
        StoredKey(
            number: try row.integer("key_id"), sealed: try row.bytes("sealed_key"), request: try row.text("request"))
    }
}
