import AuditLog
public import Foundation

/// One link of a server's chain of records.
public struct DisclosureEntry: Sendable, Hashable {
    /// Why an entry was written.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The 照会 began.
        case opened
        /// The コアシステム gave its 処理通番.
        case numbered
        /// It ended.
        case concluded
        /// This side's 不開示 was set or taken off (IF_TKM_40133).
        case judged
        /// Something in the record was wrong (IF_TKM_40133).
        case corrected
        /// The person has another 統合宛名番号 now.
        case renumbered
        /// What was seven years old was emptied.
        case purged
    }

    /// From 1, without gaps.
    public let number: Int64
    public let kind: Kind
    /// The record that it belongs to: the number of its first entry; its own for a purge.
    public let record: Int64
    /// The record's entry before this one; 0 for its first.
    public let refersTo: Int64
    public let writtenAt: Date
    /// Who wrote it, and for a correction also who approved it.
    public let writtenBy: String
    public let approvedBy: String
    public let reason: String
    /// What the record says from now on, as JSON with sorted keys; nil once it was purged.
    public let document: String?
    /// SHA-256 of the text before it was purged.
    let digest: [UInt8]
    let hash: [UInt8]

    /// The fields under the chain's hash.
    var fields: [String] {
        [
            kind.rawValue, String(record), String(refersTo), writtenBy, approvedBy, reason,
            Hexadecimal.text(digest),
        ]
    }

    /// The hash that the entry must have after another.
    func hash(after previous: [UInt8]) -> [UInt8] {
        AuditChain.hash(
            previous: previous, sequence: number, microseconds: Microseconds(writtenAt).value, fields: fields)
    }
}

/// An instant as it is stored and hashed.
struct Microseconds {
    let value: Int64

    init(_ date: Date) {
        value = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
    }
}
