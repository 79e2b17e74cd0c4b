import AuditLog
import Crypto
import Foundation
import Identifiers
import OrganisationProtocol
import ReplicaFiles
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Tenancy
import Testing
import WebServer

@testable import ReplicaRegistration

/// Files of 副本: sent in parts, loaded some rows at a time, seen when whole, taken up again after a stop.
@Suite struct ReplicaFileTests {
    private let server: OneServer
    private let folder: ReplicaFileFolder
    private let service: ReplicaFileService
    private var load: ReplicaFileLoad {
        ReplicaFileLoad(
            store: server.store, folder: folder, items: ReplicaItems(), checksLinks: true,
            scope: AuditScope(organisation: "202029", bureau: "mayor"), clock: SystemClock())
    }

    init() async throws {
        server = try await OneServer()
        try await server.know([try AtenaNumber("1001"), try AtenaNumber("1002")])
        folder = ReplicaFileFolder(
            path: FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path())
        service = ReplicaFileService(store: server.store, folder: folder, wake: {})
    }

    private static let header =
        "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額\n"

    private static func row(_ identifier: Int, number: String = "1001", item: String = "TM00000000000002") -> String {
        "R-\(identifier),\(number),\(item),\(identifier),0001,2016-05-01,,00000,当初,\(identifier)\n"
    }

    private static func file(_ rows: [String]) -> [UInt8] { Array((header + rows.joined()).utf8) }

    /// Announces, sends in two parts and completes.
    private func send(
        _ bytes: [UInt8], records: Int64, key: String = "k", mode: RowMode = .goodRows
    ) async throws -> ReplicaFile {
        let status = try await announce(bytes.count, records: records, key: key, mode: mode)
        let cut = bytes.count / 2
        _ = try await service.append(Array(bytes[..<cut]), at: 0, to: status.number, by: OneServer.exchange())
        _ = try await service.append(
            Array(bytes[cut...]), at: Int64(cut), to: status.number, by: OneServer.exchange())
        _ = try await service.complete(status.number, by: OneServer.exchange())
        return try await file(status.number)
    }

    private func announce(
        _ size: Int, records: Int64, key: String = "k", mode: RowMode = .goodRows
    ) async throws -> ReplicaFileStatus {
        try await service.announce(
            ReplicaFileRequest(
                system: "legacy-tax", requestKey: key, format: .csv, mode: mode, size: Int64(size), records: records),
            by: OneServer.exchange())
    }

    private func file(_ number: Int64) async throws -> ReplicaFile {
        try #require(try await server.store.read { tx in try ReplicaFileStore(tx: tx).file(number) })
    }

    private func seen() async throws -> Int {
        try await server.store.read { tx in try ReplicaStore(tx: tx).counts(in: nil).reduce(0) { $0 + $1.count } }
    }

    private func lastEvents() async throws -> [AuditRecord] {
        try await server.base.read { tx in
            try AuditLog.records(after: 0, limit: 1_000, in: tx).filter { $0.event == "replica-file.ended" }
        }
    }

    @Test func `a good file stands as a whole, with one record of it`() async throws {
        let bytes = Self.file((1...2_500).map { Self.row($0, number: $0 % 2 == 0 ? "1001" : "1002") })
        let sent = try await send(bytes, records: 2_500)
        #expect(sent.state == .waiting)
        #expect(try await seen() == 0)
        try await load.work(on: sent)
        let done = try await file(sent.number)
        #expect(done.state == .registered && done.accepted == 2_500 && done.read == 2_500 && done.refused == 0)
        #expect(try await seen() == 2_500)
        #expect(try await lastEvents().map(\.subject) == ["file 1 records=2500 accepted=2500 unchanged=0 refused=0"])
        #expect(try await folder.numbers().isEmpty)
    }

