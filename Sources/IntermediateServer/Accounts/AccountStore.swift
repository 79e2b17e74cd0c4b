import AccessControl
import Foundation
import Storage

/// The SQL of accounts; every statement names its realm.
struct AccountStore {
    let realm: String
    let tx: any StoreTransaction

    private static let columns = """
        account_id, name, role, organisation, bureau, pattern_id, all_districts, must_change_password,
        password_changed_at, failed_attempts, locked_at, lock_lapses_at, suspended_at, valid_until, deleted_at,
        last_sign_in_at, previous_sign_in_at, second_factor_at
        """

    func account(_ identifier: String) throws -> Account? {
        let row = try tx.row(
            "SELECT \(Self.columns) FROM accounts WHERE realm = $1 AND account_id = $2",
            [.text(realm), .text(identifier)])
        guard let row else { return nil }
        let codes = try tx.rows(
            "SELECT code FROM account_districts WHERE realm = $1 AND account_id = $2",
            [.text(realm), .text(identifier)]
        ).map { try $0.text("code") }
        return try Self.decoded(row, districts: Set(codes))
    }

    /// Every account, deleted ones too: their names stay taken.
    func all() throws -> [Account] {
        var districts: [String: Set<String>] = [:]
        for row in try tx.rows(
            "SELECT account_id, code FROM account_districts WHERE realm = $1", [.text(realm)])
        {
            districts[try row.text("account_id"), default: []].insert(try row.text("code"))
        }
        return try tx.rows(
            "SELECT \(Self.columns) FROM accounts WHERE realm = $1 ORDER BY created_at, account_id", [.text(realm)]
        ).map { try Self.decoded($0, districts: districts[try $0.text("account_id")] ?? []) }
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
        try update(account)
    }

    func update(_ account: Account) throws {
        let identity: [StoredValue] = [.text(realm), .text(account.identifier)]
        try tx.run(
            """
            UPDATE accounts SET name = $3, pattern_id = $4, all_districts = $5, must_change_password = $6,
                password_changed_at = $7, failed_attempts = $8, locked_at = $9, lock_lapses_at = $10,
                suspended_at = $11, valid_until = $12, deleted_at = $13, last_sign_in_at = $14,
                previous_sign_in_at = $15, second_factor_at = $16
            WHERE realm = $1 AND account_id = $2
            """,
            identity + [
                .text(account.name), .optional(account.pattern), .integer(account.districts == .all ? 1 : 0),
                .integer(account.mustChangePassword ? 1 : 0), .optional(account.passwordChangedAt),
                .integer(Int64(account.failedAttempts)), .optional(account.lockedAt), .optional(account.lockLapsesAt),
                .optional(account.suspendedAt), .optional(account.validUntil), .optional(account.deletedAt),
                .optional(account.lastSignInAt), .optional(account.previousSignInAt),
                .optional(account.secondFactorSince),
            ])
        try tx.run("DELETE FROM account_districts WHERE realm = $1 AND account_id = $2", identity)
        for code in (account.districts.codes ?? []).sorted() {
            try tx.run(
                "INSERT INTO account_districts (realm, account_id, code) VALUES ($1, $2, $3)", identity + [.text(code)])
        }
    }

    private static func decoded(_ row: StoredRow, districts: Set<String>) throws -> Account {
        guard let role = Role(rawValue: try row.text("role")) else {
            throw StoreError.unexpectedColumn("accounts.role")
        }
        return Account(
            identifier: try row.text("account_id"), name: try row.text("name"), role: role,
            organisation: try row.text("organisation"), bureau: try row.text("bureau"),
            pattern: try row.optionalText("pattern_id"),
            districts: try row.integer("all_districts") == 1 ? .all : .some(districts),
            mustChangePassword: try row.integer("must_change_password") == 1,
            passwordChangedAt: try row.optionalInstant("password_changed_at"),
            failedAttempts: Int(try row.integer("failed_attempts")), lockedAt: try row.optionalInstant("locked_at"),
            lockLapsesAt: try row.optionalInstant("lock_lapses_at"),
            suspendedAt: try row.optionalInstant("suspended_at"), validUntil: try row.optionalInstant("valid_until"),
            deletedAt: try row.optionalInstant("deleted_at"), lastSignInAt: try row.optionalInstant("last_sign_in_at"),
            previousSignInAt: try row.optionalInstant("previous_sign_in_at"),
            secondFactorSince: try row.optionalInstant("second_factor_at"))
    }
}
