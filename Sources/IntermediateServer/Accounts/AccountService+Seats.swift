public import AccessControl
public import Storage
public import WebServer

/// Accounts whose identifiers are given and go from one person to the next: the support site's clerks (§5.1), the desk's.
///
/// Each is done inside the transaction of whoever decides it, and its record is theirs.
extension AccountService {
    /// Seats somebody at an identifier; whoever sat there before loses it with sessions, passwords and second factor.
    /// - Throws: `StoreError`.
    public func seat(_ prepared: PreparedAccount, by exchange: Exchange, in tx: any StoreTransaction) throws {
        let accounts = AccountStore(realm: realm, tx: tx)
        let identifier = prepared.account.identifier
        guard try accounts.account(identifier) != nil else {
            try issue(prepared, by: exchange, in: tx)
            return
        }
        try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
        for table in ["password_history", "second_factors", "recovery_codes"] {
            try tx.run(
                "DELETE FROM \(table) WHERE realm = $1 AND account_id = $2", [.text(realm), .text(identifier)])
        }
        try tx.run(
            "UPDATE accounts SET password = $3 WHERE realm = $1 AND account_id = $2",
            [.text(realm), .text(identifier), .bytes(prepared.hash.stored)])
        try accounts.update(prepared.account)
    }

    /// Takes an account out of use: its sessions end at once.
    /// - Throws: `AccountError.notFound`.
    public func unseat(_ identifier: String, by exchange: Exchange, in tx: any StoreTransaction) throws {
        let accounts = AccountStore(realm: realm, tx: tx)
        guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
        account.deletedAt = exchange.now
        try accounts.update(account)
        try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
    }

    /// Puts an account into use again, with the password it had.
    /// - Throws: `AccountError.notFound`.
    public func reseat(_ identifier: String, in tx: any StoreTransaction) throws {
        let accounts = AccountStore(realm: realm, tx: tx)
        guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
        account.deletedAt = nil
        try accounts.update(account)
    }

    /// Everybody in use with one role, by identifier.
    /// - Throws: `StoreError`.
    public func seated(_ roles: Set<Role>, in tx: any StoreTransaction) throws -> [Account] {
        try AccountStore(realm: realm, tx: tx).all().filter { $0.deletedAt == nil && roles.contains($0.role) }
            .sorted { $0.identifier < $1.identifier }
    }
}
