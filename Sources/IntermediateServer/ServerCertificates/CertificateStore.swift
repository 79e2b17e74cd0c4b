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
        let createdAt: Date
    }

    /// A certificate and the key that it was installed for.
    struct Row {
        let certificate: InstalledCertificate
        let key: Int64?
    }

    // MARK: - Keys

    /// Every key of this server, newest first: a certificate may come for a request that is not the last.
    func keys() throws -> [StoredKey] {
        try tx.rows(
            """
            SELECT key_id, sealed_key, request, created_at FROM communication_keys WHERE tenant_id = $1
            ORDER BY key_id DESC
            """
        ).map(Self.key)
    }

    func key(_ number: Int64) throws -> StoredKey? {
        try tx.row(
            """
            SELECT key_id, sealed_key, request, created_at FROM communication_keys
            WHERE tenant_id = $1 AND key_id = $2
            """, [.integer(number)]
        ).map(Self.key)
    }

    func add(sealed: [UInt8], request: String, at now: Date) throws {
        let last = try tx.row(
            "SELECT coalesce(max(key_id), 0) AS last FROM communication_keys WHERE tenant_id = $1")
        try tx.run(
            """
            INSERT INTO communication_keys (tenant_id, key_id, sealed_key, request, created_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.integer(try (last?.integer("last") ?? 0) + 1), .bytes(sealed), .text(request), .instant(now)])
    }

    // MARK: - The subject of requests

    func subject() throws -> SubjectTemplate? {
        try tx.row("SELECT organisation, unit FROM certificate_subjects WHERE tenant_id = $1").map {
            SubjectTemplate(organisation: try $0.text("organisation"), unit: try $0.text("unit"))
        }
    }

    func keep(_ subject: SubjectTemplate) throws {
        try tx.run(
            """
            INSERT INTO certificate_subjects (tenant_id, organisation, unit) VALUES ($1, $2, $3)
            ON CONFLICT (tenant_id) DO UPDATE SET organisation = excluded.organisation, unit = excluded.unit
            """, [.text(subject.organisation), .text(subject.unit)])
    }

    // MARK: - Certificates

    func install(_ kind: CertificateKind, _ certificate: IssuedCertificate, key: Int64?, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO installed_certificates (tenant_id, kind, installed_at, key_id, pem)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.text(kind.rawValue), .instant(now), key.map { .integer($0) } ?? .null, .text(certificate.pem)])
    }

    /// Everything that was ever installed, newest first.
    func history() throws -> [Row] {
        try tx.rows(
            """
            SELECT kind, pem, installed_at, effective_at, failed_at, failure, coalesce(key_id, 0) AS key_id
            FROM installed_certificates WHERE tenant_id = $1 ORDER BY installed_at DESC, kind
            """
        ).map(Self.row)
    }

    /// What a restart put into effect last.
    func effective(_ kind: CertificateKind) throws -> Row? {
        try tx.row(
            """
            SELECT kind, pem, installed_at, effective_at, failed_at, failure, coalesce(key_id, 0) AS key_id
            FROM installed_certificates WHERE tenant_id = $1 AND kind = $2 AND effective_at IS NOT NULL
            ORDER BY installed_at DESC LIMIT 1
            """, [.text(kind.rawValue)]
        ).map(Self.row)
    }

    /// A restart put a certificate into effect, or says why it could not.
    func settle(_ certificate: InstalledCertificate, failure: String?, at now: Date) throws {
        try tx.run(
            """
            UPDATE installed_certificates SET effective_at = $4, failed_at = $5, failure = $6
            WHERE tenant_id = $1 AND kind = $2 AND installed_at = $3
            """,
            [
                .text(certificate.kind.rawValue), .instant(certificate.installedAt),
                failure == nil ? .instant(now) : .null, failure == nil ? .null : .instant(now), .optional(failure),
            ])
    }

    // MARK: - Notices

    /// Remembers that a certificate's end was told of; false when it had been.
    func notice(_ fingerprint: String, days: Int, at now: Date) throws -> Bool {
        try tx.run(
            """
            INSERT INTO expiry_notices (tenant_id, fingerprint, days, noticed_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tenant_id, fingerprint, days) DO NOTHING
            """, [.text(fingerprint), .integer(Int64(days)), .instant(now)]) == 1
    }

    private static func key(_ row: StoredRow) throws -> StoredKey {
        StoredKey(
            number: try row.integer("key_id"), sealed: try row.bytes("sealed_key"), request: try row.text("request"),
            createdAt: try row.instant("created_at"))
    }

    private static func row(_ row: StoredRow) throws -> Row {
        let issued = try IssuedCertificate(pem: try row.text("pem"))
        guard let kind = CertificateKind(rawValue: try row.text("kind")) else {
            throw StoreError.unexpectedColumn("installed_certificates.kind")
        }
        let key = try row.integer("key_id")
        return Row(
            certificate: InstalledCertificate(
                kind: kind, pem: issued.pem, subject: issued.subject, issuer: issued.issuer,
                sha1Fingerprint: issued.sha1Fingerprint, sha256Fingerprint: issued.sha256Fingerprint,
                notBefore: issued.notBefore, notAfter: issued.notAfter, installedAt: try row.instant("installed_at"),
                effectiveAt: try row.optionalInstant("effective_at"), failedAt: try row.optionalInstant("failed_at"),
                failure: try row.optionalText("failure")), key: key == 0 ? nil : key)
    }
}
