public import Identifiers

/// One 副本 on which a flag is set or taken off.
public struct ReplicaFlagEntry: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
    public let isSet: Bool
}

/// One person on whom a flag is set or taken off.
public struct PersonFlagEntry: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
    public let isSet: Bool
}

/// S4 → S1: rows of a request that is answered at once.
public struct RowRequest<Entry: Sendable & Codable & Hashable>: Sendable, Codable, Hashable {
    public let entries: [Entry]
}

/// S4 → S1: rows of a request file, whose result is kept until it is fetched.
public struct RequestFile<Entry: Sendable & Codable & Hashable>: Sendable, Codable, Hashable {
    /// The sender's own name of this sending: the same again is the same file.
    public let requestKey: String
    public let entries: [Entry]
}

/// S1 → S4: a request file was taken.
public struct RequestFileReceipt: Sendable, Codable, Hashable {
    public let number: Int64
    public let entries: Int
    /// RFC 3339.
    public let receivedAt: String

    /// Describes a file.
    public init(number: Int64, entries: Int, receivedAt: String) {
        self.number = number
        self.entries = entries
        self.receivedAt = receivedAt
    }
}

/// S4 → S1: asks for the flags of a person.
public struct PersonEntry: Sendable, Codable, Hashable {
    public let atenaNumber: AtenaNumber
}

/// S4 → S1: names a 副本.
public struct ReplicaEntry: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
}

/// S1 → S4: the flags of a person or a 副本.
public struct FlagState: Sendable, Codable, Hashable {
    /// As asked: 統合宛名番号 or レコード識別番号.
    public let key: String
    /// False when there is no such person or 副本.
    public let isKnown: Bool
    public let bansAutomaticAnswer: Bool
    public let isNotDisclosed: Bool

    /// Describes flags.
    public init(key: String, isKnown: Bool, bansAutomaticAnswer: Bool, isNotDisclosed: Bool) {
        self.key = key
        self.isKnown = isKnown
        self.bansAutomaticAnswer = bansAutomaticAnswer
        self.isNotDisclosed = isNotDisclosed
    }
}

/// S1 → S4: flags, in the order asked.
public struct FlagStates: Sendable, Codable, Hashable {
    public let states: [FlagState]

    /// Gathers flags.
    public init(states: [FlagState]) {
        self.states = states
    }
}

/// S1 → S4: to whom a 副本 was provided.
public struct Recipient: Sendable, Codable, Hashable {
    public let recordIdentifier: RecordIdentifier
    /// 情報照会者: its 機関コード.
    public let recipientCode: HolderCode
    /// RFC 3339.
    public let providedAt: String

    /// Describes a provision.
    public init(recordIdentifier: RecordIdentifier, recipientCode: HolderCode, providedAt: String) {
        self.recordIdentifier = recordIdentifier
        self.recipientCode = recipientCode
        self.providedAt = providedAt
    }
}

/// S1 → S4: to whom they were provided, the latest first.
public struct Recipients: Sendable, Codable, Hashable {
    public let recipients: [Recipient]

    /// Gathers provisions.
    public init(recipients: [Recipient]) {
        self.recipients = recipients
    }
}
