public import Identifiers

/// The paths of the コアシステム that マイナポータル alone may use.
public enum PortalCorePaths {
    public static let residents = "/portal/residents"
    public static let codes = "/portal/codes"
    public static let records = "/portal/records"
}

/// マイナポータル → コアシステム: who opened an account, as 住基ネット names residents to the centre; asks for the portal's own 符号.
public struct PortalResident: Sendable, Codable, Hashable {
    /// A hash, base64: no number that anybody else knows.
    public let residentHash: String

    /// Names a resident.
    public init(residentHash: String) {
        self.residentHash = residentHash
    }
}

/// マイナポータル → コアシステム: turns one body's 符号 into another's; one of the two is the portal's own.
public struct PortalCodeRequest: Sendable, Codable, Hashable {
    public let linkageCode: LinkageCode
    public let from: HolderCode
    public let to: HolderCode

    /// Asks for a code.
    public init(linkageCode: LinkageCode, from: HolderCode, to: HolderCode) {
        self.linkageCode = linkageCode
        self.from = from
        self.to = to
    }
}

/// コアシステム → マイナポータル: a 符号; null for one that was never issued.
public struct PortalCode: Sendable, Codable, Hashable {
    public let linkageCode: LinkageCode?

    /// Tells a code.
    public init(linkageCode: LinkageCode?) {
        self.linkageCode = linkageCode
    }
}

/// マイナポータル → コアシステム: asks for the log of one person, by the portal's own 符号.
public struct PortalRecordQuery: Sendable, Codable, Hashable {
    public let linkageCode: LinkageCode

    /// Names a person.
    public init(linkageCode: LinkageCode) {
        self.linkageCode = linkageCode
    }
}

/// コアシステム → マイナポータル: who asked for a person's 特定個人情報, the latest first (番号法23条).
public struct PortalRecords: Sendable, Codable, Hashable {
    public let records: [PortalRecord]

    /// Gathers records.
    public init(records: [PortalRecord]) {
        self.records = records
    }
}

/// One 照会 as the person may see it: what either side judged 不開示 is not among them (番号法23条2項).
public struct PortalRecord: Sendable, Codable, Hashable {
    public let purpose: InquiryPurpose
    /// RFC 3339.
    public let requestedAt: String
    /// When it ended; null while it has not.
    public let endedAt: String?
    /// `pending`, `provided`, `notProvided`, `withdrawn`.
    public let outcome: String

    /// Describes a 照会.
    public init(purpose: InquiryPurpose, requestedAt: String, endedAt: String?, outcome: String) {
        self.purpose = purpose
        self.requestedAt = requestedAt
        self.endedAt = endedAt
        self.outcome = outcome
    }
}
