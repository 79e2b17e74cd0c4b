public import Identifiers

/// S1 → インターフェイスシステム: a 処理通番 for one 符号取得.
///
/// It names nobody but the organisation.
public struct ProcessingNumberRequest: Sendable, Codable, Hashable {
    public let holderCode: HolderCode
    /// The same id again answers the same number: a retry doubles nothing.
    public let requestIdentifier: String

    /// Describes the request.
    public init(holderCode: HolderCode, requestIdentifier: String) {
        self.holderCode = holderCode
        self.requestIdentifier = requestIdentifier
    }
}

/// インターフェイスシステム → S1.
public struct ProcessingNumberAnswer: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    /// RFC 3339.
    public let issuedAt: String

    /// Describes the number.
    public init(processingNumber: ProcessingNumber, issuedAt: String) {
        self.processingNumber = processingNumber
        self.issuedAt = issuedAt
    }
}

/// 住基ネット → コアシステム: whom a 処理通番 is about.
public struct ResidentNotice: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    /// What 住基ネット makes of the 住民票コード: the same for the same resident, and nothing to be read from; base64.
    public let residentHash: String

    /// Describes a resident.
    public init(processingNumber: ProcessingNumber, residentHash: String) {
        self.processingNumber = processingNumber
        self.residentHash = residentHash
    }
}

/// The paths of the national side's interfaces.
public enum NationalPaths {
    /// インターフェイスシステム.
    public static let processingNumbers = "/processing-numbers"
    /// コアシステム: inquiries, their withdrawal, answers, and what waits for a server.
    public static let inquiries = "/inquiries"
    public static let withdrawals = "/inquiries/withdrawals"
    public static let answers = "/inquiries/answers"
    public static let deliveries = "/deliveries"
    /// コアシステム: its own log, for whoever supervises it.
    public static let coreLog = "/log"
    /// 住基ネット → コアシステム: who a 処理通番 is about.
    public static let residentCodes = "/resident-codes"
    /// LGPKI 登録分局: the officer's screens.
    public static let registrationOfficer = "/officer/"
    /// LGPKI 登録分局: what it took back, over plain HTTP.
    public static let revocationList = "/lgpki.crl"
    /// コアシステム向け証明書 (PEM), as handed to organisations.
    public static let coreSystemCertificate = "/core-system-certificate.pem"
}
