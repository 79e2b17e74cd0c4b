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

    /// 情報保有機関.
    public struct Holder: Sendable, Codable, Hashable {
        public let holderCode: HolderCode
        public let name: String
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
}
