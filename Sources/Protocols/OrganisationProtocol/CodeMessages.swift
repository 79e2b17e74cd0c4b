public import Identifiers

/// S3 → S1: get a 符号 for this person (T8).
///
/// The 個人番号 passes through memory on its way to the registry, no further.
public struct CodeAcquisitionRequest: Sendable, Codable {
    public let atenaNumber: AtenaNumber
    public let individualNumber: IndividualNumber

    /// Names the person to the organisation's own systems.
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

/// S1 → S3: how far it has come.
public struct CodeAcquisitionStatus: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    /// `requested`, `numberIssued`, `awaitingRegistry`, `failed`.
    public let state: String
    /// The state as people read it: 住基応答待ち.
    public let title: String
    public let processingNumber: ProcessingNumber?
    /// The registry's own receipt.
    public let registryReceipt: String?

    /// Describes a state.
    public init(
        atenaNumber: AtenaNumber, state: String, title: String, processingNumber: ProcessingNumber?,
        registryReceipt: String?
    ) {
        self.atenaNumber = atenaNumber
        self.state = state
        self.title = title
        self.processingNumber = processingNumber
        self.registryReceipt = registryReceipt
    }
}

/// S1 → S5: the content of a 符号取得 request (IF_FGU_20215).
public struct RegistryCodeRequest: Sendable, Codable {
    public let processingNumber: ProcessingNumber
    public let atenaNumber: AtenaNumber
    public let individualNumber: IndividualNumber

    /// Ties the processing number to the person.
    public init(processingNumber: ProcessingNumber, atenaNumber: AtenaNumber, individualNumber: IndividualNumber) {
        self.processingNumber = processingNumber
        self.atenaNumber = atenaNumber
        self.individualNumber = individualNumber
    }

    private enum CodingKeys: String, CodingKey {
        case processingNumber
        case atenaNumber
        case individualNumber
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        processingNumber = try container.decode(ProcessingNumber.self, forKey: .processingNumber)
        atenaNumber = try container.decode(AtenaNumber.self, forKey: .atenaNumber)
        individualNumber = try IndividualNumber(in: container, forKey: .individualNumber)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(processingNumber, forKey: .processingNumber)
        try container.encode(atenaNumber, forKey: .atenaNumber)
        try individualNumber.withDigits { try container.encode($0, forKey: .individualNumber) }
    }
}

/// S5 → S1: accepted, and in the preparation phase not passed on to 住基ネット (§3.5).
public struct RegistryReceipt: Sendable, Codable, Hashable {
    public let receiptNumber: String
    /// 「受付 (住基ネット未連携)」.
    public let status: String

    /// Describes a receipt.
    public init(receiptNumber: String, status: String) {
        self.receiptNumber = receiptNumber
        self.status = status
    }
}

extension IndividualNumber {
    /// Reads the number from a message; the text itself never reaches an error.
    init<Key: CodingKey>(in container: KeyedDecodingContainer<Key>, forKey key: Key) throws {
        let text = try container.decode(String.self, forKey: key)
        do {
            self = try IndividualNumber(text)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath + [key], debugDescription: error.code, underlyingError: error))
        }
    }
}
