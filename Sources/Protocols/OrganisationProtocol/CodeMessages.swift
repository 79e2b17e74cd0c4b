public import Identifiers

/// S3 → S1: get a 符号 for this person (T8).
///
/// The 個人番号 passes through memory on its way to the registry, no further.
public struct CodeAcquisitionRequest: Sendable, Codable {
    public let atenaNumber: AtenaNumber
    /// For a push at once; without it 団体内統合宛名システム is asked for it when its time has come.
    public let individualNumber: IndividualNumber?
    /// How the request reaches 住基システム; nil: by push.
    public let delivery: CodeDelivery?

    /// Names the person to the organisation's own systems.
    public init(
        atenaNumber: AtenaNumber, individualNumber: IndividualNumber? = nil, delivery: CodeDelivery? = nil
    ) {
        self.atenaNumber = atenaNumber
        self.individualNumber = individualNumber
        self.delivery = delivery
    }

    private enum CodingKeys: String, CodingKey {
        case atenaNumber
        case individualNumber
        case delivery
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        atenaNumber = try container.decode(AtenaNumber.self, forKey: .atenaNumber)
        let isThere = try container.contains(.individualNumber) && !container.decodeNil(forKey: .individualNumber)
        individualNumber = isThere ? try IndividualNumber(in: container, forKey: .individualNumber) : nil
        delivery = try container.decodeIfPresent(CodeDelivery.self, forKey: .delivery)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(atenaNumber, forKey: .atenaNumber)
        try individualNumber?.withDigits { try container.encode($0, forKey: .individualNumber) }
        try container.encodeIfPresent(delivery, forKey: .delivery)
    }
}

/// How a request reaches 住基システム.
public enum CodeDelivery: String, Sendable, Codable, Hashable, CaseIterable {
    /// The server sends it (IF_FGU_20215).
    case push
    /// The organisation fetches it in a file (IF_FGU_20221, IF_FGU_20234).
    case file
}

/// S1 → S3: how far it has come.
public struct CodeAcquisitionStatus: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    /// `requested`, `numberIssued`, `awaitingRegistry`, `codeReceived`, `usable`, `failed`, `cancelled`, `removed`.
    public let state: String
    /// The state as people read it: 住基応答待ち.
    public let title: String
    public let processingNumber: ProcessingNumber?
    /// The registry's own receipt.
    public let registryReceipt: String?
    /// When it goes on by itself, RFC 3339: the next window, or the next attempt after a failure.
    public let nextAttemptAt: String?
    /// Why the last attempt failed.
    public let failure: CodeAcquisitionFailure?

    /// Describes a state.
    public init(
        atenaNumber: AtenaNumber, state: String, title: String, processingNumber: ProcessingNumber?,
        registryReceipt: String?, nextAttemptAt: String? = nil, failure: CodeAcquisitionFailure? = nil
    ) {
        self.atenaNumber = atenaNumber
        self.state = state
        self.title = title
        self.processingNumber = processingNumber
        self.registryReceipt = registryReceipt
        self.nextAttemptAt = nextAttemptAt
        self.failure = failure
    }
}

/// Why an attempt of a 符号取得 failed, in the one verdict vocabulary; texts are Japanese.
public struct CodeAcquisitionFailure: Sendable, Codable, Hashable {
    /// Where the exchange that the server made failed, such as `TCP` or `application`.
    public let hop: String
    /// Stable; compare this and nothing else.
    public let code: String
    public let expected: String
    public let seen: String
    /// What to do.
    public let remedy: String

    /// Describes a failure.
    public init(hop: String, code: String, expected: String, seen: String, remedy: String) {
        self.hop = hop
        self.code = code
        self.expected = expected
        self.seen = seen
        self.remedy = remedy
    }
}

/// インターフェイスシステム → S1: the 符号 that a 処理通番 was for.
public struct LinkageCodeDelivery: Sendable, Codable, Hashable {
    public let processingNumber: ProcessingNumber
    public let linkageCode: LinkageCode

    /// Ties the code to the request.
    public init(processingNumber: ProcessingNumber, linkageCode: LinkageCode) {
        self.processingNumber = processingNumber
        self.linkageCode = linkageCode
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
