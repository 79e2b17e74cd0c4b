import AccessControl
import AuditLog
import Foundation
public import PKI
public import Storage
public import WebServer

/// The accounts of one realm: each change in one transaction with its audit record.
public struct AccountService: Sendable {
    let realm: String
    let store: any DataStore
    /// Seals the secrets of second factors.
    let vault: KeyVault

    /// Serves one realm: a tenant, or the support site.
    public init(realm: String, store: any DataStore, vault: KeyVault) {
        self.realm = realm
        self.store = store
        self.vault = vault
    }

    /// Makes an account that the operator hands out, inside the operator's own transaction; with a server's initial account
    /// comes the 行政区 that it belongs to.
    /// - Throws: `StoreError`.
    public func issue(_ prepared: PreparedAccount, by exchange: Exchange, in tx: any StoreTransaction) throws {
        if prepared.account.role == .initialAdministrator {
            try AccountBookStore(realm: realm, tx: tx).put(.initial)
        }
        try AccountStore(realm: realm, tx: tx).insert(
            prepared.account, password: prepared.hash, by: exchange.actor.identifier, at: exchange.now)
    }

    /// All accounts that are not deleted, oldest first.
    /// - Throws: `StoreError`.
    public func accounts() async throws -> [Account] {
        try await store.read { [realm] tx in
            try AccountStore(realm: realm, tx: tx).all().filter { $0.deletedAt == nil }
        }
    }

    /// Everything as it stands.
    func book() async throws -> AccountBook {
        try await store.read { [realm] tx in try AccountBookStore(realm: realm, tx: tx).read() }
    }

    /// An administrator changes the book: all of it or nothing, with the record.
    ///
    /// Whoever's rights change starts anew: their sessions end.
    /// - Throws: `AccountError` when the rules refuse it.
    func change(
        by exchange: Exchange, _ event: AuditEvent? = nil, subject: String,
        _ body: @escaping @Sendable (inout AccountBook) throws(AccountError) -> Void
    ) async throws {
        try await store.write { [realm] tx in
            let books = AccountBookStore(realm: realm, tx: tx)
            let old = try books.read()
            var book = old
            try book.change(by: exchange.accountIdentifier, at: exchange.now, body)
            try books.write(book, over: old)
            try endSessions(of: book, changedFrom: old, in: tx)
            try exchange.record(event, subject: subject, in: tx)
        }
    }

    func endSessions(of book: AccountBook, changedFrom old: AccountBook, in tx: any StoreTransaction) throws {
        let sessions = SessionStore(realm: realm, tx: tx)
        for (identifier, before) in old.accounts {
            guard let after = book.accounts[identifier] else { continue }
            let sameRights =
                before.pattern == after.pattern && before.districts == after.districts
                && before.deletedAt == after.deletedAt && before.suspendedAt == after.suspendedAt
                && before.mustChangePassword == after.mustChangePassword && before.validUntil == after.validUntil
                && before.secondFactorSince == after.secondFactorSince
                && old.permissions(of: before) == book.permissions(of: after)
            if !sameRights { try sessions.closeAll(of: identifier) }
        }
    }
}

extension Exchange {
    /// The account that an exchange is made in the name of; empty when it is nobody's.
    var accountIdentifier: String {
        actor.identifier.hasPrefix("account:") ? String(actor.identifier.dropFirst("account:".count)) : ""
    }
}
