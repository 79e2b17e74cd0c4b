import Crypto
import Foundation
import Identifiers
import OrganisationProtocol
import ReplicaFiles
import ServiceCalendar
import StorageSQLite
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// Files of 副本 that wait on the disk can be read with their server's key alone.
@Suite struct SealedPartTests {
    private let server: OneServer
    private let folder: ReplicaFileFolder
    private let service: ReplicaFileService
    private static let text =
        "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額\n"
        + "R-1,1001,TM00000000000002,1,0001,2016-05-01,,00000,当初,4321987\n"

    init() async throws {
        server = try await OneServer()
        try await server.know([try AtenaNumber("1001")])
        folder = ReplicaFileFolder(
            path: FileManager.default.temporaryDirectory.appending(path: "sealed-\(UUID().uuidString)").path())
        service = ReplicaFileService(store: server.store, folder: folder, wake: {})
    }

    /// Two parts, complete.
    private func send() async throws -> Int64 {
        let bytes = Array(Self.text.utf8)
        let file = try await service.announce(
            ReplicaFileRequest(
                system: "legacy-tax", requestKey: "k", format: .csv, mode: .goodRows, size: Int64(bytes.count),
                records: 1), by: OneServer.exchange())
        for (from, to) in [(0, 100), (100, bytes.count)] {
            _ = try await service.append(
                Array(bytes[from..<to]), at: Int64(from), to: file.number, by: OneServer.exchange())
        }
        _ = try await service.complete(file.number, by: OneServer.exchange())
        return file.number
    }

    private func work(on number: Int64) async throws -> ReplicaFile {
        let load = ReplicaFileLoad(
            store: server.store, folder: folder, items: ReplicaItems(), checksLinks: true,
            scope: AuditScope(organisation: "202029", bureau: "mayor"), clock: SystemClock())
        try await load.work(on: try await file(number))
        return try await file(number)
    }

    private func file(_ number: Int64) async throws -> ReplicaFile {
        try #require(try await server.store.read { tx in try ReplicaFileStore(tx: tx).file(number) })
    }

    private func key(_ number: Int64) async throws -> SymmetricKey? {
        try await server.store.read { tx in try ReplicaFileStore(tx: tx).key(of: number) }
    }

    private func part(_ number: Int64, _ offset: Int64) -> URL {
        URL(filePath: "\(folder.path)/\(number).parts/\(offset)")
    }

    @Test func `nothing of a file can be read on the disk, and its key ends with it`() async throws {
        let number = try await send()
        for offset: Int64 in [0, 100] {
            let bytes = try Data(contentsOf: part(number, offset))
            for word in ["R-1", "1001", "TM0000", "4321987"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
        }
        #expect(try await key(number) != nil)
        #expect(try await work(on: number).state == .registered)
        #expect(try await key(number) == nil)
    }

    @Test func `a part that was changed, or took another's place, is not read`() async throws {
        let number = try await send()
        let whole = try Data(contentsOf: part(number, 0))
        var changed = whole
        changed[50] ^= 1
        for bytes in [changed, try Data(contentsOf: part(number, 100))] {
            try bytes.write(to: part(number, 0))
            await #expect(throws: DataVaultError.unreadable) { try await work(on: number) }
        }
        try whole.write(to: part(number, 0))
        #expect(try await work(on: number).state == .registered)
    }

    @Test func `a new key of the server's leaves what waits readable, no key leaves nothing`() async throws {
        let number = try await send()
        let keys = DataKeys(store: server.store, columns: ReplicaSchema.sealed)
        _ = try await keys.rotate { _ in }
        #expect(try await keys.reseal() >= 1)
        #expect(try await key(number) != nil)
        try await server.base.write { tx in
            try DataKeys.destroy(of: server.store.tenant, by: "operator:o", at: OneServer.start, in: tx)
        }
        await #expect(throws: DataVaultError.destroyed) { try await work(on: number) }
    }

    @Test func `a file that came before parts were sealed goes on`() async throws {
        let bytes = Array(Self.text.utf8)
        let file = try await service.announce(
            ReplicaFileRequest(
                system: "legacy-tax", requestKey: "k", format: .csv, mode: .goodRows, size: Int64(bytes.count),
                records: 1), by: OneServer.exchange())
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        // More lies there than was acknowledged: a stop between the two.
        try Data(bytes[..<120]).write(to: URL(filePath: "\(folder.path)/\(file.number)"))
        try await server.store.write { tx in
            let files = ReplicaFileStore(tx: tx)
            var known = try #require(try files.file(file.number))
            known.received = 100
            try files.keep(known)
        }
        _ = try await service.append(Array(bytes[100...]), at: 100, to: file.number, by: OneServer.exchange())
        _ = try await service.complete(file.number, by: OneServer.exchange())
        let done = try await work(on: file.number)
        #expect(done.state == .registered && done.accepted == 1)
        #expect(try await folder.numbers().isEmpty)
    }
}
