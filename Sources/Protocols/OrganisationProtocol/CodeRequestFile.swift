public import Identifiers

/// S3 → S1: make a file of what is to go to 住基システム (IF_FGU_20221).
public struct CodeRequestFileRequest: Sendable, Codable, Hashable {
    /// The sender's own name of this request: the same again makes no second file.
    public let requestKey: String

    /// Names the request.
    public init(requestKey: String) {
        self.requestKey = requestKey
    }
}

/// S1 → S3: a file of 符号取得 for 住基システム is made (IF_FGU_20221).
public struct CodeRequestFileReceipt: Sendable, Codable, Hashable {
    public let number: Int64
    public let requests: Int
    /// RFC 3339.
    public let madeAt: String

    /// Describes a file.
    public init(number: Int64, requests: Int, madeAt: String) {
        self.number = number
        self.requests = requests
        self.madeAt = madeAt
    }
}

/// S1 → S3: such a file (IF_FGU_20234).
///
/// There is no 個人番号 in it; the organisation's own systems add it.
public struct CodeRequestFile: Sendable, Codable, Hashable {
    /// One request.
    public struct Entry: Sendable, Codable, Hashable {
        public let processingNumber: ProcessingNumber
        public let atenaNumber: AtenaNumber

        /// Ties the number to the person.
        public init(processingNumber: ProcessingNumber, atenaNumber: AtenaNumber) {
            self.processingNumber = processingNumber
            self.atenaNumber = atenaNumber
        }
    }

    public let header: MessageHeader
    public let requests: [Entry]

    /// Gathers requests.
    public init(header: MessageHeader, requests: [Entry]) {
        self.header = header
        self.requests = requests
    }
}

/// The head of a message, by its known names (domain-facts §2).
public struct MessageHeader: Sendable, Codable, Hashable {
    public let messageIdentifier: String
    /// 1: a test; the preparation phase knows no other.
    public let mode: String
    public let sourceSystem: String
    public let receptionNumber: String
    public let result: String

    private enum CodingKeys: String, CodingKey {
        case messageIdentifier = "MSGID"
        case mode = "MSGMode"
        case sourceSystem = "SourceSystemID"
        case receptionNumber = "ReceptionNumber"
        case result = "MSGResult"
    }

    /// Heads a message of a test.
    public init(messageIdentifier: String, sourceSystem: String, receptionNumber: String, result: String) {
        self.messageIdentifier = messageIdentifier
        mode = "1"
        self.sourceSystem = sourceSystem
        self.receptionNumber = receptionNumber
        self.result = result
    }
}
