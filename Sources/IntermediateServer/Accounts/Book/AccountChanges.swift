import AccessControl
import Foundation

/// What an administrator does to accounts; each through `change(by:at:_:)`.
extension AccountBook {
    /// What an administrator can set of an account.
    struct Settings: Sendable, Hashable {
        var name: String
        var pattern: String?
        var districts: DistrictScope
        var validUntil: Date?
    }

    mutating func add(_ account: Account) throws(AccountError) {
        guard accounts[account.identifier] == nil else { throw .taken(account.identifier) }
        try check(pattern: account.pattern, districts: account.districts, role: account.role)
        accounts[account.identifier] = account
    }

    mutating func set(_ settings: Settings, of identifier: String) throws(AccountError) {
        var account = try standing(identifier)
        guard !settings.name.isEmpty, settings.name.count <= 64 else { throw .noName }
        try check(pattern: settings.pattern, districts: settings.districts, role: account.role)
        account.name = settings.name
        account.pattern = settings.pattern
        account.districts = settings.districts
        account.validUntil = settings.validUntil
        accounts[identifier] = account
    }

    mutating func suspend(_ identifier: String, at now: Date) throws(AccountError) {
        var account = try standing(identifier)
        guard account.suspendedAt == nil else { return }
        account.suspendedAt = now
        accounts[identifier] = account
    }

    mutating func resume(_ identifier: String) throws(AccountError) {
        var account = try standing(identifier)
        account.suspendedAt = nil
        accounts[identifier] = account
    }

    mutating func delete(_ identifier: String, at now: Date) throws(AccountError) {
        var account = try standing(identifier)
        account.deletedAt = now
        accounts[identifier] = account
    }

    mutating func unlock(_ identifier: String) throws(AccountError) {
        var account = try standing(identifier)
        account.unlock()
        accounts[identifier] = account
    }

    /// The owner gets a new first password, and an unlocked account.
    mutating func resetPassword(_ identifier: String) throws(AccountError) {
        var account = try standing(identifier)
        account.unlock()
        account.mustChangePassword = true
        accounts[identifier] = account
    }

    mutating func resetSecondFactor(_ identifier: String) throws(AccountError) {
        var account = try standing(identifier)
        account.secondFactorSince = nil
        accounts[identifier] = account
    }

    private func check(pattern: String?, districts: DistrictScope, role: Role) throws(AccountError) {
        if let pattern {
            guard let known = self.patterns[pattern], known.role == role else { throw .unknownPattern(pattern) }
        }
        guard case .some(let codes) = districts else { return }
        guard !codes.isEmpty else { throw .noDistrict }
        for code in codes.sorted() where self.districts[code] == nil { throw .unknownDistrict(code) }
    }
}
