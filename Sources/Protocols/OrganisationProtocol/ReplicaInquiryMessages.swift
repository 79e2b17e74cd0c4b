public import Identifiers

/// S4 → S1: asks for its own 副本 of a person (IF_DBM_30112).
public struct ReplicaListQuery: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    /// Nil: of every kind.
    public let itemCode: ItemCode?
}

/// S4 → S1: one of my 副本, with those it came after (IF_DBM_30212).
public struct ReplicaDetailQuery: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
}

/// S4 → S1: asks what a 照会 would be given (IF_DBM_30312).
public struct ReplicaSearchQuery: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    public let itemCode: ItemCode
    /// `yyyy-MM-dd`: published on that day.
    public let day: String
}

/// A 副本 without its values.
public struct ReplicaOverview: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
    public let atenaNumber: AtenaNumber
    public let itemCode: ItemCode
    public let dataSetKey: String
    public let versionNumber: String
    public let publicationStart: String
    /// 公開終了日 in effect: its own, or an earlier one set for many.
    public let publicationEnd: String?
    public let changeKind: ReplicaChangeKind
    /// RFC 3339.
    public let registeredAt: String

    /// Whether it is offered to nobody: it contradicts 統合宛名's birth date or sex, or has still to be compared.
    public let isHeld: Bool

    /// Describes a 副本; `publicationEnd` is the one in effect.
    public init(_ record: ReplicaRecord, publicationEnd: String?, registeredAt: String, isHeld: Bool) {
        self.isHeld = isHeld
        recordIdentifier = record.recordIdentifier
        atenaNumber = record.atenaNumber
        itemCode = record.itemCode
        dataSetKey = record.dataSetKey
        versionNumber = record.versionNumber
        publicationStart = record.publicationStart
        self.publicationEnd = publicationEnd
        changeKind = record.changeKind
        self.registeredAt = registeredAt
    }
}

/// S1 → S4: 副本, the newest first.
public struct ReplicaList: Sendable, Codable, Hashable {
    public let replicas: [ReplicaOverview]

    /// Gathers 副本.
    public init(replicas: [ReplicaOverview]) {
        self.replicas = replicas
    }
}

/// S1 → S4: one 副本.
public struct ReplicaDetails: Sendable, Codable, Hashable {
    public let record: ReplicaRecord
    public let publicationEnd: String?
    /// RFC 3339.
    public let registeredAt: String
    /// All of the same person, kind and データセットレコードキー, the newest first, this one among them.
    public let history: [ReplicaOverview]

    /// Describes a 副本.
    public init(record: ReplicaRecord, publicationEnd: String?, registeredAt: String, history: [ReplicaOverview]) {
        self.record = record
        self.publicationEnd = publicationEnd
        self.registeredAt = registeredAt
        self.history = history
    }
}

/// S4 → S1: all 副本 of mine of a kind end then (IF_DBM_90311).
public struct PublicationEndRequest: Sendable, Codable, Hashable {
    /// The sender's own name of this request: the same again sets nothing twice.
    public let requestKey: String
    public let itemCode: ItemCode
    /// Nil: of every 行政区.
    public let administrativeDistrict: String?
    /// `yyyy-MM-dd`.
    public let publicationEnd: String
    /// RFC 3339: for what was registered before; nil: before now.
    public let registeredBefore: String?
    /// How many the sender thinks there are; a difference refuses the request.
    public let expectedRecords: Int64?
}

/// S1 → S4: 公開終了日 set for many (IF_DBM_90332).
public struct PublicationEndStatus: Sendable, Codable, Hashable {
    public let number: Int64
    /// `inEffect` or `cancelled`.
    public let state: String
    public let itemCode: ItemCode
    public let administrativeDistrict: String?
    public let publicationEnd: String
    /// RFC 3339.
    public let registeredBefore: String
    /// 副本 that it holds for.
    public let records: Int64
    /// RFC 3339.
    public let setAt: String
    public let cancelledAt: String?

    /// Describes what was set.
    public init(
        number: Int64, state: String, itemCode: ItemCode, administrativeDistrict: String?, publicationEnd: String,
        registeredBefore: String, records: Int64, setAt: String, cancelledAt: String?
    ) {
        self.number = number
        self.state = state
        self.itemCode = itemCode
        self.administrativeDistrict = administrativeDistrict
        self.publicationEnd = publicationEnd
        self.registeredBefore = registeredBefore
        self.records = records
        self.setAt = setAt
        self.cancelledAt = cancelledAt
    }
}
