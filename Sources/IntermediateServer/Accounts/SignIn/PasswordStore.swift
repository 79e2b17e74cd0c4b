import Foundation
import Storage

/// The SQL of passwords: the one in use, and those that were.
struct PasswordStore {
    let realm: String
    let tx: any StoreTransaction

    /// How many of an account's former passwords are refused as its new one [O].
    static let remembered = 5

    /// The passwords that must not come again: the one in use first.
    func recent(of identifier: String) throws -> [PasswordHash] {
        let current = try AccountStore(realm: realm, tx: tx).password(of: identifier).map { [$0] } ?? []
        return try current
            + tx.rows(
                """
                SELECT password FROM password_history WHERE realm = $1 AND account_id = $2
                ORDER BY used_until DESC LIMIT $3
                """, [.text(realm), .text(identifier), .integer(Int64(Self.remembered - 1))]
            ).map { PasswordHash(stored: try $0.bytes("password")) }
    }

    /// Puts a new password in place; the old one is remembered.
    func replace(with new: PasswordHash, of identifier: String, at now: Date) throws {
        let identity: [StoredValue] = [.text(realm), .text(identifier)]
        if let old = try AccountStore(realm: realm, tx: tx).password(of: identifier) {
            try tx.run(
                """
                INSERT INTO password_history (realm, account_id, used_until, password) VALUES ($1, $2, $3, $4)
                ON CONFLICT (realm, account_id, used_until) DO NOTHING
                """, identity + [.instant(now), .bytes(old.stored)])
        }
        try tx.run(
            "UPDATE accounts SET password = $3 WHERE realm = $1 AND account_id = $2", identity + [.bytes(new.stored)])
    }
}
