import Foundation
import PKI
import Storage

/// The SQL of second factors: secrets sealed under a key from outside the database, recovery codes as digests.
struct SecondFactorStore {
    let realm: String
    let tx: any StoreTransaction

    static let recoveryCodes = 10

    /// Seals under the master key in force what a former one sealed, of every account.
    /// - Returns: how many secrets.
    /// - Throws: `StoreError`, `PKIError`.
    static func renew(with vault: KeyVault, in tx: any StoreTransaction) throws -> Int {
        var count = 0
        for row in try tx.rows("SELECT realm, account_id, sealed_secret FROM second_factors", []) {
            let store = SecondFactorStore(realm: try row.text("realm"), tx: tx)
            let account = try row.text("account_id")
            guard
                let sealed = try vault.renewed(try row.bytes("sealed_secret"), context: store.context(account))
            else { continue }
            try tx.run(
                "UPDATE second_factors SET sealed_secret = $3 WHERE realm = $1 AND account_id = $2",
                store.identity(account) + [.bytes(sealed)])
            count += 1
        }
        return count
    }

    private func identity(_ account: String) -> [StoredValue] { [.text(realm), .text(account)] }
    private func context(_ account: String) -> String { "second-factor/\(realm)/\(account)" }

    /// Keeps a new secret that is not yet confirmed; one that was confirmed stays until the new one is.
    func begin(_ secret: [UInt8], of account: String, vault: KeyVault) throws {
        let sealed = try vault.seal(Data(secret).base64EncodedString(), context: context(account))
        try tx.run(
            """
            INSERT INTO second_factors (realm, account_id, sealed_secret, last_step, is_confirmed)
            VALUES ($1, $2, $3, 0, 0)
            ON CONFLICT (realm, account_id) DO UPDATE SET
                sealed_secret = excluded.sealed_secret, last_step = 0, is_confirmed = 0
            """, identity(account) + [.bytes(sealed)])
    }

    /// The secret that waits to be confirmed; nil when none does.
    func pending(of account: String, vault: KeyVault) throws -> [UInt8]? {
        try secret(of: account, confirmed: false, vault: vault)?.bytes
    }

    /// Confirms the waiting secret and keeps the digests of its recovery codes.
    func confirm(of account: String, step: Int64, recoveryCodes: [String]) throws {
        try tx.run(
            "UPDATE second_factors SET is_confirmed = 1, last_step = $3 WHERE realm = $1 AND account_id = $2",
            identity(account) + [.integer(step)])
        try tx.run("DELETE FROM recovery_codes WHERE realm = $1 AND account_id = $2", identity(account))
        for code in recoveryCodes {
            try tx.run(
                "INSERT INTO recovery_codes (realm, account_id, code_digest) VALUES ($1, $2, $3)",
                identity(account) + [.text(Secrets.digest(code))])
        }
    }

    /// Whether a code is the app's of now, or a recovery code, which is used up by it.
    func accepts(_ code: String, of account: String, vault: KeyVault, at now: Date) throws -> Bool {
        guard let known = try secret(of: account, confirmed: true, vault: vault) else { return false }
        if let step = OneTimeCode.match(code, secret: known.bytes, after: known.lastStep, at: now) {
            try tx.run(
                "UPDATE second_factors SET last_step = $3 WHERE realm = $1 AND account_id = $2",
                identity(account) + [.integer(step)])
            return true
        }
        return try tx.run(
            "DELETE FROM recovery_codes WHERE realm = $1 AND account_id = $2 AND code_digest = $3",
            identity(account) + [.text(Secrets.digest(code.lowercased()))]) == 1
    }

    func recoveryCodesLeft(of account: String) throws -> Int {
        let row = try tx.row(
            "SELECT count(*) AS count FROM recovery_codes WHERE realm = $1 AND account_id = $2", identity(account))
        return Int(try row?.integer("count") ?? 0)
    }

    func remove(of account: String) throws {
        try tx.run("DELETE FROM second_factors WHERE realm = $1 AND account_id = $2", identity(account))
        try tx.run("DELETE FROM recovery_codes WHERE realm = $1 AND account_id = $2", identity(account))
    }

    private func secret(
        of account: String, confirmed: Bool, vault: KeyVault
    ) throws -> (bytes: [UInt8], lastStep: Int64)? {
        let row = try tx.row(
            """
            SELECT sealed_secret, last_step FROM second_factors
            WHERE realm = $1 AND account_id = $2 AND is_confirmed = $3
            """, identity(account) + [.integer(confirmed ? 1 : 0)])
        guard let row else { return nil }
        let text = try vault.open(try row.bytes("sealed_secret"), context: context(account))
        return (Array(Data(base64Encoded: text) ?? Data()), try row.integer("last_step"))
    }
}
