public import Identifiers

/// S3 → S1: a 統合宛名番号 exists from now on (T7).
///
/// It holds no 個人番号 and no 基本4情報 (domain-facts §1.3 A).
public struct AtenaRegistration: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber

    /// Names the number.
    public init(atenaNumber: AtenaNumber) {
        self.atenaNumber = atenaNumber
    }
}

/// S1 → S3: the number stands.
public struct AtenaRegistrationReceipt: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    /// RFC 3339.
    public let registeredAt: String
    /// False when the number had been registered before: a retry doubles nothing.
    public let isNew: Bool

    /// Describes what stands.
    public init(atenaNumber: AtenaNumber, registeredAt: String, isNew: Bool) {
        self.atenaNumber = atenaNumber
        self.registeredAt = registeredAt
        self.isNew = isNew
    }
}

/// S1 → S3: what are this person's 基本4情報? For a clerk's screen; shown, not stored (T9).
public struct BasicFourQuery: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    /// Why the clerk asks.
    public let purpose: String

    /// Describes the question.
    public init(atenaNumber: AtenaNumber, purpose: String) {
        self.atenaNumber = atenaNumber
        self.purpose = purpose
    }
}

/// S3 → S1: 氏名, 住所, 生年月日, 性別.
public struct BasicFourAnswer: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    public let name: String
    public let address: String
    /// `yyyy-MM-dd`.
    public let birthDate: String
    public let sex: String

    /// Describes a person.
    public init(atenaNumber: AtenaNumber, name: String, address: String, birthDate: String, sex: String) {
        self.atenaNumber = atenaNumber
        self.name = name
        self.address = address
        self.birthDate = birthDate
        self.sex = sex
    }
}
