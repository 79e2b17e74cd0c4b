import AccessControl
public import AuditLog
public import Foundation
public import PKI
public import Storage
public import WebServer

extension AuditEvent {
    public static let certificateRevoked = AuditEvent("certificate.revoked", "The operator revoked a certificate.")
    public static let listPublished = AuditEvent("revocation-list.published", "A revocation list was published.")
}

/// What the platform's authority revoked, and the lists it publishes of it.
public struct RevocationRegister: Sendable {
    let store: any DataStore
    let authority: CertificateAuthority
    let folder: RepositoryFolder

    /// How long a list is good for unless said otherwise: about daily, as domain-facts §3 [U] has it.
    public static let validity: TimeInterval = 24 * 3600

    public static let schema: [SchemaStep] = [
        SchemaStep(
            "repository-001",
            """
            CREATE TABLE revocations (
                serial_number TEXT PRIMARY KEY,
                revoked_at INTEGER NOT NULL,
                reason INTEGER NOT NULL,
                revoked_by TEXT NOT NULL
            ) STRICT;
            CREATE TABLE revocation_lists (
                number INTEGER PRIMARY KEY,
                published_at INTEGER NOT NULL,
                next_update INTEGER NOT NULL
            ) STRICT;
            """)
    ]

    /// Keeps the register of one authority.
    public init(store: any DataStore, authority: CertificateAuthority, folder: RepositoryFolder) {
        self.store = store
        self.authority = authority
        self.folder = folder
    }

    /// Revokes a certificate; the next list has it.
    /// - Throws: `StoreError`; revoking twice changes nothing.
    public func revoke(_ revocation: Revocation, by exchange: Exchange) async throws {
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO revocations (serial_number, revoked_at, reason, revoked_by) VALUES ($1, $2, $3, $4)
                ON CONFLICT (serial_number) DO NOTHING
                """,
                [
                    .text(revocation.serialNumber), .instant(revocation.revokedAt),
                    .integer(Int64(revocation.reason.rawValue)), .text(exchange.actor.identifier),
                ])
            try exchange.record(subject: revocation.serialNumber, in: tx)
        }
    }

    /// Publishes a new list, its number one higher than the last (RFC 5280 §5.2.3).
    /// - Throws: `PKIError`, `StoreError` or a file system error; the old list stands then.
    @discardableResult
    public func publish(thisUpdate: Date, nextUpdate: Date, at now: Date) async throws -> CertificateRevocationList {
        let (number, revoked) = try await store.write { tx in
            let last = try tx.row("SELECT coalesce(max(number), 0) AS number FROM revocation_lists", [])
            let number = try (last?.integer("number") ?? 0) + 1
            try tx.run(
                "INSERT INTO revocation_lists (number, published_at, next_update) VALUES ($1, $2, $3)",
                [.integer(number), .instant(now), .instant(nextUpdate)])
            try AuditLog.append(
                AuditEntry(event: .listPublished, actor: "operator:repository", subject: String(number)), at: now,
                in: tx)
            return (number, try Self.revocations(in: tx))
        }
        let list = try authority.revocationList(
            number: number, revoked: revoked, thisUpdate: thisUpdate, nextUpdate: nextUpdate)
        try folder.publish(list.der, as: RepositoryFolder.revocationList)
        return list
    }

    private static func revocations(in tx: any StoreTransaction) throws -> [Revocation] {
        try tx.rows("SELECT serial_number, revoked_at, reason FROM revocations ORDER BY revoked_at, serial_number", [])
            .map { row in
                Revocation(
                    serialNumber: try row.text("serial_number"), revokedAt: try row.instant("revoked_at"),
                    reason: RevocationReason(rawValue: Int(try row.integer("reason"))) ?? .unspecified)
            }
    }
}
