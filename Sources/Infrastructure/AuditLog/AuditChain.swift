import Crypto
import Foundation

/// The hash that ties a record to all before it.
public enum AuditChain {
    public static let genesis = [UInt8](repeating: 0, count: 32)

    /// The fields under a record's hash: those before there were nonces have none, and keep their hashes.
    static func fields(_ others: [String], nonce: String) -> [String] { nonce.isEmpty ? others : others + [nonce] }

    /// SHA-256 over the previous hash and each field with its length before it, so that no two records share a text.
    public static func hash(previous: [UInt8], sequence: Int64, microseconds: Int64, fields: [String]) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(512)
        withUnsafeBytes(of: sequence.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: microseconds.bigEndian) { bytes.append(contentsOf: $0) }
        for field in fields {
            withUnsafeBytes(of: UInt32(field.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: field.utf8)
        }
        return Array(SHA256.hash(data: bytes))
    }

    /// The hash that a record must have behind the one before it.
    ///
    /// - Parameters:
    ///   - record: what it is the hash of.
    ///   - sequence: its number, where that is not the one it has.
    ///   - previous: the hash of the one before it.
    /// - Returns: 32 bytes.
    static func hash(of record: AuditRecord, as sequence: Int64? = nil, previous: [UInt8]) -> [UInt8] {
        hash(
            previous: previous, sequence: sequence ?? record.sequence, microseconds: record.microseconds,
            fields: fields(
                [
                    record.event, record.outcome.rawValue, record.organisation, record.bureau, record.actor,
                    record.remoteAddress, record.subject,
                ], nonce: record.nonce))
    }
}
