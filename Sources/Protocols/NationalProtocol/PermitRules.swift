public import Identifiers

/// Why the コアシステム does not pass an inquiry on.
public enum LinkageRefusal: String, Error, Sendable, Codable, Hashable, CaseIterable {
    /// The master names no such inquirer, or one that takes no part.
    case unknownInquirer
    /// The certificate is not the inquirer's: another organisation's, or the other side's.
    case wrongServer
    /// The master names no such provider, or one that takes no part.
    case unknownProvider
    /// The procedure is not in the master, or not of that affair.
    case unknownProcedure
    case unknownItem
    /// The permit table has no such line.
    case noPermit
    /// The master has no such 委任.
    case noDelegation
    /// Nobody asks himself.
    case ownItem
    /// The 符号 is not one that was issued to this inquirer.
    case unknownCode
    /// The same request came before with other content.
    case duplicate
}

/// The permit table made ready for looking up, and the one rule on it.
public struct PermitRules: Sendable {
    public let table: PermitTable
    private let holders: [HolderCode: PermitTable.Holder]
    private let servers: [String: HolderCode]
    private let procedures: [ProcedureCode: AffairCode]
    private let items: Set<ItemCode>
    private let permits: Set<PermitTable.Permit>
    private let delegations: Set<PermitTable.Delegation>

    /// Reads a table; of several holders with the same code or server the first counts.
    public init(_ table: PermitTable) {
        self.table = table
        holders = Dictionary(table.holders.map { ($0.holderCode, $0) }) { first, _ in first }
        servers = Dictionary(table.holders.compactMap { holder in holder.server.map { ($0, holder.holderCode) } }) {
            first, _ in first
        }
        procedures = Dictionary(table.procedures.map { ($0.code, $0.affair) }) { first, _ in first }
        items = Set(table.items.map(\.code))
        permits = Set(table.permits)
        delegations = Set(table.delegations ?? [])
    }

    /// The body whose server has a name in its certificate; nil when none takes part under it.
    public func holder(ofServer name: String) -> HolderCode? {
        servers[name].flatMap { holders[$0]?.kind == nil ? nil : $0 }
    }

    /// The name in the certificate of a body's server.
    public func server(of holder: HolderCode) -> String? { holders[holder]?.server }

    /// A body's name.
    public func name(of holder: HolderCode) -> String? { holders[holder]?.name }

    /// What speaks against an inquiry; nil when it is permitted.
    public func refusal(of purpose: InquiryPurpose) -> LinkageRefusal? {
        guard let inquirer = part(of: purpose.inquirer) else { return .unknownInquirer }
        guard let provider = part(of: purpose.provider) else { return .unknownProvider }
        guard purpose.inquirer != purpose.provider else { return .ownItem }
        guard procedures[purpose.procedure] == purpose.affair else { return .unknownProcedure }
        guard items.contains(purpose.item) else { return .unknownItem }
        guard let inquirerKind = kind(inquirer, acting: purpose.inquirerDelegator, in: purpose),
            let providerKind = kind(provider, acting: purpose.providerDelegator, in: purpose)
        else { return .noDelegation }
        let line = PermitTable.Permit(
            procedure: purpose.procedure, inquirerKind: inquirerKind, providerKind: providerKind, item: purpose.item)
        return permits.contains(line) ? nil : .noPermit
    }

    private func part(of code: HolderCode) -> PermitTable.Holder? {
        holders[code].flatMap { $0.kind == nil || $0.server == nil ? nil : $0 }
    }

    /// As what a body acts: its own kind, or that of the body that gave it the affair.
    private func kind(
        _ holder: PermitTable.Holder, acting delegator: HolderCode?, in purpose: InquiryPurpose
    ) -> String? {
        guard let delegator else { return holder.kind }
        let given = PermitTable.Delegation(
            delegator: delegator, delegate: holder.holderCode, affair: purpose.affair)
        return delegations.contains(given) ? holders[delegator]?.kind : nil
    }
}
