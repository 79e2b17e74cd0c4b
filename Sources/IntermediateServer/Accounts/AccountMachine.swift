public import AccessControl
import Foundation

/// The rules of an account's life, without storage, web or clock (§2.7).
extension Account {
    /// Ten wrong passwords lock an account (§2.7).
    public static let attemptsBeforeLock = 10

    /// Somebody tries to sign in; the account remembers it.
    mutating func attempt(passwordMatches: Bool, at door: SignInDoor, now: Date) throws(AccountError) {
        guard deletedAt == nil else { throw .unknownOrWrong(remaining: nil) }
        guard lockedAt == nil else { throw .locked }
        guard passwordMatches else {
            failedAttempts += 1
            if failedAttempts >= Self.attemptsBeforeLock {
                lockedAt = now
                throw .locked
            }
            throw .unknownOrWrong(remaining: Self.attemptsBeforeLock - failedAttempts)
        }
        guard door.roles.contains(role) else { throw .wrongDoor(role) }
        failedAttempts = 0
        lastSignInAt = now
    }

    /// A new password has been chosen by its owner.
    mutating func passwordChanged() {
        mustChangePassword = false
    }

    /// An administrator deletes this account; refused when nobody who can create accounts would be left.
    mutating func delete(by administrator: Account, remaining others: [Account], now: Date) throws(AccountError) {
        guard administrator.identifier != identifier else { throw .ownAccount }
        let stillAdministers = others.contains {
            $0.identifier != identifier && $0.role == .systemAdministrator && $0.deletedAt == nil && $0.lockedAt == nil
                && !$0.mustChangePassword
        }
        if role == .initialAdministrator || role == .systemAdministrator {
            guard stillAdministers else { throw .lastAdministrator }
        }
        deletedAt = now
    }

    /// What somebody signed in with this account may do now.
    public var permissions: Set<Permission> {
        mustChangePassword ? [.changeOwnPassword] : role.permissions
    }
}
