public import PKI
public import Storage

extension AccountService {
    /// Seals under the master key in force what a former one sealed: the secrets of every account's second factor.
    /// - Returns: how many secrets.
    /// - Throws: `StoreError`, `PKIError`.
    public static func renewSecrets(with vault: KeyVault, in tx: any StoreTransaction) throws -> Int {
        try SecondFactorStore.renew(with: vault, in: tx)
    }
}
