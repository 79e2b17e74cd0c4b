import Identifiers
import NationalProtocol

/// What a clerk may choose: by the permit table, as what the own body is, in the affairs that are the clerk's.
struct InquiryChoices: Sendable {
    /// One line of the table that a clerk may use.
    struct Line: Sendable, Hashable {
        let procedure: PermitTable.Procedure
        let item: PermitTable.Named<ItemCode>
        let providerKind: String
        /// The body for which the own one does this affair (委任); nil for the own body's affairs.
        let delegator: PermitTable.Holder?
    }

    /// Whom one may ask, and for whom that body does the affair; nil for itself.
    struct Provider: Sendable, Hashable {
        let holder: PermitTable.Holder
        let delegator: PermitTable.Holder?

        /// As a form sends it.
        var value: String { [holder, delegator].compactMap { $0?.holderCode.text }.joined(separator: "/") }

        var title: String { holder.name + (delegator.map { "（\($0.name)の委任）" } ?? "") }
    }

    let lines: [Line]
    private let rules: PermitRules
    private let own: HolderCode

    init(rules: PermitRules, own: HolderCode, affairs: Set<AffairCode>) {
        self.rules = rules
        self.own = own
        let table = rules.table
        let procedures = Dictionary(table.procedures.map { ($0.code, $0) }) { first, _ in first }
        let items = Dictionary(table.items.map { ($0.code, $0) }) { first, _ in first }
        let delegations = Self.delegations(in: table)
        let kind = table.holders.first { $0.holderCode == own }?.kind
        lines = table.permits.flatMap { permit -> [Line] in
            guard let procedure = procedures[permit.procedure], affairs.contains(procedure.affair),
                let item = items[permit.item]
            else { return [] }
            let given = delegations.filter { delegation, delegator in
                delegation.delegate == own && delegation.affair == procedure.affair
                    && delegator.kind == permit.inquirerKind
            }
            let actsAs: [PermitTable.Holder?] = (kind == permit.inquirerKind ? [nil] : []) + given.map(\.1)
            return actsAs.map {
                Line(procedure: procedure, item: item, providerKind: permit.providerKind, delegator: $0)
            }
        }
    }

    /// The lines of one procedure and kind, asked for oneself or for another body; none for what is not the clerk's.
    func lines(_ procedure: String, _ item: String, for delegator: String) -> [Line] {
        lines.filter {
            $0.procedure.code.text == procedure && $0.item.code.text == item
                && $0.delegator?.holderCode.text ?? "" == delegator
        }
    }

    /// Whom one may ask by some lines of one procedure: bodies of a kind, and those that do the affair for such.
    func providers(_ lines: [Line]) -> [Provider] {
        guard let affair = lines.first?.procedure.affair else { return [] }
        let kinds = Set(lines.map(\.providerKind))
        func isAsked(_ holder: PermitTable.Holder) -> Bool { holder.kind.map(kinds.contains) == true }
        let others = rules.table.holders.filter { $0.holderCode != own && $0.server != nil && $0.kind != nil }
        let delegates = Self.delegations(in: rules.table).filter { $0.0.affair == affair && isAsked($0.1) }
        return others.filter(isAsked).map { Provider(holder: $0, delegator: nil) }
            + others.flatMap { holder in
                delegates.filter { $0.0.delegate == holder.holderCode }.map {
                    Provider(holder: holder, delegator: $0.1)
                }
            }
    }

    private static func delegations(
        in table: PermitTable
    ) -> [(PermitTable.Delegation, PermitTable.Holder)] {
        (table.delegations ?? []).compactMap { delegation in
            table.holders.first { $0.holderCode == delegation.delegator }.map { (delegation, $0) }
        }
    }

    /// The name of an affair.
    func title(of affair: AffairCode) -> String {
        rules.table.affairs.first { $0.code == affair }?.name ?? affair.text
    }
}
