import AccessControl
import AuditLog
import Foundation
import Storage
import WebServer

/// Signing in and out, and one's own password (§2.7).
extension AccountService {
    /// Signs in; answers the token for the cookie, of a session that may still wait for the second factor.
    ///
    /// The slow hash is computed outside the transaction, and for an unknown account as well.
    /// - Throws: `AccountError`; the failed attempt is kept.
    func signIn(
        identifier: String, password: String, door: SignInDoor, by exchange: Exchange
    ) async throws -> String {
        let kept = try await store.read { [realm] tx in try AccountStore(realm: realm, tx: tx).password(of: identifier)
        }
        let matches = try (kept ?? PasswordHash.nobodys).matches(password) && kept != nil
        return try await attempting(identifier, by: exchange) { account, book throws(AccountError) in
            try account.attempt(
                passwordMatches: matches, at: door, hasRescuer: book.hasRescuer(for: account, at: exchange.now),
                now: exchange.now)
            return account.hasSecondFactor
        }
    }

    /// Shows the second factor, or one of the recovery codes; the session that waited ends and a full one begins.
    /// - Throws: `AccountError`; the failed attempt counts like a wrong password.
    func proveSecondFactor(_ code: String, session: SessionView, by exchange: Exchange) async throws -> String {
        let identifier = session.accountIdentifier
        let matches = try await store.write { [realm, vault] tx in
            try SecondFactorStore(realm: realm, tx: tx).accepts(code, of: identifier, vault: vault, at: exchange.now)
        }
        let token = try await attempting(identifier, by: exchange) { account, book throws(AccountError) in
            try account.attempt(
                secondFactorMatches: matches, hasRescuer: book.hasRescuer(for: account, at: exchange.now),
                now: exchange.now)
            return false
        }
        try await store.write { [realm] tx in
            try SessionStore(realm: realm, tx: tx).close(digest: session.identifier)
        }
        return token
    }

    /// Changes an account by an attempt, kept whether it succeeds or not; opens a session when it does.
    private func attempting(
        _ identifier: String, by exchange: Exchange,
        _ attempt: @escaping @Sendable (inout Account, AccountBook) throws(AccountError) -> Bool
    ) async throws -> String {
        let result: Result<String, AccountError> = try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else {
                try exchange.record(outcome: .refused, subject: "account.unknown-or-wrong", in: tx)
                return .failure(.unknownOrWrong(remaining: nil))
            }
            let book = try AccountBookStore(realm: realm, tx: tx).read()
            let place = AuditScope(organisation: account.organisation, bureau: account.bureau)
            let actor = "account:\(account.identifier)"
            let awaits: Bool
            do throws(AccountError) {
                awaits = try attempt(&account, book)
            } catch {
                try accounts.update(account)
                try exchange.record(outcome: .refused, subject: error.problem.code, scope: place, by: actor, in: tx)
                return .failure(error)
            }
            try accounts.update(account)
            let token = try SessionStore(realm: realm, tx: tx).open(
                account, awaitsSecondFactor: awaits, at: exchange.now)
            try exchange.record(
                awaits ? .passwordAccepted : nil, scope: place, by: actor, in: tx)
            return .success(token)
        }
        return try result.get()
    }

    /// The owner chooses a new password; every session of the account ends and a new one begins.
    /// - Throws: `AccountError`.
    func changePassword(
        of identifier: String, current: String, new: String, again: String, by exchange: Exchange
    ) async throws -> String {
        try PasswordRules.check(new, again: again, current: current, account: identifier)
        let recent = try await store.read { [realm] tx in
            try PasswordStore(realm: realm, tx: tx).recent(of: identifier)
        }
        guard let kept = recent.first, try kept.matches(current) else { throw AccountError.wrongCurrentPassword }
        for former in recent where try former.matches(new) { throw AccountError.usedBefore(PasswordStore.remembered) }
        let hash = try PasswordHash(of: new)
        return try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
            account.passwordChanged(at: exchange.now)
            try PasswordStore(realm: realm, tx: tx).replace(with: hash, of: identifier, at: exchange.now)
            try accounts.update(account)
            let sessions = SessionStore(realm: realm, tx: tx)
            try sessions.closeAll(of: identifier)
            try exchange.record(subject: identifier, in: tx)
            return try sessions.open(account, awaitsSecondFactor: false, at: exchange.now)
        }
    }

    /// Ends one session.
    /// - Throws: `StoreError`.
    func signOut(_ session: SessionView, by exchange: Exchange) async throws {
        try await store.write { [realm] tx in
            try SessionStore(realm: realm, tx: tx).close(digest: session.identifier)
            try exchange.record(subject: session.accountIdentifier, in: tx)
        }
    }
}