    @Test func `nobody sees a row before the last one stands, and a stop anywhere is gone on from`() async throws {
        let bytes = Self.file((1...3_000).map { Self.row($0) })
        let sent = try await send(bytes, records: 3_000)
        for _ in 0..<3 {
            // Stopped after each turn: whoever comes next begins with the row that follows.
            let reached = try await file(sent.number).read
            let task = Task { [load] in try await load.work(on: try await file(sent.number)) }
            while try await file(sent.number).read == reached { await Task.yield() }
            task.cancel()
            _ = await task.result
            let stopped = try await file(sent.number)
            if stopped.state == .loading { #expect(try await seen() == 0) }
            if stopped.state == .registered { break }
        }
        try await load.work(on: try await file(sent.number))
        let done = try await file(sent.number)
        #expect(done.state == .registered && done.accepted == 3_000 && done.unchanged == 0)
        #expect(try await seen() == 3_000)
    }

    @Test func `good rows stand and every bad one comes back with all its faults`() async throws {
        let rows = [
            Self.row(1), Self.row(2, number: "9999", item: "TM00000000009999"),
            Self.row(3).replacing("0001", with: "1"),
            Self.row(4),
        ]
        let sent = try await send(Self.file(rows), records: 4)
        try await load.work(on: sent)
        let result = try await service.result(of: sent.number, by: OneServer.exchange())
        #expect(result.status.accepted == 2 && result.status.refused == 2 && result.status.state == "registered")
        #expect(result.faults.map(\.row) == [2, 2, 3])
        #expect(
            result.faults.map(\.code) == ["replica.unknown-atena-number", "replica.unknown-item", "row.shape"])
        #expect(try await seen() == 2)
    }

    @Test func `all or nothing takes everything out again`() async throws {
        let rows = (1...1_500).map { Self.row($0) } + [Self.row(1_501, number: "9999")]
        let sent = try await send(Self.file(rows), records: 1_501, mode: .allOrNothing)
        try await load.work(on: sent)
        let done = try await file(sent.number)
        #expect(done.state == .refused && done.refused == 1 && done.accepted == 0)
        #expect(done.reason?.contains("1件") == true)
        let left = try await server.base.read { tx in try tx.row("SELECT count(*) AS n FROM replicas", [])?.integer("n")
        }
        #expect(left == 0)
        #expect(try await lastEvents().map(\.outcome) == [.refused])
    }

    @Test(arguments: [1, 3]) func `a count that differs from the sender's refuses the file`(records: Int64) async throws
    {
        let sent = try await send(Self.file([Self.row(1), Self.row(2)]), records: records)
        try await load.work(on: sent)
        #expect(try await file(sent.number).state == .refused)
        #expect(try await file(sent.number).reason?.contains("件数") == true)
        #expect(try await seen() == 0)
    }

    @Test func `a file that cannot be read is refused with its reason`() async throws {
        let sent = try await send(Array("a,b\n1,2\n".utf8), records: 1)
        try await load.work(on: sent)
        #expect(try await file(sent.number).state == .refused)
        #expect(try await file(sent.number).reason?.contains("レコード識別番号") == true)
    }

