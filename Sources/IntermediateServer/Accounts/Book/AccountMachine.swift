import AccessControl
import Foundation

/// The rules of signing in, without storage, web or clock (§2.7).
extension Account {
    /// Ten wrong passwords lock an account (§2.7).
    public static let attemptsBeforeLock = 10
    /// How long a lock lasts that nobody could undo [O].
    static let lapsingLock: TimeInterval = 15 * 60

    /// Somebody tries to sign in; the account remembers it.
    ///
    /// - Parameters:
    ///   - passwordMatches: whether the password is the account's.
    ///   - door: the site at which it is shown.
    ///   - hasRescuer: whether an administrator could unlock the account. Without one the lock ends by itself, or ten
    ///     wrong guesses of a stranger would take a server from its people.
    ///   - now: the instant of the attempt.
    /// - Throws: ``AccountError`` that says why nobody is signed in.
    mutating func attempt(
        passwordMatches: Bool, at door: SignInDoor, hasRescuer: Bool, now: Date
    ) throws(AccountError) {
        try checkLock(now)
        guard passwordMatches else { throw failed(hasRescuer: hasRescuer, now: now) }
        guard isInUse(at: now) else { throw .notInUse }
        guard door.roles.contains(role) else { throw .wrongDoor(role) }
        if !hasSecondFactor { signedIn(now) }
    }

    /// Somebody who knows the password shows the second factor.
    mutating func attempt(secondFactorMatches: Bool, hasRescuer: Bool, now: Date) throws(AccountError) {
        try checkLock(now)
        guard secondFactorMatches else {
            let error = failed(hasRescuer: hasRescuer, now: now)
            if case .unknownOrWrong(let remaining) = error { throw .wrongCode(remaining: remaining ?? 0) }
            throw error
        }
        signedIn(now)
    }

    /// A new password has been chosen by its owner.
    mutating func passwordChanged(at now: Date) {
        mustChangePassword = false
        passwordChangedAt = now
    }

    mutating func unlock() {
        failedAttempts = 0
        lockedAt = nil
        lockLapsesAt = nil
    }

    private mutating func checkLock(_ now: Date) throws(AccountError) {
        guard deletedAt == nil else { throw .unknownOrWrong(remaining: nil) }
        if isLocked(at: now) { throw .locked(until: lockLapsesAt) }
        if lockedAt != nil { unlock() }
    }

    private mutating func signedIn(_ now: Date) {
        failedAttempts = 0
        previousSignInAt = lastSignInAt
        lastSignInAt = now
    }

    private mutating func failed(hasRescuer: Bool, now: Date) -> AccountError {
        failedAttempts += 1
        guard failedAttempts >= Self.attemptsBeforeLock else {
            return .unknownOrWrong(remaining: Self.attemptsBeforeLock - failedAttempts)
        }
        lockedAt = now
        lockLapsesAt = hasRescuer ? nil : now.addingTimeInterval(Self.lapsingLock)
        return .locked(until: lockLapsesAt)
    }
}

extension AccountBook {
    /// Whether somebody else could unlock an account.
    func hasRescuer(for account: Account, at now: Date) -> Bool {
        keepers(at: now).contains { $0.identifier != account.identifier && $0.lockLapsesAt == nil }
    }
}
