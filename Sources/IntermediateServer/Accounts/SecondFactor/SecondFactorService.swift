import AccessControl
import Crypto
import Foundation
import Storage
import WebServer

/// One's own second factor.
extension AccountService {
    /// Makes a new secret that its owner then confirms by a code.
    /// - Throws: `StoreError`.
    func beginSecondFactor(of identifier: String, by exchange: Exchange) async throws {
        let secret = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Array($0) }
        try await store.write { [realm, vault] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
            account.secondFactorSince = nil
            try accounts.update(account)
            try SecondFactorStore(realm: realm, tx: tx).begin(secret, of: identifier, vault: vault)
            try exchange.record(subject: identifier, in: tx)
        }
    }

    /// The secret that waits to be confirmed, and how many recovery codes are left of a confirmed one.
    func secondFactor(of identifier: String) async throws -> (pending: [UInt8]?, recoveryCodesLeft: Int) {
        try await store.read { [realm, vault] tx in
            let factors = SecondFactorStore(realm: realm, tx: tx)
            return (
                try factors.pending(of: identifier, vault: vault), try factors.recoveryCodesLeft(of: identifier)
            )
        }
    }

    /// The owner shows that the app has the secret; answers recovery codes, which are shown once.
    /// - Throws: `AccountError.codeDoesNotMatch`; nothing changes then.
    func confirmSecondFactor(_ code: String, of identifier: String, by exchange: Exchange) async throws -> [String] {
        let codes = (0..<SecondFactorStore.recoveryCodes).map { _ in Secrets.recoveryCode() }
        try await store.write { [realm, vault] tx in
            let factors = SecondFactorStore(realm: realm, tx: tx)
            guard let secret = try factors.pending(of: identifier, vault: vault),
                let step = OneTimeCode.match(code, secret: secret, after: 0, at: exchange.now)
            else { throw AccountError.codeDoesNotMatch }
            try factors.confirm(of: identifier, step: step, recoveryCodes: codes)
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
            account.secondFactorSince = exchange.now
            try accounts.update(account)
            try exchange.record(subject: identifier, in: tx)
        }
        return codes
    }

    /// The owner gives the second factor up; refused where the organisation demands it.
    /// - Throws: `AccountError.secondFactorDemanded`.
    func giveUpSecondFactor(of identifier: String, by exchange: Exchange) async throws {
        try await store.write { [realm] tx in
            let book = try AccountBookStore(realm: realm, tx: tx).read()
            guard var account = book.accounts[identifier] else { throw AccountError.notFound }
            guard !book.policy.demandsSecondFactor(of: account) else { throw AccountError.secondFactorDemanded }
            account.secondFactorSince = nil
            try AccountStore(realm: realm, tx: tx).update(account)
            try SecondFactorStore(realm: realm, tx: tx).remove(of: identifier)
            try exchange.record(subject: identifier, in: tx)
        }
    }
}
