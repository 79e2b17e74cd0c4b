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
    ///
    /// Work that only reads (`reads`) keeps no writer waiting: what is written then is the record of it alone.
    /// - Throws: `RequestFileError`, what the work throws.
    public func answer<Entry, Answer: Codable & Sendable>(
        _ entries: [Entry], by exchange: Exchange, reads: Bool = false,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> Answer where Entry: Codable & Hashable & Sendable {
        try check(entries.count, limit: onlineLimit)
        let found = reads ? try await store.read { tx in try work(tx, entries) } : nil
        return try await store.write { tx in
            let answer = try found ?? work(tx, entries)
            try exchange.record(subject: "entries=\(entries.count)", in: tx.base)
            return answer
        }
    }

    /// Takes rows in the transaction of their record; of an answer that is nil there is none.
    /// - Throws: `RequestFileError`, what the work throws.
    public func answer<Entry: Sendable, Answer: Sendable>(
        _ entries: [Entry], by exchange: Exchange,
        unlessNil work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer?
    ) async throws -> Answer? {
        try check(entries.count, limit: onlineLimit)
        return try await store.write { tx in
            guard let answer = try work(tx, entries) else { return nil }
            try exchange.record(subject: "entries=\(entries.count)", in: tx.base)
            return answer
        }
    }

    /// Records that rows were asked for whose answer is known without looking.
    /// - Throws: `RequestFileError`, `StoreError`.
    public func record<Entry: Sendable>(_ entries: [Entry], by exchange: Exchange) async throws {
        try check(entries.count, limit: onlineLimit)
        try await store.write { tx in _ = try exchange.record(subject: "entries=\(entries.count)", in: tx.base) }
    }

    /// Takes a file; the same again, after a lost answer, is the same file.
    /// - Throws: `RequestFileError`, what the work throws.
    public func take<Entry, Answer: Codable & Sendable>(
        _ file: RequestFile<Entry>, for purpose: RequestFilePurpose, by exchange: Exchange, reads: Bool = false,
        _ work: @escaping @Sendable (TenantTransaction, [Entry]) throws -> Answer
    ) async throws -> RequestFileReceipt where Entry: Codable & Hashable & Sendable {
        try checkFile(file.entries.count)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let request = try encoder.encode(file.entries)
        let digest = "sha256:" + SHA256.hash(data: request).map { String(format: "%02x", $0) }.joined()
        let (key, rows) = (file.requestKey, file.entries.count)
        let known = try await receipt(
            key: key, digest: digest, older: String(decoding: request, as: UTF8.self), for: purpose, by: exchange)
        if let known { return known }
        if reads {
            return try await keep(key: key, digest: digest, rows: rows, for: purpose, by: exchange) { tx in
                try work(tx, file.entries)
            }
        }
        return try await store.write { tx in
            let files = RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose)
            let result = { try Self.text(try work(tx, file.entries)) }
            return try Self.add(files, key, digest, rows, by: exchange, result)
        }
    }

    /// What a file came to that was sent before; nil for a new one.
    ///
    /// - Parameters:
    ///   - key: the sender's own name of it.
    ///   - digest: what it is known by again.
    ///   - older: its text, by which files are known that came before digests were kept.
    ///   - purpose: what it is for.
    ///   - exchange: whose request this is.
    /// - Returns: the receipt that was given for it.
    /// - Throws: `RequestFileError` when another file has that key.
    public func receipt(
        key: String, digest: String, older: String? = nil, for purpose: RequestFilePurpose, by exchange: Exchange
    ) async throws -> RequestFileReceipt? {
        guard RequestKey.isPlain(key) else { throw RequestFileError.badKey }
        let system = exchange.actor.systemIdentifier
        let known = try await store.read { tx in
            try RequestFileStore(tx: tx, system: system, purpose: purpose).known(key: key)
        }
        guard let known else { return nil }
        guard known.request == digest || known.request == older else { throw RequestFileError.keyInUse }
        return try await store.write { tx in
            try exchange.record(subject: "file \(known.receipt.number) again", in: tx.base)
            return known.receipt
        }
    }

    /// Keeps a file whose rows were worked on already, with the result that is read now.
    /// - Throws: `RequestFileError`, what reading throws.
    public func keep<Answer: Codable & Sendable>(
        key: String, digest: String, rows: Int, for purpose: RequestFilePurpose, by exchange: Exchange,
        _ read: @escaping @Sendable (TenantTransaction) throws -> Answer
    ) async throws -> RequestFileReceipt {
        let result = try await store.read { tx in try Self.text(try read(tx)) }
        return try await store.write { tx in
            let files = RequestFileStore(tx: tx, system: exchange.actor.systemIdentifier, purpose: purpose)
            return try Self.add(files, key, digest, rows, by: exchange) { result }
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

    /// Whether a file may have so many rows.
    /// - Throws: `RequestFileError`.
    public func checkFile(_ rows: Int) throws(RequestFileError) { try check(rows, limit: fileLimit) }

    /// Adds a file, unless its like came meanwhile.
    private static func add(
        _ files: RequestFileStore, _ key: String, _ digest: String, _ rows: Int, by exchange: Exchange,
        _ result: () throws -> String
    ) throws -> RequestFileReceipt {
        if let known = try files.known(key: key) {
            guard known.request == digest else { throw RequestFileError.keyInUse }
            try exchange.record(subject: "file \(known.receipt.number) again", in: files.tx.base)
            return known.receipt
        }
        let receipt = try files.add(
            key: key, request: digest, entries: rows, result: try result(), at: exchange.now)
        try exchange.record(subject: "file \(receipt.number) entries=\(receipt.entries)", in: files.tx.base)
        return receipt
    }

    private static func text(_ answer: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }

    private func check(_ count: Int, limit: Int) throws(RequestFileError) {
        guard count > 0 else { throw .empty(interface: interface) }
        guard count <= limit else { throw .tooMany(count, limit: limit, interface: interface) }
    }
}
