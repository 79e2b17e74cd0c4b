/// One entry of the VPN装置: what it must be and what was found (§2.4).
public struct DeviceLine: Sendable, Hashable {
    /// インターフェース, NAT, NAPT, パケットフィルタ, DNSフォワーディング and so on.
    public let section: String
    /// The entry's name or number on the device.
    public let entry: String
    /// What the entry must be; nil when it must not be there.
    public let expected: String?
    /// What the device says; nil when it is not there, or nobody has looked.
    public let seen: String?
    /// What to do with it.
    public let judgement: Judgement
    /// Why.
    public let remark: String

    /// What to do with an entry.
    public enum Judgement: Sendable, Hashable, CaseIterable {
        /// 適合.
        case fine
        /// 追加.
        case add
        /// 変更.
        case change
        /// 削除.
        case delete
        /// 未確認: nobody has looked.
        case unseen
        /// 対象外: there is no device.
        case notApplicable

        /// As it is written.
        public var title: String {
            switch self {
            case .fine: "適合"
            case .add: "追加"
            case .change: "変更"
            case .delete: "削除"
            case .unseen: "未確認"
            case .notApplicable: "対象外"
            }
        }
    }

    /// Describes a line.
    public init(
        section: String, entry: String, expected: String?, seen: String?, judgement: Judgement, remark: String
    ) {
        self.section = section
        self.entry = entry
        self.expected = expected
        self.seen = seen
        self.judgement = judgement
        self.remark = remark
    }
}
