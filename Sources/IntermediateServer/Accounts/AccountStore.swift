import AccessControl
import Foundation
import Storage

/// The SQL of accounts; every statement names its realm.
struct AccountStore {
    let realm: String
    let tx: any StoreTransaction

    private static let columns = """
        account_id, name, role, organisation, bureau, must_change_password, failed_attempts, locked_at, deleted_at,
        last_sign_in_at
        """

    func account(_ identifier: String) throws -> Account? {
        try tx.row(
            "SELECT \(Self.columns) FROM accounts WHERE realm = $1 AND account_id = $2",
            [.text(realm), .text(identifier)]
        ).map(Self.decoded)
    }

    func all() throws -> [Account] {
        try tx.rows(
            "SELECT \(Self.columns) FROM accounts WHERE realm = $1 ORDER BY created_at, account_id", [.text(realm)]
        ).map(Self.decoded)
    }

    func password(of identifier: String) throws -> PasswordHash? {
        try tx.row(
            "SELECT password FROM accounts WHERE realm = $1 AND account_id = $2", [.text(realm), .text(identifier)]
        ).map { PasswordHash(stored: try $0.bytes("password")) }
    }

    func insert(_ account: Account, password: PasswordHash, by creator: String, at now: Date) throws {
        try tx.run(
            """
            INSERT INTO accounts
                (realm, account_id, name, role, organisation, bureau, password, must_change_password, created_at,
                 created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(realm), .text(account.identifier), .text(account.name), .text(account.role.rawValue),
                .text(account.organisation), .text(account.bureau), .bytes(password.stored),
                .integer(account.mustChangePassword ? 1 : 0), .instant(now), .text(creator),
            ])
    }

    func update(_ account: Account) throws {
        try tx.run(
            """
            UPDATE accounts SET must_change_password = $3, failed_attempts = $4, locked_at = $5, deleted_at = $6,
                last_sign_in_at = $7
            WHERE realm = $1 AND account_id = $2
            """,
            [
                .text(realm), .text(account.identifier), .integer(account.mustChangePassword ? 1 : 0),
                .integer(Int64(account.failedAttempts)), .optional(account.lockedAt), .optional(account.deletedAt),
                .optional(account.lastSignInAt),
            ])
    }

    func setPassword(_ password: PasswordHash, of identifier: String) throws {
        try tx.run(
            "UPDATE accounts SET password = $3 WHERE realm = $1 AND account_id = $2",
            [.text(realm), .text(identifier), .bytes(password.stored)])
    }

    private static func decoded(_ row: StoredRow) throws -> Account {
        guard let role = Role(rawValue: try row.text("role")) else {
            throw StoreError.unexpectedColumn("accounts.role")
        }
        return Account(
            identifier: try row.text("account_id"), name: try row.text("name"), role: role,
            organisation: try row.text("organisation"), bureau: try row.text("bureau"),
            mustChangePassword: try row.integer("must_change_password") == 1,
            failedAttempts: Int(try row.integer("failed_attempts")), lockedAt: try row.optionalInstant("locked_at"),
            deletedAt: try row.optionalInstant("deleted_at"), lastSignInAt: try row.optionalInstant("last_sign_in_at"))
    }
}
