import VPNDevice

/// Where a rule that lets packets pass must stand, so that it takes effect.
///
/// Numbers follow from the wanted rule's own and from the rules' order, so that several changes made together do not take
/// each other's.
struct RulePlacing {
    private let rules: [FilterRule]
    private let behind: Int

    init(_ rules: [FilterRule]) {
        self.rules = rules
        behind = (rules.map(\.number).max() ?? 0) / 10 * 10 + 10
    }

    /// The rule of a number, behind all others; nil when there is none.
    func postponing(_ number: Int?) -> FilterRule? {
        guard let place = rules.firstIndex(where: { $0.number == number }) else { return nil }
        var rule = rules[place]
        rule.number = behind + (place + 1) * 10 + 5
        return rule
    }

    /// A new rule, before one that would stop its packets.
    func adding(_ wanted: FilterRule, before number: Int?) -> FilterRule {
        var rule = wanted
        let number = number.map { $0 - wanted.number / 10 } ?? wanted.number
        rule.number = number > 0 && !rules.contains { $0.number == number } ? number : behind + wanted.number
        return rule
    }
}
