public import Foundation
public import MerkleTree

extension NationalPaths {
    /// The witness of audit logs: heads are handed in here, and what it keeps of a log stands below.
    public static let auditHeads = "/audit-heads"
}

/// Operator → witness: heads of audit logs, to be seen and signed.
public struct AuditHeadPublication: Sendable, Codable, Hashable {
    /// One log's newest head.
    public struct Entry: Sendable, Codable, Hashable {
        public let signed: SignedTreeHead
        /// The size at which the witness saw the log last; 0 for a log that it does not know.
        public let knownSize: Int64
        /// The proof that the log of that size is the beginning of this (RFC 9162 §2.1.4).
        public let consistency: [Data]

        /// Describes a log's newest head.
        public init(signed: SignedTreeHead, knownSize: Int64, consistency: [[UInt8]]) {
            self.signed = signed
            self.knownSize = knownSize
            self.consistency = consistency.map { Data($0) }
        }
    }

    /// Who signed the heads, SubjectPublicKeyInfo in DER; the witness keeps the first it is given.
    public let publicKey: Data
    public let entries: [Entry]

    /// The most logs of one message [O].
    public static let largest = 200

    /// Hands in heads.
    public init(publicKey: Data, entries: [Entry]) {
        self.publicKey = publicKey
        self.entries = entries
    }
}

/// Witness → operator, in the order of the entries.
public struct AuditHeadAnswer: Sendable, Codable, Hashable {
    /// What the witness says of one head.
    public enum Outcome: String, Sendable, Codable, Hashable {
        /// It follows from all that was seen before, and is signed.
        case cosigned
        /// The witness saw another size last, which stands in the answer.
        case stale
        /// It is shorter than what was seen.
        case rolledBack = "rolled-back"
        /// It has another history than what was seen.
        case forked
        /// It is not signed by the log's key.
        case unsigned
    }

    /// What became of one entry.
    public struct Entry: Sendable, Codable, Hashable {
        public let log: String
        public let outcome: Outcome
        /// The size at which the witness saw the log last.
        public let witnessedSize: Int64
        public let cosignature: Cosignature?

        /// Describes what became of one entry.
        public init(log: String, outcome: Outcome, witnessedSize: Int64, cosignature: Cosignature?) {
            self.log = log
            self.outcome = outcome
            self.witnessedSize = witnessedSize
            self.cosignature = cosignature
        }
    }

    public let entries: [Entry]

    /// Answers entry by entry.
    public init(entries: [Entry]) {
        self.entries = entries
    }
}
