import AccessControl

/// What an administrator does to 権限パターン, 行政区 and the policy; each through `change(by:at:_:)`.
extension AccountBook {
    mutating func put(_ pattern: PermissionPattern) throws(AccountError) {
        guard !pattern.name.isEmpty, pattern.name.count <= 32 else { throw .noPatternName }
        guard !pattern.role.grantable.isEmpty else { throw .badRole }
        guard pattern.permissions.isSubset(of: pattern.role.grantable) else { throw .badPermissions }
        if let old = patterns[pattern.identifier], old.role != pattern.role { throw .badRole }
        guard !patterns.values.contains(where: { $0.name == pattern.name && $0.identifier != pattern.identifier })
        else { throw .takenPatternName(pattern.name) }
        patterns[pattern.identifier] = pattern
    }

    mutating func deletePattern(_ identifier: String) throws(AccountError) {
        guard let pattern = patterns[identifier] else { throw .notFound }
        let holders = accounts.values.filter { $0.pattern == identifier && $0.deletedAt == nil }
        guard holders.isEmpty else {
            throw .patternInUse(pattern.name, holders.map(\.identifier).sorted())
        }
        patterns[identifier] = nil
    }

    mutating func put(_ district: AdministrativeDistrict) throws(AccountError) {
        guard (1...5).contains(district.code.count),
            district.code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
        else { throw .badDistrictCode }
        guard !district.name.isEmpty, district.name.count <= 32 else { throw .noDistrictName }
        districts[district.code] = district
    }

    /// Refused while somebody would belong to no 行政区 any more: the trap that used to lock everybody out (§2.7).
    mutating func deleteDistrict(_ code: String) throws(AccountError) {
        guard let district = districts[code] else { throw .notFound }
        let left = accounts.values.filter { $0.deletedAt == nil && $0.districts == .some([code]) }
        guard left.isEmpty else { throw .districtInUse(district.name, left.map(\.identifier).sorted()) }
        for (identifier, account) in accounts where account.districts.codes?.contains(code) == true {
            var account = account
            account.districts.remove(code)
            accounts[identifier] = account
        }
        districts[code] = nil
    }

    /// A second factor is demanded only by somebody who has one: else the demand could shut the demander out.
    mutating func set(_ policy: AccountPolicy, by administrator: String) throws(AccountError) {
        let actor = try standing(administrator)
        guard actor.hasSecondFactor || !policy.demandsSecondFactor(of: actor) else { throw .ownSecondFactorFirst }
        if let days = policy.passwordDays, !(30...365).contains(days) { throw .badPasswordDays }
        self.policy = policy
    }
}
