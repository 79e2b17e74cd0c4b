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
        try self.init(
            identifier: identifier, name: name, role: role, organisation: organisation, bureau: bureau, pattern: nil,
            districts: role == .initialAdministrator ? .some([AdministrativeDistrict.initial.code]) : .all,
            validUntil: nil)
    }

    init(
        identifier: String, name: String, role: Role, organisation: String, bureau: String, pattern: String?,
        districts: DistrictScope, validUntil: Date?
    ) throws {
        try Self.check(identifier: identifier, name: name)
        account = Account(
            identifier: identifier, name: name, role: role, organisation: organisation, bureau: bureau,
            pattern: pattern, districts: districts, mustChangePassword: true, validUntil: validUntil)
        password = Secrets.initialPassword()
        hash = try PasswordHash(of: password)
    }

    static func check(identifier: String, name: String) throws(AccountError) {
        let allowed = identifier.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard allowed, (3...32).contains(identifier.count) else { throw .badIdentifier }
        guard !name.isEmpty, name.count <= 64 else { throw .noName }
    }
}
