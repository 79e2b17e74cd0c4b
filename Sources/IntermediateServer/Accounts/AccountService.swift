import AccessControl
import AuditLog
import Foundation
public import Storage
public import WebServer

/// Creating, using and deleting accounts in one realm, each change in one transaction with its audit record.
public struct AccountService: Sendable {
    let realm: String
    let store: any DataStore

    /// Serves one realm: a tenant, or the support site.
    public init(realm: String, store: any DataStore) {
        self.realm = realm
        self.store = store
    }

    /// Makes an account that the operator hands out, inside the operator's own transaction.
    /// - Throws: `StoreError`.
    public func issue(_ prepared: PreparedAccount, by exchange: Exchange, in tx: any StoreTransaction) throws {
        try AccountStore(realm: realm, tx: tx).insert(
            prepared.account, password: prepared.hash, by: exchange.actor.identifier, at: exchange.now)
    }

    /// An administrator makes an account; answers the first password, which is shown once.
    /// - Throws: `AccountError`.
    public func create(identifier: String, name: String, role: String, by exchange: Exchange) async throws -> String {
        let prepared = try PreparedAccount(
            identifier: identifier, name: name, role: role, organisation: exchange.scope.organisation,
            bureau: exchange.scope.bureau)
        try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard try accounts.account(identifier) == nil else { throw AccountError.taken(identifier) }
            try accounts.insert(
                prepared.account, password: prepared.hash, by: exchange.actor.identifier, at: exchange.now)
            try exchange.record(subject: "\(identifier) \(prepared.account.role.rawValue)", in: tx)
        }
        return prepared.password
    }

    /// Signs in; answers the token for the cookie.
    ///
    /// The slow hash is computed outside the transaction, and for an unknown account as well.
    /// - Throws: `AccountError`; the failed attempt is kept.
    public func signIn(identifier: String, password: String, door: SignInDoor, by exchange: Exchange) async throws
        -> String
    {
        let kept = try await store.read { [realm] tx in try AccountStore(realm: realm, tx: tx).password(of: identifier)
        }
        let matches = try (kept ?? Self.nobodysHash()).matches(password) && kept != nil
        let result: Result<String, AccountError> = try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else {
                try exchange.record(outcome: .refused, subject: "account.unknown-or-wrong", in: tx)
                return .failure(.unknownOrWrong(remaining: nil))
            }
            let place = AuditScope(organisation: account.organisation, bureau: account.bureau)
            let actor = "account:\(account.identifier)"
            do throws(AccountError) {
                try account.attempt(passwordMatches: matches, at: door, now: exchange.now)
            } catch {
                try accounts.update(account)
                try exchange.record(
                    outcome: .refused, subject: error.problem.code, scope: place, by: actor, in: tx)
                return .failure(error)
            }
            try accounts.update(account)
            let token = try SessionStore(realm: realm, tx: tx).open(account, at: exchange.now)
            try exchange.record(scope: place, by: actor, in: tx)
            return .success(token)
        }
        return try result.get()
    }

    /// The owner chooses a new password; every session of the account ends and a new one begins.
    /// - Throws: `AccountError`.
    public func changePassword(
        of identifier: String, current: String, new: String, again: String, by exchange: Exchange
    ) async throws -> String {
        try PasswordRules.check(new, again: again, current: current, account: identifier)
        let kept = try await store.read { [realm] tx in try AccountStore(realm: realm, tx: tx).password(of: identifier)
        }
        guard let kept, try kept.matches(current) else { throw AccountError.unknownOrWrong(remaining: nil) }
        let hash = try PasswordHash(of: new)
        return try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            guard var account = try accounts.account(identifier) else { throw AccountError.notFound }
            account.passwordChanged()
            try accounts.setPassword(hash, of: identifier)
            try accounts.update(account)
            let sessions = SessionStore(realm: realm, tx: tx)
            try sessions.closeAll(of: identifier)
            try exchange.record(subject: identifier, in: tx)
            return try sessions.open(account, at: exchange.now)
        }
    }

    /// Ends one session.
    /// - Throws: `StoreError`.
    public func signOut(_ session: SessionView, by exchange: Exchange) async throws {
        try await store.write { [realm] tx in
            try SessionStore(realm: realm, tx: tx).close(digest: session.identifier)
            try exchange.record(subject: session.accountIdentifier, in: tx)
        }
    }

    /// An administrator deletes an account; its sessions end at once.
    ///
    /// It can never lock everybody out.
    /// - Throws: `AccountError`.
    public func delete(_ identifier: String, by exchange: Exchange, administrator: String) async throws {
        try await store.write { [realm] tx in
            let accounts = AccountStore(realm: realm, tx: tx)
            let all = try accounts.all()
            guard var account = all.first(where: { $0.identifier == identifier && $0.deletedAt == nil }),
                let deleter = all.first(where: { $0.identifier == administrator })
            else { throw AccountError.notFound }
            try account.delete(by: deleter, remaining: all, now: exchange.now)
            try accounts.update(account)
            try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
            let initial = account.role == .initialAdministrator
            try exchange.record(initial ? .initialAccountDeleted : nil, subject: identifier, in: tx)
        }
    }

    /// All accounts that are not deleted.
    /// - Throws: `StoreError`.
    public func accounts() async throws -> [Account] {
        try await store.read { [realm] tx in
            try AccountStore(realm: realm, tx: tx).all().filter { $0.deletedAt == nil }
        }
    }

    private static func nobodysHash() throws -> PasswordHash {
        PasswordHash(stored: [UInt8](repeating: 0, count: 48))
    }
}
