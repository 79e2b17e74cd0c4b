public import AccessControl
public import Storage
public import WebServer

/// First passwords of accounts that the platform itself gives out (§2.7, §5.1): given again when they were lost.
extension AccountService {
    /// The accounts of one organisation that the platform gave out and that are in use.
    /// - Throws: `StoreError`.
    public func givenOut(
        _ roles: Set<Role>, of organisation: String, in tx: any StoreTransaction
    ) throws -> [Account] {
        try seated(roles, in: tx).filter { $0.organisation == organisation }
    }

    /// Gives an account another first password and unlocks it; its sessions end.
    ///
    /// The record is the caller's.
    /// - Throws: `AccountError.notFound` for an account that is not in use; `StoreError`.
    public func give(
        _ password: FirstPassword, to identifier: String, by exchange: Exchange, in tx: any StoreTransaction
    )
        throws
    {
        let accounts = AccountStore(realm: realm, tx: tx)
        guard var account = try accounts.account(identifier), account.deletedAt == nil else {
            throw AccountError.notFound
        }
        account.unlock()
        account.mustChangePassword = true
        try accounts.update(account)
        try PasswordStore(realm: realm, tx: tx).replace(with: password.hash, of: identifier, at: exchange.now)
        try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
    }
}

/// A new first password, hashed before the transaction that keeps it.
public struct FirstPassword: Sendable {
    /// What is shown once.
    public let text: String
    let hash: PasswordHash

    /// Makes one up.
    /// - Throws: when the system gives no randomness.
    public init() throws {
        text = Secrets.initialPassword()
        hash = try PasswordHash(of: text)
    }
}
