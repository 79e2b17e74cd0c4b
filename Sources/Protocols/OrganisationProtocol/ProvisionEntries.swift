public import Identifiers

/// S4 → S1: which 情報提供 (IF_TKY_11312, 11321); what is nil does not matter.
public struct ProvisionQuery: Sendable, Codable, Hashable {
    /// One of the states of `ProvisionStatus`, such as `held`.
    public let state: String?
    /// RFC 3339: received at or after this instant, and before that one.
    public let from: String?
    public let until: String?

    /// Asks for some.
    public init(state: String? = nil, from: String? = nil, until: String? = nil) {
        self.state = state
        self.from = from
        self.until = until
    }
}

/// S4 → S1: names a 情報提供.
public struct ProvisionReference: Sendable, Codable, Hashable {
    /// 処理通番.
    public let processingNumber: ProcessingNumber

    /// Names a 情報提供.
    public init(processingNumber: ProcessingNumber) {
        self.processingNumber = processingNumber
    }
}

/// S4 → S1: the content of a 情報提供 that was held (IF_TKY_20311): records, or that there is nothing to provide.
public struct ProvisionEntry: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    /// Nil: nothing can be provided (`declined`).
    public let content: ProvidedContent?

    /// Describes content.
    public init(processingNumber: ProcessingNumber, content: ProvidedContent?) {
        self.processingNumber = processingNumber
        self.content = content
    }
}

/// S1 → S4: how a 情報提供 is.
public struct ProvisionStatus: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    /// 受付番号 of the inquirer: one id for this 照会 in every party's log.
    public let correlation: String
    /// `unknown`, `received`, `held`, `entered`, `answering`, `answered`, `withdrawn` or `expired`.
    public let state: String
    public let title: String
    /// Why it waits for a person, or why nothing is provided.
    public let reason: InquiryReason?
    /// RFC 3339.
    public let receivedAt: String?
    public let answerBy: String?
    public let endedAt: String?

    /// Describes a state.
    public init(
        processingNumber: ProcessingNumber, correlation: String = "", state: String, title: String,
        reason: InquiryReason? = nil, receivedAt: String? = nil, answerBy: String? = nil, endedAt: String? = nil
    ) {
        self.processingNumber = processingNumber
        self.correlation = correlation
        self.state = state
        self.title = title
        self.reason = reason
        self.receivedAt = receivedAt
        self.answerBy = answerBy
        self.endedAt = endedAt
    }
}

/// S1 → S4: states (IF_TKY_11312, 11334).
public struct ProvisionStatuses: Sendable, Codable, Hashable {
    public let provisions: [ProvisionStatus]
    /// How many there are, of which `provisions` holds the first.
    public let count: Int64

    /// Gathers states.
    public init(provisions: [ProvisionStatus], count: Int64) {
        self.provisions = provisions
        self.count = count
    }
}

/// S1 → S4: what was asked of us (IF_TKY_11512, 11534).
public struct ProvisionRequests: Sendable, Codable, Hashable {
    public let provisions: [Request]

    /// One inquiry as the provider sees it; all but the status is nil for an unknown number.
    public struct Request: Sendable, Codable, Hashable {
        public let status: ProvisionStatus
        /// Nil also where the person is not known.
        public let atenaNumber: AtenaNumber?
        public let inquirerCode: HolderCode?
        public let inquirerDelegatorCode: HolderCode?
        public let providerDelegatorCode: HolderCode?
        public let affairCode: AffairCode?
        public let procedureCode: ProcedureCode?
        public let itemCode: ItemCode?
        public let conditionKind: String?
        public let fiscalYearKind: String?
        public let from: String?
        public let until: String?

        /// For a number that is not known.
        public init(unknown status: ProvisionStatus) {
            self.status = status
            (atenaNumber, inquirerCode, inquirerDelegatorCode, providerDelegatorCode) = (nil, nil, nil, nil)
            (affairCode, procedureCode, itemCode) = (nil, nil, nil)
            (conditionKind, fiscalYearKind, from, until) = (nil, nil, nil, nil)
        }

        /// Describes an inquiry.
        public init(
            status: ProvisionStatus, atenaNumber: AtenaNumber?, inquirerCode: HolderCode,
            inquirerDelegatorCode: HolderCode?, providerDelegatorCode: HolderCode?, affairCode: AffairCode,
            procedureCode: ProcedureCode, itemCode: ItemCode, conditionKind: String?, fiscalYearKind: String?,
            from: String?, until: String?
        ) {
            self.status = status
            self.atenaNumber = atenaNumber
            self.inquirerCode = inquirerCode
            self.inquirerDelegatorCode = inquirerDelegatorCode
            self.providerDelegatorCode = providerDelegatorCode
            self.affairCode = affairCode
            self.procedureCode = procedureCode
            self.itemCode = itemCode
            self.conditionKind = conditionKind
            self.fiscalYearKind = fiscalYearKind
            self.from = from
            self.until = until
        }
    }

    /// Gathers inquiries.
    public init(provisions: [Request]) {
        self.provisions = provisions
    }
}

/// S1 → S4: what is or was provided (IF_TKY_11912, 11934).
public struct ProvisionContents: Sendable, Codable, Hashable {
    public let provisions: [Content]

    /// One content; nil while there is none, or where nothing was provided.
    public struct Content: Sendable, Codable, Hashable {
        public let status: ProvisionStatus
        public let content: ProvidedContent?

        /// Describes content.
        public init(status: ProvisionStatus, content: ProvidedContent?) {
            self.status = status
            self.content = content
        }
    }

    /// Gathers contents.
    public init(provisions: [Content]) {
        self.provisions = provisions
    }
}
