public import Identifiers

/// S1 → S3: whose 個人番号 is it? Asked when a 符号取得 that waited goes on (domain-facts §1.3 A).
public struct IndividualNumberQuery: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber

    /// Names the person.
    public init(atenaNumber: AtenaNumber) {
        self.atenaNumber = atenaNumber
    }
}

/// S3 → S1: the 個人番号, which passes through memory on its way to the registry, no further.
public struct IndividualNumberAnswer: Sendable, Codable {
    public let atenaNumber: AtenaNumber
    public let individualNumber: IndividualNumber

    /// Answers for a person.
    public init(atenaNumber: AtenaNumber, individualNumber: IndividualNumber) {
        self.atenaNumber = atenaNumber
        self.individualNumber = individualNumber
    }

    private enum CodingKeys: String, CodingKey {
        case atenaNumber
        case individualNumber
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        atenaNumber = try container.decode(AtenaNumber.self, forKey: .atenaNumber)
        individualNumber = try IndividualNumber(in: container, forKey: .individualNumber)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(atenaNumber, forKey: .atenaNumber)
        try individualNumber.withDigits { try container.encode($0, forKey: .individualNumber) }
    }
}
