import Storage
public import WebServer

/// Accounts that the operator handed out and takes back: those of realms without administrators of their own.
extension AccountService {
    /// Ends an account for good; its sessions end at once, its name stays taken.
    ///
    /// False when there is none in use.
    /// - Throws: `StoreError`.
    public func withdraw(_ identifier: String, by exchange: Exchange) async throws -> Bool {
        try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier), account.deletedAt == nil else { return false }
            account.deletedAt = exchange.now
            try accounts.update(account)
            try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
            try exchange.record(subject: identifier, in: tx)
            return true
        }
    }
}
