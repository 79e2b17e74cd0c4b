import VPNDevice

/// Where a rule that lets packets pass must stand, so that it takes effect.
struct RulePlacing {
    let rules: [FilterRule]

    init(_ rules: [FilterRule]) { self.rules = rules }

    /// What to change.
    enum Change: Hashable {
        /// A new rule.
        case add(FilterRule)
        /// The rule that stops them goes behind all others.
        case postpone(FilterRule, to: Int)
    }

    /// What makes packets pass that a rule, or the end of all rules, stops.
    ///
    /// Numbers follow from the wanted rule's own, so that several changes made together do not take each other's.
    func change(stoppedBy number: Int?, wanted: FilterRule) -> Change {
        let behind = (rules.map(\.number).max() ?? 0) / 10 * 10 + 10
        if let stopping = rules.first(where: { $0.number == number }) {
            return .postpone(stopping, to: behind + stopping.number)
        }
        var rule = wanted
        if rules.contains(where: { $0.number == wanted.number }) { rule.number = behind + wanted.number }
        return .add(rule)
    }
}
