public import Identifiers

/// Who asks whom for what and why: all that the コアシステム judges an inquiry by, and all that it sees of it.
public struct InquiryPurpose: Sendable, Codable, Hashable {
    /// 照会者機関コード.
    public let inquirer: HolderCode
    /// 照会者機関コード委任元: for whom the inquirer acts, if for another.
    public let inquirerDelegator: HolderCode?
    /// 提供者機関コード.
    public let provider: HolderCode
    /// 提供者機関コード委任元: for whom the provider acts, if for another.
    public let providerDelegator: HolderCode?
    public let affair: AffairCode
    public let procedure: ProcedureCode
    public let item: ItemCode

    /// Describes a purpose.
    public init(
        inquirer: HolderCode, inquirerDelegator: HolderCode? = nil, provider: HolderCode,
        providerDelegator: HolderCode? = nil, affair: AffairCode, procedure: ProcedureCode, item: ItemCode
    ) {
        self.inquirer = inquirer
        self.inquirerDelegator = inquirerDelegator
        self.provider = provider
        self.providerDelegator = providerDelegator
        self.affair = affair
        self.procedure = procedure
        self.item = item
    }
}

/// Which records of a kind are wanted (domain-facts §1.3 D, fields 15 to 18); passed on as they came.
public struct InquiryConditions: Sendable, Codable, Hashable {
    /// 照会条件区分, one digit.
    public let kind: String?
    /// 照会年度区分, one digit.
    public let fiscalYearKind: String?
    /// 照会開始日付, `yyyy-MM-dd`.
    public let from: String?
    /// 照会終了日付, `yyyy-MM-dd`.
    public let until: String?

    /// Describes conditions.
    public init(kind: String? = nil, fiscalYearKind: String? = nil, from: String? = nil, until: String? = nil) {
        self.kind = kind
        self.fiscalYearKind = fiscalYearKind
        self.from = from
        self.until = until
    }
}
