import VPNDevice

/// Where a filter stops an exchange: the rule that is missing, or that stands before the one that lets it pass.
extension Diagnosis {
    func firewall(_ leg: Leg, _ side: OrganisationSide, stoppedBy number: Int?) -> Correction? {
        let bureau = side.bureau
        let wanted = IdealRules.firewall(side, site, leg)
        return wanted.map { wanted in
            rule(
                wanted, among: side.firewall, stoppedBy: number, leg, .firewall(bureau), "規則",
                set: { .firewallRule(bureau, $0) }, remove: { .removeFirewallRule(bureau, $0) })
        }
    }

    func platform(_ leg: Leg, stoppedBy number: Int?) -> Correction? {
        rule(
            IdealRules.platform(site, leg), among: site.surroundings.platform.firewall, stoppedBy: number, leg,
            .platform, "FWの規則",
            set: { .platformRule($0) }, remove: { .removePlatformRule($0) })
    }

    func filter(_ leg: Leg, _ side: OrganisationSide, stoppedBy number: Int?) -> Correction? {
        let idealBook = ObjectBook(ideal.device)
        guard
            let wanted = ideal.device.filter.first(where: { rule in
                IdealRules.packets(leg).contains { box in
                    !box.isEmpty && [box].subtracting(RuleTable.boxes(of: rule, idealBook)).isEmpty
                }
            })
        else { return nil }
        if number == nil, let definition = wrongDefinition(of: wanted) { return definition }
        var rule = wanted
        rule.interface = wanted.interface.map { name in
            name == VPNSession.interface ? name : interface(side)?.name ?? name
        }
        if number == nil, let mine = counterpart(of: rule) {
            rule.number = mine.number
            return Correction(.change, DeviceRow(.filter, String(rule.number), rule.text))
        }
        let source = reference(wanted.source)
        let destination = reference(wanted.destination)
        (rule.source, rule.destination) = (source.term, destination.term)
        if case .object(let name) = rule.service, !site.device.services.contains(where: { $0.name == name }),
            case .some(let service) = idealBook.service(wanted.service)
        {
            rule.service = .literal(service)
        }
        return self.rule(
            rule, among: site.device.filter, stoppedBy: number, leg, .device, DeviceSection.filter.title,
            defining: source.defining + destination.defining,
            set: { .set(DeviceRow(.filter, String($0.number), $0.text)) },
            remove: { .remove(EntryKey(.filter, $0)) })
    }

    /// What an entry must say, and what must be defined before it.
    static func text(_ line: String, _ defining: [DeviceRow]) -> String {
        guard !defining.isEmpty else { return line }
        return "\(line)（先に定義: \(defining.map { "\($0.entry.key) = \($0.value)" }.joined(separator: "、"))）"
    }

    /// The rule that stops an exchange goes behind all others where another one would let it pass; else a new rule.
    func rule(
        _ wanted: FilterRule, among rules: [FilterRule], stoppedBy number: Int?, _ leg: Leg,
        _ target: Correction.Target, _ title: String, defining: [DeviceRow] = [], set: (FilterRule) -> Correction.Step,
        remove: (Int) -> Correction.Step
    ) -> Correction {
        let placing = RulePlacing(rules)
        if let number, let later = placing.postponing(number) {
            let correction = Correction(
                target, .change, "\(title) \(number)", "番号を\(later.number)に変更し、許可規則の後にする（\(later.text)）",
                [remove(number), set(later)])
            let denials = rules.filter { $0.action != .accept }.map { remove($0.number) }
            if isLetPass(leg, without: Correction(target, .change, title, "", denials)) { return correction }
        }
        let rule = placing.adding(wanted, before: number)
        return Correction(
            target, .add, "\(title) \(rule.number)", Self.text(rule.text, defining),
            defining.map { .set($0) } + [set(rule)])
    }

    /// Whether some rule lets an exchange pass once those that deny are gone.
    func isLetPass(_ leg: Leg, without denials: Correction) -> Bool {
        guard let changed = try? denials.applied(to: site) else { return false }
        return switch SitePath(changed).stop(of: leg) {
        case .filter, .firewall, .platformFirewall: false
        default: true
        }
    }
}
