public import Identifiers

/// S3 → S1: which 情報提供等記録 are wanted (IF_TKM_40113); all that is given must hold.
///
/// A person, a 処理通番 or a correlation, or else a period of at most a year.
public struct DisclosureRecordQuery: Sendable, Codable, Hashable {
    /// `inquirer` or `provider`; null: both.
    public let side: String?
    public let atenaNumber: AtenaNumber?
    public let processingNumber: ProcessingNumber?
    public let correlation: String?
    public let procedureCode: ProcedureCode?
    public let itemCode: ItemCode?
    /// The other body.
    public let counterpartCode: HolderCode?
    /// First and last day of the 照会, `yyyy-MM-dd`.
    public let from: String?
    public let until: String?
}

/// S1 → S3: one 情報提供等記録 as it stands; never what was provided.
public struct DisclosureRecordDocument: Sendable, Codable, Hashable {
    /// The server's own number of the record.
    public let recordNumber: Int64
    public let side: String
    public let correlation: String
    public let processingNumber: ProcessingNumber?
    public let inquirerCode: HolderCode
    public let inquirerDelegatorCode: HolderCode?
    public let providerCode: HolderCode
    public let providerDelegatorCode: HolderCode?
    public let affairCode: AffairCode
    public let procedureCode: ProcedureCode
    public let itemCode: ItemCode
    public let atenaNumber: AtenaNumber?
    /// Who asked or answered on this side.
    public let actor: String
    /// RFC 3339.
    public let requestedAt: String
    /// `pending`, `provided`, `notProvided`, `withdrawn`.
    public let outcome: String
    /// Why nothing came, as a stable code.
    public let reasonCode: String?
    /// RFC 3339.
    public let endedAt: String?
    /// 不開示 as each side judged it (番号法23条2項).
    public let isNotDisclosedByInquirer: Bool
    public let isNotDisclosedByProvider: Bool
    /// How often something was written to it: 1 from the beginning.
    public let entries: Int

    /// Describes a record.
    public init(
        recordNumber: Int64, side: String, correlation: String, processingNumber: ProcessingNumber?,
        inquirerCode: HolderCode, inquirerDelegatorCode: HolderCode?, providerCode: HolderCode,
        providerDelegatorCode: HolderCode?, affairCode: AffairCode, procedureCode: ProcedureCode, itemCode: ItemCode,
        atenaNumber: AtenaNumber?, actor: String, requestedAt: String, outcome: String, reasonCode: String?,
        endedAt: String?, isNotDisclosedByInquirer: Bool, isNotDisclosedByProvider: Bool, entries: Int
    ) {
        self.recordNumber = recordNumber
        self.side = side
        self.correlation = correlation
        self.processingNumber = processingNumber
        self.inquirerCode = inquirerCode
        self.inquirerDelegatorCode = inquirerDelegatorCode
        self.providerCode = providerCode
        self.providerDelegatorCode = providerDelegatorCode
        self.affairCode = affairCode
        self.procedureCode = procedureCode
        self.itemCode = itemCode
        self.atenaNumber = atenaNumber
        self.actor = actor
        self.requestedAt = requestedAt
        self.outcome = outcome
        self.reasonCode = reasonCode
        self.endedAt = endedAt
        self.isNotDisclosedByInquirer = isNotDisclosedByInquirer
        self.isNotDisclosedByProvider = isNotDisclosedByProvider
        self.entries = entries
    }
}

/// S1 → S3: the records found, the oldest first, and the queries that were not answered (IF_TKM_40124).
public struct DisclosureRecordList: Sendable, Codable, Hashable {
    public let records: [DisclosureRecordDocument]
    public let rejected: [RowRejection]

    /// Gathers records.
    public init(records: [DisclosureRecordDocument], rejected: [RowRejection]) {
        self.records = records
        self.rejected = rejected
    }
}

/// S3 → S1: what is to be changed in one record (IF_TKM_40133): either this side's 不開示, or what was wrong.
public struct DisclosureRecordUpdate: Sendable, Codable, Hashable {
    public let recordNumber: Int64
    /// This side's own judgement; it holds at once.
    public let isNotDisclosed: Bool?
    /// What was wrong; each waits for a second person's approval.
    public let affairCode: AffairCode?
    public let procedureCode: ProcedureCode?
    public let atenaNumber: AtenaNumber?
    /// 照会者ユーザーID of who asks for it: another person must approve.
    public let userIdentifier: String
    /// Why, up to 200 characters, without personal data.
    public let reason: String
}

/// S1 → S3: how the updates of a file stand (IF_TKM_40144), in the order sent.
public struct DisclosureRecordUpdateStates: Sendable, Codable, Hashable {
    public let updates: [DisclosureRecordUpdateState]

    /// Gathers states.
    public init(updates: [DisclosureRecordUpdateState]) {
        self.updates = updates
    }
}

/// S1 → S3: how one update stands.
public struct DisclosureRecordUpdateState: Sendable, Codable, Hashable {
    /// From 1.
    public let row: Int
    /// `applied`, `unchanged`, `waiting`, `approved`, `declined`, `superseded`, `rejected`.
    public let state: String
    /// The correction that waits or was decided.
    public let correctionNumber: Int64?
    /// Why it was rejected.
    public let rejection: RowRejection?

    /// Describes a state.
    public init(row: Int, state: String, correctionNumber: Int64? = nil, rejection: RowRejection? = nil) {
        self.row = row
        self.state = state
        self.correctionNumber = correctionNumber
        self.rejection = rejection
    }
}
