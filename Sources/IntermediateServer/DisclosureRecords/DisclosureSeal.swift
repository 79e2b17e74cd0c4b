import AuditLog
import Foundation

/// An entry's number and hash as they stand in the audit log: who rewrites the chain has that to rewrite, too.
public struct DisclosureSeal: Sendable, Hashable, CustomStringConvertible {
    /// The events whose subjects carry seals.
    public static let events = ["disclosure-record.written", "disclosure-record.updated", "record-correction.decided"]

    public let entry: Int64
    let hash: String

    init(_ entry: DisclosureEntry) {
        self.entry = entry.number
        hash = Hexadecimal.text(entry.hash)
    }

    /// Reads the seal in the subject of an audit record; nil where there is none.
    public init?(subject: String) {
        guard let word = subject.split(separator: " ").first(where: { $0.hasPrefix("seal:") }) else { return nil }
        let parts = word.split(separator: ":")
        guard parts.count == 3, let entry = Int64(parts[1]), parts[2].count == 64 else { return nil }
        self.entry = entry
        hash = String(parts[2])
    }

    /// `seal:12:` and the hash in hexadecimal digits.
    public var description: String { "seal:\(entry):\(hash)" }
}

extension DisclosureEntry {
    /// What an audit record says of it.
    public var seal: DisclosureSeal { DisclosureSeal(self) }
}
