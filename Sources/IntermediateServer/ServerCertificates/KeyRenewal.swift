public import PKI
public import Storage

extension CertificateService {
    /// Seals under the master key in force what a former one sealed: the private keys of every server's certificates.
    /// - Returns: how many keys.
    /// - Throws: `StoreError`, `PKIError`.
    public static func renewKeys(with vault: KeyVault, in tx: any StoreTransaction) throws -> Int {
        var count = 0
        for row in try tx.rows("SELECT tenant_id, key_id, sealed_key FROM communication_keys", []) {
            let tenant = try row.text("tenant_id")
            guard let sealed = try vault.renewed(try row.bytes("sealed_key"), context: context(tenant)) else {
                continue
            }
            try tx.run(
                "UPDATE communication_keys SET sealed_key = $3 WHERE tenant_id = $1 AND key_id = $2",
                [.text(tenant), .integer(try row.integer("key_id")), .bytes(sealed)])
            count += 1
        }
        return count
    }
}
