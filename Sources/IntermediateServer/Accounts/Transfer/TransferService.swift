import AccessControl
import Foundation
import Storage
import WebServer

/// Accounts out to a file and in from one.
extension AccountService {
    /// What a file would change; changes nothing.
    /// - Throws: `AccountError` when the file cannot be read.
    func plan(_ csv: String, by exchange: Exchange) async throws -> TransferPlan {
        let table = try AccountTable(csv: csv)
        return TransferPlan(
            table, on: try await book(), scope: exchange.scope, by: exchange.accountIdentifier, at: exchange.now)
    }

    /// Makes the changes of a file that were shown, all or none; answers the first passwords of the new accounts.
    /// - Throws: `AccountError`; nothing is changed then, also when the accounts changed since the plan was shown.
    func apply(
        _ csv: String, shown digest: String, by exchange: Exchange
    ) async throws -> [(identifier: String, password: String)] {
        let table = try AccountTable(csv: csv)
        // The slow hashes before the transaction, for whoever was new when the plan was shown.
        let prepared = try await plan(csv, by: exchange).created.map {
            try $0.prepared(scope: exchange.scope, now: exchange.now)
        }
        try await store.write { [realm] tx in
            let books = AccountBookStore(realm: realm, tx: tx)
            let old = try books.read()
            let plan = TransferPlan(
                table, on: old, scope: exchange.scope, by: exchange.accountIdentifier, at: exchange.now)
            guard plan.digest == digest, plan.isAcceptable else { throw AccountError.changedMeanwhile }
            try books.write(plan.result, over: old)
            for account in prepared {
                guard let planned = plan.result.accounts[account.account.identifier] else {
                    throw AccountError.changedMeanwhile
                }
                try AccountStore(realm: realm, tx: tx).insert(
                    planned, password: account.hash, by: exchange.actor.identifier, at: exchange.now)
            }
            try endSessions(of: plan.result, changedFrom: old, in: tx)
            try exchange.record(subject: "\(prepared.count) new, \(plan.lines.count) rows", in: tx)
        }
        return prepared.map { ($0.account.identifier, $0.password) }
    }
}
