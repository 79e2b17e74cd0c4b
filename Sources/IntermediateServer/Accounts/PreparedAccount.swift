public import AccessControl
import Foundation

/// An account ready to be stored, with its first password: made outside a transaction, because the hash is slow.
public struct PreparedAccount: Sendable {
    public let account: Account
    /// Shown once and never stored.
    public let password: String
    let hash: PasswordHash

    /// Prepares an account with a first password that must be changed at the first sign-in (§2.7).
    /// - Throws: `AccountError` when the identifier or the name is not acceptable.
    public init(identifier: String, name: String, role: Role, organisation: String, bureau: String) throws {
        let allowed = identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard allowed, (3...32).contains(identifier.count) else { throw AccountError.badIdentifier }
        guard !name.isEmpty, name.count <= 64 else { throw AccountError.noName }
        account = Account(
            identifier: identifier, name: name, role: role, organisation: organisation, bureau: bureau,
            mustChangePassword: true, failedAttempts: 0, lockedAt: nil, deletedAt: nil, lastSignInAt: nil)
        password = Secrets.initialPassword()
        hash = try PasswordHash(of: password)
    }

    /// Prepares one from a form, where only these two roles can be chosen.
    init(identifier: String, name: String, role: String, organisation: String, bureau: String) throws {
        guard let role = Role(rawValue: role), role == .systemAdministrator || role == .clerk else {
            throw AccountError.badRole
        }
        try self.init(
            identifier: identifier, name: name, role: role, organisation: organisation, bureau: bureau)
    }
}
