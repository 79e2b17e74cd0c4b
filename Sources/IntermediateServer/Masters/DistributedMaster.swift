public import Identifiers

/// 情報提供NWS配信マスター: the code and permit tables.
///
/// The layout is ours [O]; the real one is not published.
public struct DistributedMaster: Sendable, Codable, Hashable {
    /// 暫定版 or 総合運用テスト用 (§2.6).
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case provisional
        case test

        /// The name on screens.
        public var title: String {
            switch self {
            case .provisional: "暫定版"
            case .test: "総合運用テスト用"
            }
        }
    }

    public let identifier: String
    public let version: String
    public let kind: Kind
    /// `yyyy-MM-dd`.
    public let validFrom: String
    public let holders: [Holder]
    public let affairs: [Affair]
    public let procedures: [Procedure]
    public let items: [Item]
    public let permits: [Permit]
    /// 委任; nil in a master from before 情報連携.
    public let delegations: [Delegation]?

    /// 情報保有機関.
    public struct Holder: Sendable, Codable, Hashable {
        public let holderCode: HolderCode
        public let name: String
        /// What the permit table calls it, such as 市町村長; nil for a body that takes no part in 情報連携.
        public let kind: String?
        /// The name in its server's communication certificate; nil likewise.
        public let server: String?
    }

    /// 事務.
    public struct Affair: Sendable, Codable, Hashable {
        public let code: AffairCode
        public let name: String
    }

    /// 事務手続.
    public struct Procedure: Sendable, Codable, Hashable {
        public let code: ProcedureCode
        public let name: String
        public let affair: AffairCode
    }

    /// 特定個人情報名.
    public struct Item: Sendable, Codable, Hashable {
        public let code: ItemCode
        public let name: String
    }

    /// Who may ask whom for what in which procedure.
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
