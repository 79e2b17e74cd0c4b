import AccessControl
import Foundation

/// How far somebody has come in signing in, and what may be done then.
enum SessionState: Sendable, Hashable {
    /// The password was right; the second factor is still to be shown.
    case awaitingSecondFactor
    /// A new password is due before anything else (§2.7).
    case passwordDue
    /// The organisation demands a second factor that is not there yet.
    case secondFactorDue
    case full

    init(_ account: Account, in book: AccountBook, awaitsSecondFactor: Bool, now: Date) {
        if awaitsSecondFactor {
            self = .awaitingSecondFactor
        } else if account.mustChangePassword || Self.isOld(account, book.policy, now) {
            self = .passwordDue
        } else if book.policy.demandsSecondFactor(of: account), !account.hasSecondFactor {
            self = .secondFactorDue
        } else {
            self = .full
        }
    }

    func permissions(of account: Account, in book: AccountBook) -> Set<Permission> {
        switch self {
        case .awaitingSecondFactor: [.beSignedIn, .proveSecondFactor]
        case .passwordDue: [.beSignedIn, .changeOwnPassword]
        case .secondFactorDue: [.beSignedIn, .manageOwnSecondFactor]
        case .full: book.permissions(of: account)
        }
    }

    private static func isOld(_ account: Account, _ policy: AccountPolicy, _ now: Date) -> Bool {
        guard let days = policy.passwordDays, let changed = account.passwordChangedAt else { return false }
        return now.timeIntervalSince(changed) > Double(days) * 86_400
    }
}
