import AccessControl
import Crypto
import Foundation
public import OrganisationProtocol
public import Tenancy
public import WebServer

/// Answers rows at once, or as a file whose result is kept; both do the same.
public struct RequestFileService: Sendable {
    /// The columns that are sealed with the tenant's key.
    public static let sealed: [SealedColumn] = RequestFileStore.columns

    private let store: TenantStore
    private let interface: String
    private let onlineLimit: Int
    private let fileLimit: Int

    /// Serves one server.
    ///
    /// - Parameters:
    ///   - store: the server's rows.
    ///   - interface: how the codes of its refusals begin, such as `disclosure`.
    ///   - onlineLimit: rows of a request that is answered at once [O].
    ///   - fileLimit: rows of a file [O].
    public init(store: TenantStore, interface: String, onlineLimit: Int = 1_000, fileLimit: Int = 50_000) {
        self.store = store
        self.interface = interface
        self.onlineLimit = onlineLimit
        self.fileLimit = fileLimit
    }

    /// Takes rows at once.
    /// - Throws: `RequestFileError`, what the work throws.
    public func answer<Entry, Answer: Codable & Sendable>(
        _ entries: [Entry], by exchange: Exchange,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> Answer where Entry: Codable & Hashable & Sendable {
        try check(entries.count, limit: onlineLimit)
        return try await store.write { tx in
            let answer = try work(tx, entries)
            try exchange.record(subject: "entries=\(entries.count)", in: tx.base)
            return answer
        }
    }

    /// Takes a file; the same again, after a lost answer, is the same file.
    /// - Throws: `RequestFileError`, what the work throws.
    public func take<Entry, Answer: Codable & Sendable>(
        _ file: RequestFile<Entry>, for purpose: RequestFilePurpose, by exchange: Exchange,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> RequestFileReceipt where Entry: Codable & Hashable & Sendable {
        try check(file.entries.count, limit: fileLimit)
        guard RequestKey.isPlain(file.requestKey) else { throw RequestFileError.badKey }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let request = try encoder.encode(file.entries)
        let digest = "sha256:" + SHA256.hash(data: request).map { String(format: "%02x", $0) }.joined()
        return try await store.write { tx in
            let files = RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose)
            if let known = try files.known(key: file.requestKey) {
                // Files from before digests were kept have their text.
                guard known.request == digest || known.request == String(decoding: request, as: UTF8.self) else {
                    throw RequestFileError.keyInUse
                }
                try exchange.record(subject: "file \(known.receipt.number) again", in: tx.base)
                return known.receipt
            }
            let result = String(decoding: try JSONEncoder().encode(try work(tx, file.entries)), as: UTF8.self)
            let receipt = try files.add(
                key: file.requestKey, request: digest, entries: file.entries.count, result: result, at: exchange.now)
            try exchange.record(subject: "file \(receipt.number) entries=\(receipt.entries)", in: tx.base)
            return receipt
        }
    }

    /// The result of a file, as JSON.
    /// - Throws: `RequestFileError.unknownFile`.
    public func result(of number: Int64, for purpose: RequestFilePurpose, by exchange: Exchange) async throws -> String
    {
        let found = try await store.read { tx in
            try RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose).result(of: number)
        }
        guard let found else { throw RequestFileError.unknownFile }
        return found
    }

    private func check(_ count: Int, limit: Int) throws(RequestFileError) {
        guard count > 0 else { throw .empty(interface: interface) }
        guard count <= limit else { throw .tooMany(count, limit: limit, interface: interface) }
    }
}
