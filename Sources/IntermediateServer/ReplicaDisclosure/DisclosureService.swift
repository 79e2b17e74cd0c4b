import AccessControl
import Foundation
import OrganisationProtocol
import Tenancy
import WebServer

/// Answers rows at once, or as a file whose result is kept; both do the same.
struct DisclosureService: Sendable {
    /// Rows of a request that is answered at once, and of a file [O].
    static let (onlineLimit, fileLimit) = (1_000, 50_000)

    let store: TenantStore

    /// Takes rows at once.
    func answer<Entry, Answer: Codable & Sendable>(
        _ entries: [Entry], by exchange: Exchange,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> Answer where Entry: Codable & Hashable & Sendable {
        try Self.check(entries.count, limit: Self.onlineLimit)
        return try await store.write { tx in
            let answer = try work(tx, entries)
            try exchange.record(subject: "entries=\(entries.count)", in: tx.base)
            return answer
        }
    }

    /// Takes a file; the same again, after a lost answer, is the same file.
    func take<Entry, Answer: Codable & Sendable>(
        _ file: RequestFile<Entry>, for purpose: RequestFilePurpose, by exchange: Exchange,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> RequestFileReceipt where Entry: Codable & Hashable & Sendable {
        try Self.check(file.entries.count, limit: Self.fileLimit)
        guard RequestKey.isPlain(file.requestKey) else { throw DisclosureError.badKey }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let request = String(decoding: try encoder.encode(file.entries), as: UTF8.self)
        return try await store.write { tx in
            let files = RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose)
            if let known = try files.known(key: file.requestKey) {
                guard known.request == request else { throw DisclosureError.keyInUse }
                try exchange.record(subject: "file \(known.receipt.number) again", in: tx.base)
                return known.receipt
            }
            let result = String(decoding: try JSONEncoder().encode(try work(tx, file.entries)), as: UTF8.self)
            let receipt = try files.add(
                key: file.requestKey, request: request, entries: file.entries.count, result: result, at: exchange.now)
            try exchange.record(subject: "file \(receipt.number) entries=\(receipt.entries)", in: tx.base)
            return receipt
        }
    }

    /// The result of a file, as JSON.
    func result(of number: Int64, for purpose: RequestFilePurpose, by exchange: Exchange) async throws -> String {
        let found = try await store.read { tx in
            try RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose).result(of: number)
        }
        guard let found else { throw DisclosureError.unknownFile }
        return found
    }

    private static func check(_ count: Int, limit: Int) throws(DisclosureError) {
        guard count > 0 else { throw .empty }
        guard count <= limit else { throw .tooMany(count, limit: limit) }
    }
}
