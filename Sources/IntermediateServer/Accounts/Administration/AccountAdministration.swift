import AccessControl
import Foundation
import Storage
import WebServer

/// What an administrator does to accounts, 権限パターン, 行政区 and the policy (§2.7).
extension AccountService {
    /// Makes an account; answers the first password, which is shown once.
    /// - Throws: `AccountError`.
    func create(_ asked: AccountForm, by exchange: Exchange) async throws -> String {
        let prepared = try asked.prepared(scope: exchange.scope, now: exchange.now)
        try await store.write { [realm] tx in
            let books = AccountBookStore(realm: realm, tx: tx)
            let old = try books.read()
            var book = old
            try book.change(by: exchange.accountIdentifier, at: exchange.now) { book throws(AccountError) in
                try book.add(prepared.account)
            }
            try AccountStore(realm: realm, tx: tx).insert(
                prepared.account, password: prepared.hash, by: exchange.actor.identifier, at: exchange.now)
            try exchange.record(
                subject: "\(prepared.account.identifier) \(prepared.account.role.rawValue)", in: tx)
        }
        return prepared.password
    }

    /// Changes what an administrator can set of an account.
    /// - Throws: `AccountError`.
    func set(_ asked: AccountForm, of identifier: String, by exchange: Exchange) async throws {
        let settings = try asked.settings(now: exchange.now)
        try await change(by: exchange, subject: identifier) { book throws(AccountError) in
            try book.set(settings, of: identifier)
        }
    }

    /// Deletes an account; its sessions end at once, its name stays taken.
    /// - Throws: `AccountError`; it can never lock everybody out.
    func delete(_ identifier: String, by exchange: Exchange) async throws {
        let isInitial = try await book().accounts[identifier]?.role == .initialAdministrator
        try await change(by: exchange, isInitial ? .initialAccountDeleted : nil, subject: identifier) {
            book throws(AccountError) in
            try book.delete(identifier, at: exchange.now)
        }
    }

    /// Gives an account a new first password, which is shown once, and unlocks it.
    /// - Throws: `AccountError`.
    func resetPassword(of identifier: String, by exchange: Exchange) async throws -> String {
        let password = Secrets.initialPassword()
        let hash = try PasswordHash(of: password)
        try await store.write { [realm] tx in
            let books = AccountBookStore(realm: realm, tx: tx)
            let old = try books.read()
            var book = old
            try book.change(by: exchange.accountIdentifier, at: exchange.now) { book throws(AccountError) in
                try book.resetPassword(identifier)
            }
            try books.write(book, over: old)
            try PasswordStore(realm: realm, tx: tx).replace(with: hash, of: identifier, at: exchange.now)
            try SessionStore(realm: realm, tx: tx).closeAll(of: identifier)
            try exchange.record(subject: identifier, in: tx)
        }
        return password
    }

    /// Takes an account's second factor away; its owner chooses a new one.
    /// - Throws: `AccountError`.
    func resetSecondFactor(of identifier: String, by exchange: Exchange) async throws {
        try await store.write { [realm] tx in
            let books = AccountBookStore(realm: realm, tx: tx)
            let old = try books.read()
            var book = old
            try book.change(by: exchange.accountIdentifier, at: exchange.now) { book throws(AccountError) in
                try book.resetSecondFactor(identifier)
            }
            try books.write(book, over: old)
            try SecondFactorStore(realm: realm, tx: tx).remove(of: identifier)
            try endSessions(of: book, changedFrom: old, in: tx)
            try exchange.record(subject: identifier, in: tx)
        }
    }
}
