public import Identifiers

/// S4 → S1: 副本 of one existing system, up to a request's size (T10).
public struct ReplicaSubmission: Sendable, Codable, Hashable {
    /// The system's id as in the 設定依頼票.
    public let system: String
    public let records: [ReplicaRecord]

    /// Gathers records.
    public init(system: String, records: [ReplicaRecord]) {
        self.system = system
        self.records = records
    }
}

/// One 副本 record, after the fields known of the real one (domain-facts §1.3 C).
public struct ReplicaRecord: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
    public let atenaNumber: AtenaNumber
    public let itemCode: ItemCode
    /// データセット識別項目コード, or null.
    public let dataSetItemCode: String?
    public let dataSetKey: String
    /// 親データセットレコードキー, or null.
    public let parentDataSetKey: String?
    public let versionNumber: String
    /// 公開開始日, `yyyy-MM-dd`.
    public let publicationStart: String
    /// 公開終了日, `yyyy-MM-dd`, or null.
    public let publicationEnd: String?
    public let administrativeDistrict: String
    public let changeKind: ReplicaChangeKind
    /// 更新日時 of the existing system (`TimeAndDateOfUpdate`), or null.
    public let updatedAt: String?
    public let values: [String: ReplicaValue]

    /// Describes a record.
    public init(
        recordIdentifier: RecordIdentifier, atenaNumber: AtenaNumber, itemCode: ItemCode,
        dataSetItemCode: String? = nil, dataSetKey: String, parentDataSetKey: String? = nil, versionNumber: String,
        publicationStart: String, publicationEnd: String? = nil, administrativeDistrict: String,
        changeKind: ReplicaChangeKind, updatedAt: String? = nil, values: [String: ReplicaValue]
    ) {
        self.recordIdentifier = recordIdentifier
        self.atenaNumber = atenaNumber
        self.itemCode = itemCode
        self.dataSetItemCode = dataSetItemCode
        self.dataSetKey = dataSetKey
        self.parentDataSetKey = parentDataSetKey
        self.versionNumber = versionNumber
        self.publicationStart = publicationStart
        self.publicationEnd = publicationEnd
        self.administrativeDistrict = administrativeDistrict
        self.changeKind = changeKind
        self.updatedAt = updatedAt
        self.values = values
    }
}

/// 当初, 版改定, 再登録, 異動.
public enum ReplicaChangeKind: String, Sendable, Codable, Hashable, CaseIterable {
    case initial
    case revision
    case reRegistration
    case transfer
}

/// A value, or the reason why there is none (未設定事由).
public enum ReplicaValue: Sendable, Codable, Hashable {
    case text(String)
    case missing(reason: String)

    private enum CodingKeys: String, CodingKey {
        case reasonOfNull
    }

    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .text(text)
        } else {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .missing(reason: try container.decode(String.self, forKey: .reasonOfNull))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .missing(let reason):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(reason, forKey: .reasonOfNull)
        }
    }
}
