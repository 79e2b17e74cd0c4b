import AuditLog
import Foundation
import MerkleTree
import SeededChance
import Storage
import StoragePostgres
import StorageSQLite
import Testing

/// Both engines, where a PostgreSQL server is there.
enum LogEngine: String, CaseIterable, Sendable {
    case sqlite
    case postgres

    static let server = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"]
    static let allCases: [LogEngine] = {
        if server != nil { return [.sqlite, .postgres] }
        print("AuditLogTests: PostgreSQL is not tested, KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)")
        return [.sqlite]
    }()

    func store() async throws -> any DataStore {
        let name = UUID().uuidString.lowercased().replacing("-", with: "")
        let store: any DataStore
        switch self {
        case .sqlite:
            store = try SQLiteStore(
                path: FileManager.default.temporaryDirectory.appending(path: "tree-\(name).sqlite").path())
        case .postgres:
            store = try await PostgresStore(
                PostgresSettings(connection: Self.server ?? "", schema: "tree_\(name)", readers: 2))
        }
        try await store.migrate(AuditLog.schema)
        return store
    }
}

/// Logs with records of several organisations between each other.
struct SampleLog {
    static let event = AuditEvent("test.done", "Something was done.")
    static let mayor = AuditLogName(organisation: "202029", bureau: "mayor")
    static let logs = [mayor, AuditLogName(organisation: "202029", bureau: "education"), AuditLogName()]
    /// 2016-05-19 12:30 in Japan.
    static let start = Date(timeIntervalSince1970: 1_463_628_600)

    let store: any DataStore

    init(_ engine: LogEngine = .sqlite) async throws {
        store = try await engine.store()
    }

    /// Every third record is of each log; subjects hold what must be escaped.
    func append(_ count: Int, from start: Date = SampleLog.start, subject: String = "\"件\" \\ \t \u{1}") async throws {
        try await store.write { tx in
            for number in 0..<count {
                let log = Self.logs[number % Self.logs.count]
                try AuditLog.append(
                    AuditEntry(
                        event: Self.event, organisation: log.organisation, bureau: log.bureau, actor: "account:a",
                        subject: "\(subject) \(number)"), at: start.addingTimeInterval(Double(number)), in: tx)
            }
        }
    }

    func sign(_ signer: TreeHeadSigner, at now: Date = SampleLog.start) async throws {
        try await store.write { tx in _ = try AuditHeads.sign(by: signer, at: now, in: tx) }
    }

    func lines(of log: AuditLogName = SampleLog.mayor, year: Int? = nil) async throws -> [UInt8] {
        var bytes = Data()
        let count = try await AuditFile.write(log, year: year, from: store) { bytes += $0 }
        try #require(count != nil)
        return Array(bytes)
    }

    /// The hashes of a file's entries.
    static func leaves(_ file: [UInt8]) -> [[UInt8]] {
        file.split(separator: UInt8(ascii: "\n")).dropFirst().dropLast().map { MerkleHash.leaf($0) }
    }
}

