import AccessControl
import Foundation

/// All accounts of one server and what they refer to: the rules that no single account can hold.
///
/// Pure: no storage, web or clock. Whatever is done to it, somebody can still administer the server (§2.7).
struct AccountBook: Sendable, Hashable {
    var accounts: [String: Account] = [:]
    var patterns: [String: PermissionPattern] = [:]
    var districts: [String: AdministrativeDistrict] = [:]
    var policy = AccountPolicy()

    /// What somebody signed in with an account may do, when nothing stands in the way any more.
    func permissions(of account: Account) -> Set<Permission> {
        guard let name = account.pattern else { return account.role.permissions }
        // A pattern that is gone grants nothing.
        let granted = patterns[name].map { $0.role == account.role ? $0.permissions : [] } ?? []
        return account.role.permissions.subtracting(account.role.grantable).union(granted)
    }

    /// Who can administer accounts for good: has shown to know the password, and nothing ends it by itself.
    func keepers(at now: Date) -> [Account] {
        accounts.values.filter {
            isKeeper($0, at: now) && $0.validUntil == nil && !$0.mustChangePassword
        }
    }

    private func isKeeper(_ account: Account, at now: Date) -> Bool {
        account.isInUse(at: now) && (account.lockedAt == nil || account.lockLapsesAt != nil)
            && permissions(of: account).contains(.manageAccounts)
    }

    /// An account that is there.
    func standing(_ identifier: String) throws(AccountError) -> Account {
        guard let account = accounts[identifier], account.deletedAt == nil else { throw .notFound }
        return account
    }

    /// Changes the book in the name of an administrator, or leaves it as it was and says why.
    mutating func change(
        by administrator: String, at now: Date, _ body: (inout AccountBook) throws(AccountError) -> Void
    ) throws(AccountError) {
        guard let actor = accounts[administrator], isKeeper(actor, at: now), !actor.isLocked(at: now),
            !actor.mustChangePassword
        else { throw .notAdministrator }
        var changed = self
        try body(&changed)
        guard let actorAfter = changed.accounts[administrator], changed.isKeeper(actorAfter, at: now),
            !actorAfter.mustChangePassword, actorAfter.validUntil == actor.validUntil
        else { throw .ownAccount }
        guard !changed.keepers(at: now).isEmpty else { throw .lastAdministrator }
        self = changed
    }
}
