import AuditLog
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

/// While others want to write, what is long is written in parts: nobody waits for a hundred records of somebody else.
@Suite struct BesideOthersTests {
    private let server: OneServer
    private let shared: SharedStore
    private var store: TenantStore { server.store(on: shared) }

    init() async throws {
        server = try await OneServer()
        shared = SharedStore(base: server.base)
        try await server.know([try AtenaNumber("1001")])
    }

    private static func record(_ place: Int, of number: String = "1001") throws -> ReplicaRecord {
        try ReplicaRecord(
            recordIdentifier: RecordIdentifier("P-\(place)"), atenaNumber: try AtenaNumber(number),
            itemCode: try ItemCode("TM00000000000002"), dataSetKey: "\(place)", versionNumber: "0001",
            publicationStart: "2016-05-01", administrativeDistrict: "00000", changeKind: .initial,
            values: ["所得額": .text("1")])
    }

    private func records() async throws -> [String] {
        try await server.base.read { tx in
            try AuditLog.records(after: 0, limit: 1_000, in: tx).filter { $0.event == "replica.registered" }
        }.map(\.subject)
    }

    @Test func aLongRequestIsKeptInPartsEachWithItsRecord() async throws {
        let submission = try ReplicaSubmission(
            system: "legacy-tax", records: (1...60).map { try Self.record($0, of: $0 == 31 ? "9999" : "1001") })
        let receipt = try await ReplicaService(store: store).register(submission, by: OneServer.exchange())
        #expect(receipt.accepted == 59 && receipt.rejected.map(\.row) == [31])
        #expect(shared.rows == [25, 49, 59])
        #expect(
            try await records() == [
                "legacy-tax accepted=25 unchanged=0 rejected=0", "legacy-tax accepted=24 unchanged=0 rejected=1",
                "legacy-tax accepted=10 unchanged=0 rejected=0",
            ])
        // The same again changes nothing, and with nobody about it is one transaction.
        shared.isBesideOthers = false
        let again = try await ReplicaService(store: store).register(submission, by: OneServer.exchange())
        #expect(again.unchanged == 59 && again.rejected.map(\.row) == [31])
        #expect(try await records().last == "legacy-tax accepted=0 unchanged=59 rejected=1")
    }

    @Test func nothingIsAsWellRecordedOnce() async throws {
        let receipt = try await ReplicaService(store: store).register(
            ReplicaSubmission(system: "legacy-tax", records: []), by: OneServer.exchange())
        #expect(receipt.accepted == 0 && receipt.rejected.isEmpty)
        #expect(try await records() == ["legacy-tax accepted=0 unchanged=0 rejected=0"])
    }

    /// What stood when a part failed is acknowledged when it comes again.
    @Test func whatStoodBeforeAFailureIsUnchangedAfterwards() async throws {
        let submission = try ReplicaSubmission(system: "legacy-tax", records: (1...60).map { try Self.record($0) })
        shared.failsAt = 2
        await #expect(throws: StoreError.self) {
            try await ReplicaService(store: store).register(submission, by: OneServer.exchange())
        }
        #expect(shared.rows == [25])
        let receipt = try await ReplicaService(store: store).register(submission, by: OneServer.exchange())
        #expect(receipt.accepted == 35 && receipt.unchanged == 25)
    }

    @Test func aFileIsLoadedAndDiscardedInShorterSteps() async throws {
        let folder = ReplicaFileFolder(
            path: FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)").path())
        let service = ReplicaFileService(store: store, folder: folder, wake: {})
        let header =
            "レコード識別番号,団体内統合宛名番号,特定個人情報名コード,データセットレコードキー,版番号,公開開始日,公開終了日,行政区コード,異動区分,値:所得額\n"
        let bytes = Array(
            (header
                + (1...120).map {
                    "R-\($0),\($0 == 120 ? "9999" : "1001"),TM00000000000002,\($0),0001,2016-05-01,,00000,当初,\($0)\n"
                }.joined()).utf8)
        // Others of the same system, between which the file's are found again.
        let others = try ReplicaSubmission(system: "legacy-tax", records: (1...30).map { try Self.record($0) })
        _ = try await ReplicaService(store: store).register(others, by: OneServer.exchange())
        let number = try await service.announce(
            ReplicaFileRequest(
                system: "legacy-tax", requestKey: "k", format: .csv, mode: .allOrNothing, size: Int64(bytes.count),
                records: 120), by: OneServer.exchange()
        ).number
        _ = try await service.append(bytes, at: 0, to: number, by: OneServer.exchange())
        _ = try await service.complete(number, by: OneServer.exchange())
        shared.forget()
        let file = try #require(try await store.read { tx in try ReplicaFileStore(tx: tx).file(number) })
        try await ReplicaFileLoad(
            store: store, folder: folder, items: ReplicaItems(), checksLinks: true,
            scope: AuditScope(organisation: "202029", bureau: "mayor"), clock: SystemClock()
        ).work(on: file)
        // Its last row is at fault: all that was loaded goes again, and nothing else.
        #expect(shared.rows == [30, 80, 130, 149, 99, 49, 30])
        let done = try await store.read { tx in try ReplicaFileStore(tx: tx).file(number) }
        #expect(done?.state == .refused)
    }
}

/// A database at which others are always about, or never; tells how many 副本 there are after each write that changed that.
final class SharedStore: WrappedStore {
    let base: any DataStore
    private let state = Mutex(State())

    private struct State {
        var isBesideOthers = true
        var rows: [Int64] = []
        var writes = 0
        var failsAt: Int?
    }

    init(base: any DataStore) {
        self.base = base
    }

    var isBesideOthers: Bool {
        get { state.withLock { $0.isBesideOthers } }
        set { state.withLock { $0.isBesideOthers = newValue } }
    }
    /// The write that fails, from 1.
    var failsAt: Int? {
        get { state.withLock { $0.failsAt } }
        set { state.withLock { $0.failsAt = newValue } }
    }
    var rows: [Int64] { state.withLock { $0.rows } }
    func forget() { state.withLock { $0.rows = Array($0.rows.suffix(1)) } }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        let fails = state.withLock { state in
            state.writes += 1
            return state.writes == state.failsAt
        }
        if fails { throw StoreError.engine("the disk is full") }
        let (answer, rows) = try await base.write { tx in
            (try body(tx), try tx.row("SELECT count(*) AS n FROM replicas", [])?.integer("n") ?? -1)
        }
        state.withLock { state in if (state.rows.last ?? 0) != rows { state.rows.append(rows) } }
        return answer
    }
}
