import AccessControl
import Foundation
import Storage

/// The book of one realm between the tables and memory; what did not change is not written.
struct AccountBookStore {
    let realm: String
    let tx: any StoreTransaction

    func read() throws -> AccountBook {
        var book = AccountBook()
        for account in try AccountStore(realm: realm, tx: tx).all() { book.accounts[account.identifier] = account }
        for pattern in try patterns() { book.patterns[pattern.identifier] = pattern }
        for district in try districts() { book.districts[district.code] = district }
        book.policy = try policy()
        return book
    }

    /// As much of the book as one account's own permissions need.
    func read(for account: Account) throws -> AccountBook {
        var book = AccountBook()
        book.accounts[account.identifier] = account
        if account.pattern != nil {
            for pattern in try patterns() { book.patterns[pattern.identifier] = pattern }
        }
        book.policy = try policy()
        return book
    }

    /// Writes what changed of accounts that were there already, and of all else.
    func write(_ book: AccountBook, over old: AccountBook) throws {
        let accounts = AccountStore(realm: realm, tx: tx)
        for (identifier, account) in book.accounts where old.accounts[identifier].map({ $0 != account }) ?? false {
            try accounts.update(account)
        }
        for identifier in old.patterns.keys where book.patterns[identifier] == nil {
            try tx.run(
                "DELETE FROM permission_patterns WHERE realm = $1 AND pattern_id = $2",
                [.text(realm), .text(identifier)])
        }
        for pattern in book.patterns.values where old.patterns[pattern.identifier] != pattern { try put(pattern) }
        for code in old.districts.keys where book.districts[code] == nil {
            try tx.run(
                "DELETE FROM administrative_districts WHERE realm = $1 AND code = $2", [.text(realm), .text(code)])
        }
        for district in book.districts.values where old.districts[district.code] != district { try put(district) }
        if book.policy != old.policy { try put(book.policy) }
    }

    func put(_ district: AdministrativeDistrict) throws {
        try tx.run(
            """
            INSERT INTO administrative_districts (realm, code, name) VALUES ($1, $2, $3)
            ON CONFLICT (realm, code) DO UPDATE SET name = excluded.name
            """, [.text(realm), .text(district.code), .text(district.name)])
    }

    private func put(_ pattern: PermissionPattern) throws {
        try tx.run(
            """
            INSERT INTO permission_patterns (realm, pattern_id, name, role, permissions) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (realm, pattern_id) DO UPDATE SET name = excluded.name, permissions = excluded.permissions
            """,
            [
                .text(realm), .text(pattern.identifier), .text(pattern.name), .text(pattern.role.rawValue),
                .text(pattern.permissions.map(\.rawValue).sorted().joined(separator: " ")),
            ])
    }

    private func put(_ policy: AccountPolicy) throws {
        try tx.run(
            """
            INSERT INTO account_policies (realm, second_factor, password_days) VALUES ($1, $2, $3)
            ON CONFLICT (realm) DO UPDATE SET
                second_factor = excluded.second_factor, password_days = excluded.password_days
            """,
            [
                .text(realm), .text(policy.secondFactor.rawValue),
                policy.passwordDays.map { .integer(Int64($0)) } ?? .null,
            ])
    }

    private func patterns() throws -> [PermissionPattern] {
        try tx.rows(
            "SELECT pattern_id, name, role, permissions FROM permission_patterns WHERE realm = $1", [.text(realm)]
        )
        .map { row in
            guard let role = Role(rawValue: try row.text("role")) else {
                throw StoreError.unexpectedColumn("permission_patterns.role")
            }
            let permissions = try row.text("permissions").split(separator: " ").map { name in
                guard let permission = Permission(rawValue: String(name)) else {
                    throw StoreError.unexpectedColumn("permission_patterns.permissions")
                }
                return permission
            }
            return PermissionPattern(
                identifier: try row.text("pattern_id"), name: try row.text("name"), role: role,
                permissions: Set(permissions))
        }
    }

    private func districts() throws -> [AdministrativeDistrict] {
        try tx.rows("SELECT code, name FROM administrative_districts WHERE realm = $1", [.text(realm)]).map {
            AdministrativeDistrict(code: try $0.text("code"), name: try $0.text("name"))
        }
    }

    private func policy() throws -> AccountPolicy {
        let row = try tx.row(
            "SELECT second_factor, coalesce(password_days, 0) AS password_days FROM account_policies WHERE realm = $1",
            [.text(realm)])
        guard let row else { return AccountPolicy() }
        guard let secondFactor = AccountPolicy.SecondFactor(rawValue: try row.text("second_factor")) else {
            throw StoreError.unexpectedColumn("account_policies.second_factor")
        }
        let days = Int(try row.integer("password_days"))
        return AccountPolicy(secondFactor: secondFactor, passwordDays: days == 0 ? nil : days)
    }
}
