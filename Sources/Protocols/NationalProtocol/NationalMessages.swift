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

/// The paths of the national side's interfaces.
public enum NationalPaths {
    /// インターフェイスシステム.
    public static let processingNumbers = "/processing-numbers"
    /// LGPKI 登録分局: the officer's screens.
    public static let registrationOfficer = "/officer/"
    /// LGPKI 登録分局: what it took back, over plain HTTP.
    public static let revocationList = "/lgpki.crl"
    /// コアシステム向け証明書 (PEM), as handed to organisations.
    public static let coreSystemCertificate = "/core-system-certificate.pem"
}
