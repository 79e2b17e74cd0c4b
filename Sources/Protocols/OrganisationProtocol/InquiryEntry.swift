public import Identifiers

/// S4 → S1: one 照会 (domain-facts §1.3 D); 番号体系 and 宛名番号 are the organisation's own and end at 団体内統合宛名システム.
public struct InquiryEntry: Sendable, Codable, Hashable {
    /// 統合宛名番号.
    public let atenaNumber: AtenaNumber
    /// 照会依頼日時, RFC 3339.
    public let requestedAt: String
    /// 照会者部署コード, up to 20 characters.
    public let departmentCode: String
    /// 照会者ユーザーID, up to 20 characters: on whose behalf the system asks.
    public let userIdentifier: String
    /// 照会者機関コード.
    public let inquirerCode: HolderCode
    /// 照会側不開示コード: the fact of the 照会 is not shown to the person.
    public let isNotDisclosed: Bool
    public let affairCode: AffairCode
    public let procedureCode: ProcedureCode
    /// 照会者機関コード委任元, or null.
    public let inquirerDelegatorCode: HolderCode?
    /// 提供者機関コード委任元, or null.
    public let providerDelegatorCode: HolderCode?
    /// 提供者機関コード.
    public let providerCode: HolderCode
    public let itemCode: ItemCode
    /// 照会条件区分, one digit, or null.
    public let conditionKind: String?
    /// 照会年度区分, one digit, or null.
    public let fiscalYearKind: String?
    /// 照会開始日付 and 照会終了日付, `yyyy-MM-dd`, or null.
    public let from: String?
    public let until: String?

    /// Describes a 照会.
    public init(
        atenaNumber: AtenaNumber, requestedAt: String, departmentCode: String, userIdentifier: String,
        inquirerCode: HolderCode, isNotDisclosed: Bool = false, affairCode: AffairCode, procedureCode: ProcedureCode,
        inquirerDelegatorCode: HolderCode? = nil, providerDelegatorCode: HolderCode? = nil, providerCode: HolderCode,
        itemCode: ItemCode, conditionKind: String? = nil, fiscalYearKind: String? = nil, from: String? = nil,
        until: String? = nil
    ) {
        self.atenaNumber = atenaNumber
        self.requestedAt = requestedAt
        self.departmentCode = departmentCode
        self.userIdentifier = userIdentifier
        self.inquirerCode = inquirerCode
        self.isNotDisclosed = isNotDisclosed
        self.affairCode = affairCode
        self.procedureCode = procedureCode
        self.inquirerDelegatorCode = inquirerDelegatorCode
        self.providerDelegatorCode = providerDelegatorCode
        self.providerCode = providerCode
        self.itemCode = itemCode
        self.conditionKind = conditionKind
        self.fiscalYearKind = fiscalYearKind
        self.from = from
        self.until = until
    }
}

/// S4 → S1: names a 照会 that was accepted.
public struct InquiryReference: Sendable, Codable, Hashable {
    /// 受付番号.
    public let receptionNumber: String

    /// Names a 照会.
    public init(receptionNumber: String) {
        self.receptionNumber = receptionNumber
    }
}
