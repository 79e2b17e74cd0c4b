/// Why the machine removes a registration (§5.1).
public enum RemovalReason: String, Sendable, Hashable, CaseIterable {
    /// Above the number allowed.
    case exceeds
    /// A lower ID is not registered.
    case skips

    /// What the organisation reads.
    public var title: String {
        switch self {
        case .exceeds: "登録可能数を超えています"
        case .skips: "より若い番号のIDが登録されていません"
        }
    }
}

/// H4: IDs are registered from the lowest up, as many as are allowed.
public enum MemberRules {
    /// The registrations that are to be removed, with the reason of each.
    ///
    /// - Parameters:
    ///   - registered: the numbers that are registered, from 1.
    ///   - allowed: how many an organisation may register.
    ///   - exempt: numbers that the operator restored: they stay, and count as registered.
    /// - Returns: numbers, each with its reason.
    public static func removals(
        registered: Set<Int>, allowed: Int, exempt: Set<Int> = []
    ) -> [Int: RemovalReason] {
        var removals: [Int: RemovalReason] = [:]
        // The first number that is not registered: all above it skip it.
        let gap = (1...).first { !registered.contains($0) } ?? 1
        for number in registered where !exempt.contains(number) {
            if number > allowed {
                removals[number] = .exceeds
            } else if number > gap {
                removals[number] = .skips
            }
        }
        return removals
    }

    /// The lowest number that is free and allowed; nil when all are taken.
    public static func next(registered: Set<Int>, allowed: Int) -> Int? {
        (1...max(1, allowed)).first { !registered.contains($0) && $0 <= allowed }
    }
}
