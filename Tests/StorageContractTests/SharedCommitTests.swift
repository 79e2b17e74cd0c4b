import Dispatch
import Foundation
import Storage
import Synchronization
import Testing

/// Writes that arrive together may share a transaction; each still stands or falls for itself.
@Suite struct SharedCommitTests {
    typealias Engine = StorageContractTests.Engine

    private static let step = SchemaStep(
        "shared-001", "CREATE TABLE shared (id INTEGER PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0)) STRICT;")

    private func store(_ engine: Engine) async throws -> any DataStore {
        let store = try await engine.store()
        try await store.migrate([Self.step])
        return store
    }

    private struct Refused: Error {}

    /// Sixty writers behind one that holds the door, so that they meet: a third breaks a rule of the schema, a third
    /// throws after it has written.
    @Test(arguments: Engine.allCases) func eachWriterHasItsOwnFate(engine: Engine) async throws {
        let store = try await store(engine)
        let door = DispatchSemaphore(value: 0)
        async let holder: Void = store.write { _ in door.wait() }
        let fates = await withTaskGroup(of: (Int, Bool).self) { group in
            for id in 0..<60 {
                group.addTask {
                    do {
                        try await store.write { tx in
                            try tx.run("INSERT INTO shared (id, size) VALUES ($1, 1)", [.integer(Int64(id))])
                            if id % 3 == 1 { try tx.run("INSERT INTO shared (id, size) VALUES ($1, -1)", [1_000]) }
                            if id % 3 == 2 { throw Refused() }
                        }
                        return (id, true)
                    } catch {
                        #expect(error is Refused == (id % 3 == 2))
                        return (id, false)
                    }
                }
            }
            // The writers queue up before the first of them may begin.
            group.addTask {
                for _ in 0..<1_000 { await Task.yield() }
                door.signal()
                return (-1, false)
            }
            return await group.reduce(into: [:]) { fates, fate in fates[fate.0] = fate.1 }
        }
        try await holder
        let kept = try await store.read { tx in try tx.rows("SELECT id FROM shared ORDER BY id", []) }
            .map { Int(try $0.integer("id")) }
        #expect(kept == (0..<60).filter { $0 % 3 == 0 })
        #expect((0..<60).filter { fates[$0] == true } == kept)
    }

    private final class Order: Sendable {
        private let lanes = Mutex<[String]>([])
        var all: [String] { lanes.withLock { $0 } }
        func add(_ lane: String) { lanes.withLock { $0.append(lane) } }
    }

    /// A tenant with a hundred writes that wait delays another by one of them.
    @Test(arguments: Engine.allCases) func tenantsTakeTurns(engine: Engine) async throws {
        let store = try await store(engine)
        let door = DispatchSemaphore(value: 0)
        let order = Order()
        async let holder: Void = store.write { _ in door.wait() }
        var writes: [Task<Void, any Error>] = []
        for (lane, count) in [("noisy", 100), ("quiet", 1)] {
            WriteLane.$current.withValue(lane) {
                for _ in 0..<count { writes.append(Task { try await store.write { _ in order.add(lane) } }) }
            }
            // All of one tenant's stand before the other's.
            for _ in 0..<2_000 { await Task.yield() }
        }
        door.signal()
        try await holder
        for write in writes { try await write.value }
        let ran = order.all
        #expect(ran.count == 101 && ran.prefix(3).contains("quiet"), "\(ran.firstIndex(of: "quiet") ?? -1)")
    }

    /// A lane whose writes are long gets transactions of its own: nobody waits for a long one who came before it.
    @Test(arguments: Engine.allCases) func whatIsLongDelaysNobodyBeforeIt(engine: Engine) async throws {
        let store = try await store(engine)
        let order = Order()
        let length: TimeInterval = 0.1
        func write(_ lane: String, _ seconds: TimeInterval, _ door: DispatchSemaphore? = nil) -> Task<Void, any Error> {
            WriteLane.$current.withValue(lane) {
                Task {
                    try await store.write { _ in
                        door?.wait()
                        Thread.sleep(forTimeInterval: seconds)
                        order.add("\(lane) ran")
                    }
                    order.add("\(lane) durable")
                }
            }
        }
        // It is known to be long after its first.
        try await write("long", length).value
        let door = DispatchSemaphore(value: 0)
        let holder = write("holder", 0, door)
        for _ in 0..<2_000 { await Task.yield() }
        let quick = write("quick", 0)
        for _ in 0..<2_000 { await Task.yield() }
        let long = write("long", length)
        for _ in 0..<2_000 { await Task.yield() }
        door.signal()
        for task in [holder, quick, long] { try await task.value }
        let all = Array(order.all.drop { $0 != "quick ran" })
        #expect(all.firstIndex(of: "quick durable") ?? 9 < all.firstIndex(of: "long ran") ?? 0, "\(all)")
    }

