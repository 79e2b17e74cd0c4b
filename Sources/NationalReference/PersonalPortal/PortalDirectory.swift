import Identifiers
public import NationalProtocol

/// Who takes part and what there is, by the permit table.
public struct PortalDirectory: Sendable {
    let rules: PermitRules
    private let itemNames: [ItemCode: String]
    private let procedureNames: [ProcedureCode: String]

    /// Reads a permit table.
    public init(_ table: PermitTable) {
        rules = PermitRules(table)
        itemNames = Dictionary(table.items.map { ($0.code, $0.name) }) { first, _ in first }
        procedureNames = Dictionary(table.procedures.map { ($0.code, $0.name) }) { first, _ in first }
    }

    /// The bodies that can be asked, by name.
    var holders: [(code: HolderCode, name: String)] {
        rules.table.holders.filter { $0.server != nil }.map { ($0.holderCode, $0.name) }.sorted { $0.1 < $1.1 }
    }

    /// The kinds that can be asked for, in the table's order.
    var items: [(code: ItemCode, name: String)] { rules.table.items.map { ($0.code, $0.name) } }

    func name(of holder: HolderCode) -> String { rules.name(of: holder) ?? holder.text }
    func name(of item: ItemCode) -> String { itemNames[item] ?? item.text }
    func name(of procedure: ProcedureCode) -> String { procedureNames[procedure] ?? procedure.text }
}
