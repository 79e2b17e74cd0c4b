public import Identifiers

/// S1 → コアシステム: what waits for me after what I have kept already.
public struct CollectionRequest: Sendable, Codable, Hashable {
    /// The last delivery that is kept, 0 for none yet; it and those before it are thrown away at the centre.
    public let after: Int64
    public let limit: Int
    /// How long to wait for the first, seconds.
    public let waitSeconds: Int

    /// Describes a collection.
    public init(after: Int64, limit: Int, waitSeconds: Int) {
        self.after = after
        self.limit = limit
        self.waitSeconds = waitSeconds
    }
}

/// コアシステム → S1: deliveries in their order, and the content keys that they name.
public struct CollectedDeliveries: Sendable, Codable, Hashable {
    public let deliveries: [NumberedDelivery]
    /// Signed content keys by their names.
    public let contentKeys: [String: String]

    /// Gathers deliveries.
    public init(deliveries: [NumberedDelivery], contentKeys: [String: String]) {
        self.deliveries = deliveries
        self.contentKeys = contentKeys
    }
}

/// One delivery and its number: without gaps, from 1, for each server.
public struct NumberedDelivery: Sendable, Codable, Hashable {
    public let number: Int64
    public let delivery: CoreDelivery

    /// Numbers a delivery.
    public init(number: Int64, delivery: CoreDelivery) {
        self.number = number
        self.delivery = delivery
    }
}

/// What the コアシステム tells a server.
public enum CoreDelivery: Sendable, Codable, Hashable {
    /// To the provider: answer this.
    case inquiry(ProvisionRequest)
    /// To either side: how an inquiry ended.
    case ending(InquiryEnding)
    /// To the inquirer: the answer.
    case answer(InquiryAnswer)
    /// To a server that asked for a 符号.
    case linkageCode(ProcessingNumber, LinkageCode)
}

/// The answer to an inquiry as it is delivered.
public struct InquiryAnswer: Sendable, Codable, Hashable {
    public let ending: InquiryEnding
    /// Sealed for the inquirer; nil when nothing was provided.
    public let content: SealedContent?
    /// Which of the content keys that come with the deliveries is the provider's.
    public let contentKey: String

    /// Describes an answer.
    public init(ending: InquiryEnding, content: SealedContent?, contentKey: String) {
        self.ending = ending
        self.content = content
        self.contentKey = contentKey
    }
}
