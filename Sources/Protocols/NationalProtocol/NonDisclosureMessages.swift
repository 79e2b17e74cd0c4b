public import Identifiers

/// S1 → コアシステム: 不開示 as one side judges it now, after the inquiry (番号法23条2項).
public struct NonDisclosureNotices: Sendable, Codable, Hashable {
    public let notices: [NonDisclosureNotice]

    /// Gathers judgements.
    public init(notices: [NonDisclosureNotice]) {
        self.notices = notices
    }
}

/// One side's judgement of one inquiry.
public struct NonDisclosureNotice: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    public let isNotDisclosed: Bool

    /// Tells a judgement.
    public init(processingNumber: ProcessingNumber, isNotDisclosed: Bool) {
        self.processingNumber = processingNumber
        self.isNotDisclosed = isNotDisclosed
    }
}

/// コアシステム → S1: of how many the caller is a side, and its judgement is kept.
public struct NonDisclosureReceipt: Sendable, Codable, Hashable {
    public let kept: Int

    /// Counts judgements.
    public init(kept: Int) {
        self.kept = kept
    }
}

/// Where judgements are told.
public enum NonDisclosurePaths {
    public static let notices = "/inquiries/non-disclosures"
}
