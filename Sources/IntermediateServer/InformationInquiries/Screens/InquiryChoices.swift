import Identifiers
import NationalProtocol

/// What a clerk may choose: by the permit table, as what the own body is, in the affairs that are the clerk's.
struct InquiryChoices: Sendable {
    /// One line of the table that a clerk may use.
    struct Line: Sendable, Hashable {
        let procedure: PermitTable.Procedure
        let item: PermitTable.Named<ItemCode>
        let providerKind: String
    }

    let lines: [Line]
    private let rules: PermitRules
    private let own: HolderCode

    init(rules: PermitRules, own: HolderCode, affairs: Set<AffairCode>) {
        self.rules = rules
        self.own = own
        let kind = rules.table.holders.first { $0.holderCode == own }?.kind
        let procedures = Dictionary(rules.table.procedures.map { ($0.code, $0) }) { first, _ in first }
        let items = Dictionary(rules.table.items.map { ($0.code, $0) }) { first, _ in first }
        lines = rules.table.permits.compactMap { permit in
            guard permit.inquirerKind == kind, let procedure = procedures[permit.procedure],
                affairs.contains(procedure.affair), let item = items[permit.item]
            else { return nil }
            return Line(procedure: procedure, item: item, providerKind: permit.providerKind)
        }
    }

    /// The lines of one procedure and kind; none for what is not the clerk's.
    func lines(_ procedure: String, _ item: String) -> [Line] {
        lines.filter { $0.procedure.code.text == procedure && $0.item.code.text == item }
    }

    /// Whom one may ask by some lines.
    func providers(_ lines: [Line]) -> [PermitTable.Holder] {
        let kinds = Set(lines.map(\.providerKind))
        return rules.table.holders.filter { holder in
            holder.holderCode != own && holder.server != nil && holder.kind.map(kinds.contains) == true
        }
    }

    /// The name of an affair.
    func title(of affair: AffairCode) -> String {
        rules.table.affairs.first { $0.code == affair }?.name ?? affair.text
    }
}