    @Test func `a half-sent file leaves nothing, and goes on where it stopped`() async throws {
        let bytes = Self.file([Self.row(1)])
        let status = try await announce(bytes.count, records: 1)
        let half = Array(bytes[..<20])
        _ = try await service.append(half, at: 0, to: status.number, by: OneServer.exchange())
        // The answer was lost: the part is sent again, and nothing doubles.
        let again = try await service.append(half, at: 0, to: status.number, by: OneServer.exchange())
        #expect(again.received == 20)
        await #expect(throws: ReplicaFileError.wrongPlace(received: 20)) {
            try await service.append([1], at: 30, to: status.number, by: OneServer.exchange())
        }
        await #expect(throws: ReplicaFileError.incomplete(received: 20, size: Int64(bytes.count))) {
            try await service.complete(status.number, by: OneServer.exchange())
        }
        #expect(try await announce(bytes.count, records: 1).number == status.number)
        await #expect(throws: ReplicaFileError.keyInUse) { try await announce(bytes.count, records: 2) }
        for offset in [20, Int64.max - 1, .max] {
            await #expect(throws: ReplicaFileError.beyondEnd(size: Int64(bytes.count))) {
                try await service.append(bytes, at: offset, to: status.number, by: OneServer.exchange())
            }
        }
        _ = try await service.abandon(status.number, by: OneServer.exchange())
        #expect(try await folder.numbers().isEmpty)
        await #expect(throws: ReplicaFileError.notReceiving("取りやめ")) {
            try await service.append(half, at: 20, to: status.number, by: OneServer.exchange())
        }
    }

    @Test func `another system's file is no file`() async throws {
        let status = try await announce(10, records: 1)
        let other = OneServer.exchange("system:legacy-welfare")
        await #expect(throws: ReplicaFileError.unknownFile) { try await service.status(of: status.number, by: other) }
        await #expect(throws: ReplicaFileError.unknownFile) { try await service.result(of: status.number, by: other) }
        await #expect(throws: ReplicaFileError.unknownFile) {
            try await service.append([1], at: 0, to: status.number, by: other)
        }
    }

    @Test func `what is beyond the limits is refused before a byte is sent`() async throws {
        await #expect(throws: ReplicaFileError.tooLarge(5 << 30)) { try await announce(5 << 30, records: 1) }
        await #expect(throws: ReplicaFileError.tooManyRecords(10_000_001)) {
            try await announce(10, records: 10_000_001)
        }
        await #expect(throws: ReplicaFileError.empty) { try await announce(0, records: 1) }
        await #expect(throws: ReplicaFileError.badKey) { try await announce(1, records: 1, key: "a b") }
        await #expect(throws: ReplicaFileError.partTooLarge((8 << 20) + 1)) {
            try await service.append(
                [UInt8](repeating: 0, count: (8 << 20) + 1), at: 0, to: 1, by: OneServer.exchange())
        }
    }

    @Test func `a worker takes up what was left, each system in a lane of its own`() async throws {
        let sent = try await send(Self.file((1...1_200).map { Self.row($0) }), records: 1_200)
        // What a stop between a file's end and its removal left is swept away; what is still to come stays.
        let half = try await announce(50, records: 1, key: "half")
        _ = try await service.append([1, 2], at: 0, to: half.number, by: OneServer.exchange())
        try await folder.write([1], at: 0, of: 77, key: SymmetricKey(size: .bits256))
        let worker = ReplicaFileWorker(
            store: server.store, folder: folder, scope: AuditScope(organisation: "202029", bureau: "mayor"),
            clock: SystemClock(), report: { Issue.record($0) })
        let work = Task { await worker.run() }
        while try await !file(sent.number).state.isFinal { try await Task.sleep(for: .milliseconds(10)) }
        let second = try await send(Self.file([Self.row(5_000)]), records: 1, key: "second")
        worker.wake()
        while try await !file(second.number).state.isFinal { try await Task.sleep(for: .milliseconds(10)) }
        work.cancel()
        #expect(try await seen() == 1_201)
        #expect(try await folder.numbers() == [half.number])
    }

    @Test func `what waits too long raises one alarm, and another for the next`() async throws {
        let told = Mutex<[String]>([])
        let clock = RehearsalClock(at: OneServer.start)
        let alarm = ReplicaBacklogAlarm(
            store: server.store, scope: AuditScope(organisation: "202029", bureau: "mayor"), clock: clock,
            report: { text in told.withLock { $0.append(text) } })
        func look(after seconds: Double) async throws {
            clock.set(OneServer.start.addingTimeInterval(seconds))
            try await alarm.look()
        }
        try await look(after: 0)
        let half = try await announce(50, records: 7)
        try await look(after: 3_590)
        #expect(told.withLock(\.self).isEmpty)
        try await look(after: 3_601)
        try await look(after: 9_999)
        #expect(told.withLock(\.count) == 1)
        let backlog = try await server.store.read { tx in try ReplicaBacklog.read(in: tx) }
        #expect(backlog?.files == 1 && backlog?.records == 7 && backlog?.text.contains("7件") == true)
        _ = try await service.abandon(half.number, by: OneServer.exchange())
        #expect(try await server.store.read { tx in try ReplicaBacklog.read(in: tx) } == nil)
        let alarms = try await server.base.read { tx in
            try tx.rows("SELECT subject FROM audit_records WHERE event = 'replica-backlog.alarmed'", [])
                .map { try $0.text("subject") }
        }
        #expect(alarms == ["files=1 records=7 oldest=2016-05-19T12:30:00+09:00"])
    }
}
