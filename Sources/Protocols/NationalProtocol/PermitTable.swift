public import Identifiers

/// The tables of the 配信マスター by which an inquiry is judged: who may ask whom for what in which procedure.
///
/// The layout is ours [O]. The コアシステム reads it from its own copy, each server from the master in force: neither
/// believes the other.
public struct PermitTable: Sendable, Codable, Hashable {
    public let version: String
    public let holders: [Holder]
    public let affairs: [Named<AffairCode>]
    public let procedures: [Procedure]
    public let items: [Named<ItemCode>]
    public let permits: [Permit]
    public let delegations: [Delegation]?

    /// 情報保有機関, and its part in 情報連携; a body without kind or server takes no part.
    public struct Holder: Sendable, Codable, Hashable {
        public let holderCode: HolderCode
        public let name: String
        /// What the permit table calls such bodies, such as 市町村長.
        public let kind: String?
        /// The name in its server's communication certificate.
        public let server: String?
    }

    /// A code with its name.
    public struct Named<Code: TextIdentifier>: Sendable, Codable, Hashable {
        public let code: Code
        public let name: String
    }

    /// 事務手続.
    public struct Procedure: Sendable, Codable, Hashable {
        public let code: ProcedureCode
        public let name: String
        public let affair: AffairCode
    }

    /// One line of the permit table.
    public struct Permit: Sendable, Codable, Hashable {
        public let procedure: ProcedureCode
        public let inquirerKind: String
        public let providerKind: String
        public let item: ItemCode
    }

    /// 委任: one body does an affair for another.
    public struct Delegation: Sendable, Codable, Hashable {
        public let delegator: HolderCode
        public let delegate: HolderCode
        public let affair: AffairCode
    }
}
