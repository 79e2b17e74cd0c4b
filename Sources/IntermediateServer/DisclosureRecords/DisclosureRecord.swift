public import Foundation
public import Identifiers

/// What one side knows of one 照会 of one kind of 特定個人情報 (番号法23条1項): never its content.
public struct DisclosureRecord: Sendable, Hashable, Codable {
    /// Whose record it is.
    public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
        /// 情報照会者.
        case inquirer
        /// 情報提供者.
        case provider
    }

    public let side: Side
    /// One for all parties of the 照会: what each of them logged is found by it; an inquirer has it once.
    public let correlation: String
    /// Nil where the コアシステム gave none (yet).
    public internal(set) var processingNumber: ProcessingNumber?
    public let inquirer: HolderCode
    /// 照会者機関コード委任元: for whom the inquirer asks.
    public let inquirerDelegator: HolderCode?
    public let provider: HolderCode
    /// 提供者機関コード委任元.
    public let providerDelegator: HolderCode?
    public internal(set) var affair: AffairCode
    public internal(set) var procedure: ProcedureCode
    public let item: ItemCode
    /// The person by the server's own number; nil where the server does not know who it is.
    public internal(set) var atenaNumber: AtenaNumber?
    /// Who asked or answered on this side: `account:…` or `system:…`, as the audit log names them.
    public let clerk: String
    /// When the inquirer asked.
    public let requestedAt: Date
    public internal(set) var ending: DisclosureEnding?
    public internal(set) var nonDisclosure: NonDisclosure
    /// 副本 that were given, on the provider's side: which, not what they say.
    public internal(set) var replicas: [ProvidedReplica]

    /// Describes what is known now; `ending` is nil until something has become of it.
    public init(
        side: Side, correlation: String, processingNumber: ProcessingNumber?, inquirer: HolderCode,
        inquirerDelegator: HolderCode? = nil, provider: HolderCode, providerDelegator: HolderCode? = nil,
        affair: AffairCode, procedure: ProcedureCode, item: ItemCode, atenaNumber: AtenaNumber?, clerk: String,
        requestedAt: Date, ending: DisclosureEnding? = nil, nonDisclosure: NonDisclosure,
        replicas: [ProvidedReplica] = []
    ) {
        self.side = side
        self.correlation = correlation
        self.processingNumber = processingNumber
        self.inquirer = inquirer
        self.inquirerDelegator = inquirerDelegator
        self.provider = provider
        self.providerDelegator = providerDelegator
        self.affair = affair
        self.procedure = procedure
        self.item = item
        self.atenaNumber = atenaNumber
        self.clerk = clerk
        self.requestedAt = requestedAt
        self.ending = ending
        self.nonDisclosure = nonDisclosure
        self.replicas = replicas
    }

    /// What names the record on its side.
    public var key: DisclosureRecordKey {
        DisclosureRecordKey(side: side, inquirer: inquirer, correlation: correlation)
    }
}

/// What names one record of a server.
public struct DisclosureRecordKey: Sendable, Hashable, Codable {
    public let side: DisclosureRecord.Side
    public let inquirer: HolderCode
    public let correlation: String

    /// Names a record.
    public init(side: DisclosureRecord.Side, inquirer: HolderCode, correlation: String) {
        self.side = side
        self.inquirer = inquirer
        self.correlation = correlation
    }
}

/// What became of a 照会.
public struct DisclosureEnding: Sendable, Hashable, Codable {
    /// Whether something was provided.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case provided
        case notProvided
        /// 取りやめ by the inquirer.
        case withdrawn
    }

    public let outcome: Outcome
    /// Why nothing came, as a stable code such as `noPermit`; empty where something did.
    public let reason: String
    public let endedAt: Date

    /// Something was provided.
    public static func provided(at instant: Date) -> DisclosureEnding {
        DisclosureEnding(outcome: .provided, reason: "", endedAt: instant)
    }

    /// Nothing was, for a reason that is a stable code.
    public static func notProvided(_ reason: String, at instant: Date) -> DisclosureEnding {
        DisclosureEnding(outcome: .notProvided, reason: reason, endedAt: instant)
    }

    /// The inquirer took it back.
    public static func withdrawn(at instant: Date) -> DisclosureEnding {
        DisclosureEnding(outcome: .withdrawn, reason: "", endedAt: instant)
    }
}

/// 不開示: whether the fact of a 照会 is kept from the person, as each side judges it (番号法23条2項).
public struct NonDisclosure: Sendable, Hashable, Codable {
    public internal(set) var byInquirer: Bool
    public internal(set) var byProvider: Bool

    /// Gathers the two judgements.
    public init(byInquirer: Bool, byProvider: Bool) {
        self.byInquirer = byInquirer
        self.byProvider = byProvider
    }

    /// One side's judgement.
    public subscript(side: DisclosureRecord.Side) -> Bool {
        get {
            switch side {
            case .inquirer: byInquirer
            case .provider: byProvider
            }
        }
        set {
            switch side {
            case .inquirer: byInquirer = newValue
            case .provider: byProvider = newValue
            }
        }
    }
}

/// One 副本 that was given.
public struct ProvidedReplica: Sendable, Hashable, Codable {
    /// The existing system whose 副本 it is.
    public let system: String
    public let recordIdentifier: RecordIdentifier

    /// Names a 副本.
    public init(system: String, recordIdentifier: RecordIdentifier) {
        self.system = system
        self.recordIdentifier = recordIdentifier
    }
}
