import Foundation
public import Storage

/// What walking the whole chain found.
public enum AuditVerification: Sendable, Hashable {
    /// Every record follows from the one before it; how many there are.
    case intact(records: Int64)
    /// The first record that does not follow.
    case broken(sequence: Int64, reason: String)
}

extension AuditLog {
    /// Walks the chain from its first record and recomputes every hash.
    /// - Throws: `StoreError` when the log cannot be read.
    public static func verify(_ store: any DataStore) async throws -> AuditVerification {
        var previous = AuditChain.genesis
        var last: Int64 = 0
        while true {
            let after = last
            let page = try await store.read { tx in try records(after: after, limit: 1_000, in: tx) }
            guard !page.isEmpty else { return .intact(records: last) }
            for record in page {
                guard record.sequence == last + 1 else {
                    return .broken(sequence: last + 1, reason: "a record is missing")
                }
                let hash = AuditChain.hash(
                    previous: previous, sequence: record.sequence,
                    microseconds: Int64((record.recordedAt.timeIntervalSince1970 * 1_000_000).rounded()),
                    fields: AuditChain.fields(
                        [
                            record.event, record.outcome.rawValue, record.organisation, record.bureau, record.actor,
                            record.remoteAddress, record.subject,
                        ], nonce: record.nonce))
                guard hash == record.hash else {
                    return .broken(sequence: record.sequence, reason: "the record does not match its hash")
                }
                previous = hash
                last = record.sequence
            }
        }
    }
}