    /// Beside another, a lane that has had the writer for long rests; what it has to write then goes on by itself.
    @Test(.timeLimit(.minutes(1)), arguments: Engine.allCases)
    func whoHasRestedGoesOnByItself(engine: Engine) async throws {
        let store = try await store(engine)
        func write(_ lane: String) async throws {
            try await WriteLane.$current.withValue(lane) {
                try await store.write { _ in Thread.sleep(forTimeInterval: 0.01) }
            }
        }
        try await write("quiet")
        let begun = ContinuousClock.now
        try await write("noisy")
        try await write("noisy")
        // Ten milliseconds, twenty of rest, and ten.
        #expect(ContinuousClock.now - begun >= .milliseconds(40))
    }

    @Test(arguments: Engine.allCases) func whoIsBesideOthersIsTold(engine: Engine) async throws {
        let store = try await store(engine)
        func isBesideOthers(_ lane: String) -> Bool { WriteLane.$current.withValue(lane) { store.isBesideOthers } }
        func write(_ lane: String) async throws {
            try await WriteLane.$current.withValue(lane) { try await store.write { _ in } }
        }
        // Neither its own work nor the program's is company.
        for lane in ["noisy", "noisy work", ""] { try await write(lane) }
        #expect(!isBesideOthers("noisy") && !isBesideOthers("noisy work"))
        // On a busy machine a write may take longer than one is remembered.
        var isTold = false
        for _ in 0..<50 where !isTold {
            try await write("quiet")
            isTold = isBesideOthers("noisy work") && !isBesideOthers("quiet")
            if !isTold { try await Task.sleep(for: .seconds(1)) }
        }
        #expect(isTold)
        try await Task.sleep(for: .milliseconds(1_100))
        #expect(!isBesideOthers("noisy"))
    }

    /// What one writer has written is there for those behind it, in the same transaction or not.
    @Test(arguments: Engine.allCases) func writersSeeThoseBefore(engine: Engine) async throws {
        let store = try await store(engine)
        try await store.write { tx in try tx.run("INSERT INTO shared (id, size) VALUES (1, 0)", []) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    _ = try await store.write { tx in try tx.run("UPDATE shared SET size = size + 1 WHERE id = 1", []) }
                }
            }
            try await group.waitForAll()
        }
        let row = try await store.read { tx in try tx.row("SELECT size FROM shared", []) }
        #expect(try row?.integer("size") == 40)
    }

    /// A writer that ends the transaction itself takes those before it along, and they are told; those behind it run.
    @Test(arguments: Engine.allCases) func aTransactionGivenUpIsToldToAllInIt(engine: Engine) async throws {
        let store = try await store(engine)
        let door = DispatchSemaphore(value: 0)
        async let holder: Void = store.write { _ in door.wait() }
        let fates = await withTaskGroup(of: (Int, Bool).self) { group in
            for id in 0..<9 {
                group.addTask {
                    do {
                        try await store.write { tx in
                            try tx.run("INSERT INTO shared (id, size) VALUES ($1, 1)", [.integer(Int64(id))])
                            // As SQLite itself does when the disk is full.
                            if id == 4 { try tx.run("ROLLBACK", []) }
                        }
                        return (id, true)
                    } catch {
                        return (id, false)
                    }
                }
            }
            group.addTask {
                for _ in 0..<1_000 { await Task.yield() }
                door.signal()
                return (-1, false)
            }
            return await group.reduce(into: [:]) { fates, fate in fates[fate.0] = fate.1 }
        }
        _ = try? await holder
        let kept = try await store.read { tx in try tx.rows("SELECT id FROM shared ORDER BY id", []) }
            .map { Int(try $0.integer("id")) }
        #expect((0..<9).filter { fates[$0] == true } == kept, "told of success: there; told of failure: not there")
        #expect(fates[4] == false)
    }
}
