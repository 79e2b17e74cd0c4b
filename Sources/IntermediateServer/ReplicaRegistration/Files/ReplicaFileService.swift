import AccessControl
import Crypto
public import OrganisationProtocol
import ReplicaFiles
public import Tenancy
public import WebServer

/// Files of 副本 as existing systems send them: announced, sent in parts, completed (IF_DBM_20113, IF_DBM_20314).
///
/// A part is acknowledged when it is on the disk; what is lost on the way is sent again from where it stopped.
public struct ReplicaFileService: Sendable {
    let store: TenantStore
    let folder: ReplicaFileFolder
    let wake: @Sendable () -> Void

    /// Serves one server; `wake` is called when there is something to work on.
    public init(store: TenantStore, folder: ReplicaFileFolder, wake: @escaping @Sendable () -> Void) {
        self.store = store
        self.folder = folder
        self.wake = wake
    }

    /// Opens a file, or answers the one that the same request opened before.
    /// - Throws: `ReplicaFileError`.
    public func announce(_ request: ReplicaFileRequest, by exchange: Exchange) async throws -> ReplicaFileStatus {
        guard exchange.actor.identifier == "system:\(request.system)" else { throw ReplicaFileError.otherSystem }
        try Self.check(request)
        return try await store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            if let known = try files.file(system: request.system, key: request.requestKey) {
                guard known.request == request else { throw ReplicaFileError.keyInUse }
                return known.status
            }
            let file = try files.add(request, at: exchange.now)
            try exchange.record(
                subject: "file \(file.number) \(request.system) \(request.format.rawValue) records=\(request.records)",
                in: tx.base)
            return file.status
        }
    }

    /// Takes a part; one that is here already, whole, is acknowledged again.
    /// - Throws: `ReplicaFileError`.
    public func append(
        _ bytes: [UInt8], at offset: Int64, to number: Int64, by exchange: Exchange
    ) async throws -> ReplicaFileStatus {
        guard bytes.count <= ReplicaFileLimits.part else { throw ReplicaFileError.partTooLarge(bytes.count) }
        let file = try await file(number, by: exchange)
        guard file.state == .receiving else { throw ReplicaFileError.notReceiving(file.state.title) }
        // Before anything is added: the offset is whatever the sender wrote.
        guard offset <= file.request.size, Int64(bytes.count) <= file.request.size - offset else {
            throw ReplicaFileError.beyondEnd(size: file.request.size)
        }
        let end = offset + Int64(bytes.count)
        if end <= file.received { return file.status }
        guard offset == file.received else { throw ReplicaFileError.wrongPlace(received: file.received) }
        try await folder.write(bytes, at: offset, of: number, key: try await key(of: number))
        return try await store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            guard var file = try files.file(number), file.state == .receiving else {
                throw ReplicaFileError.unknownFile
            }
            // Two senders of one part: both have written the same place, and one of them is too late.
            guard file.received == offset else { throw ReplicaFileError.wrongPlace(received: file.received) }
            file.received = end
            file.changedAt = exchange.now
            try files.keep(file)
            try exchange.record(subject: "file \(number) received=\(end)", in: tx.base)
            return file.status
        }
    }

    /// The sender has sent everything: the file takes its turn; saying so again changes nothing.
    /// - Throws: `ReplicaFileError`.
    public func complete(_ number: Int64, by exchange: Exchange) async throws -> ReplicaFileStatus {
        let system = exchange.actor.identifier
        let status = try await store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            var file = try Self.own(try files.file(number), system)
            guard file.state == .receiving else { return file.status }
            guard file.received == file.request.size else {
                throw ReplicaFileError.incomplete(received: file.received, size: file.request.size)
            }
            file.state = .waiting
            file.changedAt = exchange.now
            try files.keep(file)
            try exchange.record(subject: "file \(number) complete", in: tx.base)
            return file.status
        }
        wake()
        return status
    }

    /// The sender gives a file up before it is whole; nothing of it stays.
    /// - Throws: `ReplicaFileError`.
    public func abandon(_ number: Int64, by exchange: Exchange) async throws -> ReplicaFileStatus {
        let system = exchange.actor.identifier
        let status = try await store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            var file = try Self.own(try files.file(number), system)
            guard file.state != .abandoned else { return file.status }
            guard file.state == .receiving else { throw ReplicaFileError.alreadyWhole(file.state.title) }
            file.state = .abandoned
            file.changedAt = exchange.now
            try files.keep(file)
            try exchange.record(subject: "file \(number) abandoned", in: tx.base)
            return file.status
        }
        try await folder.remove(number)
        return status
    }

    /// How far a file is.
    /// - Throws: `ReplicaFileError.unknownFile`.
    public func status(of number: Int64, by exchange: Exchange) async throws -> ReplicaFileStatus {
        try await file(number, by: exchange).status
    }

    /// What became of a file, with what is wrong with its rows.
    /// - Throws: `ReplicaFileError.unknownFile`.
    public func result(of number: Int64, by exchange: Exchange) async throws -> ReplicaFileResult {
        let system = exchange.actor.identifier
        return try await store.read { tx in
            let files = ReplicaFileStore(tx: tx)
            let file = try Self.own(try files.file(number), system)
            return ReplicaFileResult(
                status: file.status, faults: try files.faults(of: number, limit: Int(ReplicaFileStore.faultLimit)),
                faultCount: file.faultCount)
        }
    }

    private func file(_ number: Int64, by exchange: Exchange) async throws -> ReplicaFile {
        let system = exchange.actor.identifier
        return try await store.read { tx in try Self.own(try ReplicaFileStore(tx: tx).file(number), system) }
    }

    private func key(of number: Int64) async throws -> SymmetricKey {
        if let key = try await store.read({ tx in try ReplicaFileStore(tx: tx).key(of: number) }) { return key }
        return try await store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            return try files.key(of: number) ?? files.newKey(of: number)
        }
    }

    /// Another system's file is no file at all.
    private static func own(_ file: ReplicaFile?, _ identifier: String) throws(ReplicaFileError) -> ReplicaFile {
        guard let file, identifier == "system:\(file.request.system)" else { throw .unknownFile }
        return file
    }

    private static func check(_ request: ReplicaFileRequest) throws(ReplicaFileError) {
        guard RequestKey.isPlain(request.requestKey) else { throw .badKey }
        guard request.size > 0, request.records > 0 else { throw .empty }
        guard request.size <= ReplicaFileLimits.size else { throw .tooLarge(request.size) }
        guard request.records <= ReplicaFileLimits.records else { throw .tooManyRecords(request.records) }
    }
}