@Suite struct AuditTreeTests {
    @Test(arguments: LogEngine.allCases) func storedTreesAgreeWithTheEntries(engine: LogEngine) async throws {
        let (log, signer) = (try await SampleLog(engine), TreeHeadSigner())
        // More than one tile of 256 for each log, and an edge that is no power of two.
        for _ in 0..<5 {
            try await log.append(400)
            while try await log.store.write({ tx in try AuditTrees.integrate(limit: 333, in: tx) }) > 0 {}
        }
        try await log.sign(signer)
        for name in SampleLog.logs {
            let leaves = SampleLog.leaves(try await log.lines(of: name))
            let size = Int64(leaves.count)
            #expect(size == (name == SampleLog.mayor ? 670 : 665))
            let root = TreeProofs.hash(leaves)
            let stored = try await log.store.read { tx in
                for at in [1, 2, 255, 256, 257, 511, 512, 600, size] as [Int64] {
                    #expect(
                        try AuditProofs.root(at: at, log: name, in: tx) == TreeProofs.hash(leaves.prefix(Int(at))))
                    let path = try AuditProofs.consistency(from: at, to: size, log: name, in: tx)
                    #expect(
                        ProofVerification.consistency(
                            from: (at, TreeProofs.hash(leaves.prefix(Int(at)))), to: (size, root), path: path))
                }
                for place in [0, 1, 255, 256, 300, 511, 512, size - 1] as [Int64] {
                    let path = try AuditProofs.inclusion(of: place, size: size, log: name, in: tx)
                    #expect(
                        ProofVerification.inclusion(
                            of: leaves[Int(place)], at: place, size: size, path: path, root: root))
                }
                return try AuditHeads.newest(of: name, in: tx)
            }
            #expect(stored?.signed.head.treeSize == size && stored.map { Array($0.signed.head.rootHash) } == root)
        }
    }

    @Test func aRecordIsFoundAtItsPlace() async throws {
        let log = try await SampleLog()
        try await log.append(900)
        let before = try await log.store.read { tx in
            try AuditLog.record(1, in: tx).map { try AuditProofs.place(of: $0, in: tx) }
        }
        #expect(before == .some(nil))
        try await AuditTrees.integrateAll(log.store)
        let places = try await log.store.read { tx in
            try [1, 4, 769, 898].map { number in
                try AuditLog.record(number, in: tx).flatMap { try AuditProofs.place(of: $0, in: tx) }
            }
        }
        #expect(places == [0, 1, 256, 299])
    }

    @Test func aRecordOutsideOfTheChainGetsIntoNoTree() async throws {
        let log = try await SampleLog()
        try await log.append(9)
        try await log.store.write { tx in
            try tx.run("DROP TRIGGER audit_records_fixed", [])
            try tx.run("UPDATE audit_records SET actor = 'account:b' WHERE sequence = 7", [])
        }
        let broken = await #expect(throws: BrokenChain.self) { try await AuditTrees.integrateAll(log.store) }
        #expect(broken?.sequence == 7)
    }

    /// What a version without trees left behind is taken into trees as if it were new.
    @Test func aLogFromBeforeTheTreesIsTakenIn() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "old-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema.filter { $0.name != "audit-003" })
        try await store.write { tx in
            for number in 0..<600 {
                try AuditLog.append(
                    AuditEntry(event: SampleLog.event, organisation: "202029", bureau: "mayor", actor: "\(number)"),
                    at: SampleLog.start, in: tx)
            }
        }
        try await store.migrate(AuditLog.schema)
        try await store.write { tx in _ = try AuditHeads.sign(by: TreeHeadSigner(), at: SampleLog.start, in: tx) }
        let head = try await store.read { tx in try AuditHeads.newest(of: SampleLog.mayor, in: tx) }
        #expect(head?.signed.head.treeSize == 600)
        #expect(try await AuditLog.verify(store) == .intact(records: 600))
    }

    @Test(arguments: LogEngine.allCases) func yearsAreSealedAndProveThemselves(engine: LogEngine) async throws {
        let (log, signer) = (try await SampleLog(engine), TreeHeadSigner())
        let years = (0..<8).map { SampleLog.start.addingTimeInterval(Double($0) * 365.25 * 86_400) }
        for start in years { try await log.append(60, from: start) }
        try await log.sign(signer, at: years[7])
        let segments = try await log.store.read { tx in try AuditSegment.all(of: SampleLog.mayor, in: tx) }
        #expect(segments.map(\.year) == Array(2016...2023))
        #expect(segments.map(\.isSealed) == [true, true, true, true, true, true, true, false])
        for year in 2016...2023 {
            let finding = try AuditFileTests.check(try await log.lines(year: year), signer.publicKey)
            #expect(finding.first == Int64(year - 2016) * 20 && finding.entries == 20)
        }
        // A log in which nothing happens any more is sealed when its year is over.
        try await log.sign(signer, at: years[7].addingTimeInterval(365.25 * 86_400))
        let after = try await log.store.read { tx in try AuditSegment.all(of: SampleLog.mayor, in: tx) }
        #expect(after.allSatisfy(\.isSealed) && after.count == 8)
        // A clock that goes back reopens nothing.
        try await log.append(3, from: years[2])
        try await log.sign(signer, at: years[7])
        let last = try await log.store.read { tx in try AuditSegment.all(of: SampleLog.mayor, in: tx) }
        #expect(last.dropLast() == after[...] && last.last?.year == 2024)
    }
}
