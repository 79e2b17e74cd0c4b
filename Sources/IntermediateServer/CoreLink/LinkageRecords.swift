public import Foundation
public import Identifiers
public import NationalProtocol
public import SortedJSON
public import Tenancy

/// What one side knows of an inquiry at a step of it, for its 情報提供等記録 (番号法23条1項); never content.
public struct LinkageFact: Sendable, Hashable {
    /// Whose record it is.
    public enum Side: String, Sendable, Hashable {
        case inquirer
        case provider
    }

    /// What became of it; the コアシステム's word, and so the same on both sides.
    public struct Ending: Sendable, Hashable {
        /// How it ended.
        public enum Way: Sendable, Hashable {
            case answered(AnswerCode?)
            case withdrawn
            case expired
            /// It was asked for and not passed on: nobody but the inquirer and the centre knows of it.
            case refused(LinkageRefusal)
        }

        public let way: Way
        public let at: Date

        /// Describes an ending.
        public init(_ way: Way, at: Date) {
            self.way = way
            self.at = at
        }
    }

    /// One 副本 that was given.
    public struct Replica: Sendable, Hashable, SortedJSONDocument {
        public let system: String
        public let recordIdentifier: RecordIdentifier

        /// Names a 副本.
        public init(system: String, recordIdentifier: RecordIdentifier) {
            self.system = system
            self.recordIdentifier = recordIdentifier
        }
    }

    public let side: Side
    /// Nil for what was refused.
    public let processingNumber: ProcessingNumber?
    public let correlation: String
    public let purpose: InquiryPurpose
    /// Nil where the server does not know who it is.
    public let atenaNumber: AtenaNumber?
    public let requestedAt: Date
    public let isHiddenByInquirer: Bool
    public let isHiddenByProvider: Bool
    /// Nil until something has become of it.
    public let ending: Ending?
    public let replicas: [Replica]

    /// Gathers what is known.
    public init(
        side: Side, processingNumber: ProcessingNumber?, correlation: String, purpose: InquiryPurpose,
        atenaNumber: AtenaNumber?, requestedAt: Date, isHiddenByInquirer: Bool, isHiddenByProvider: Bool,
        ending: Ending?, replicas: [Replica] = []
    ) {
        self.side = side
        self.processingNumber = processingNumber
        self.correlation = correlation
        self.purpose = purpose
        self.atenaNumber = atenaNumber
        self.requestedAt = requestedAt
        self.isHiddenByInquirer = isHiddenByInquirer
        self.isHiddenByProvider = isHiddenByProvider
        self.ending = ending
        self.replicas = replicas
    }
}

/// Keeps 情報提供等記録: once when an inquiry is permitted, once when it ends or is refused, in the transaction of that step.
public protocol LinkageRecorder: Sendable {
    /// Keeps what is known now.
    /// - Throws: what ends the step: without a record nothing happens.
    func record(_ fact: LinkageFact, by actor: String, at now: Date, in tx: TenantTransaction) throws
}

extension LinkageFact.Replica {
    public func write(to writer: inout SortedJSONWriter) {
        writer.beginObject()
        writer.add("recordIdentifier", recordIdentifier.text)
        writer.add("system", system)
        writer.endObject()
    }

    public init(from reader: inout SortedJSONReader) throws {
        try reader.beginObject()
        recordIdentifier = try RecordIdentifier(try reader.text("recordIdentifier"))
        system = try reader.text("system")
        try reader.endObject()
    }
}
