import AuditLog
import EveryEngine
import Foundation
import Storage
import Testing

/// The logs of databases beside the home, carried into the one log.
@Suite struct JournalTests {
    private static let now = Date(timeIntervalSince1970: 1_467_867_600)
    private static let identity = JournalIdentity(home: "here", name: "east", number: 1)

    private static func entry(_ place: Int) -> AuditEntry {
        AuditEntry(
            event: AuditEvent("test.done", ""), organisation: "202029", bureau: place % 2 == 0 ? "mayor" : "education",
            actor: "account:test", subject: "deed \(place)", nonce: place % 3 == 0 ? "n\(place)" : "")
    }

    private static func write(_ deeds: Range<Int>, in store: any DataStore) async throws {
        try await store.write { tx in
            for place in deeds { try AuditLog.append(entry(place), at: now, in: tx) }
        }
    }

    private static func subjects(_ store: any DataStore) async throws -> [String] {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 10_000, in: tx) }.map(\.subject)
    }

    private static func pair(_ home: Engine, _ other: Engine) async throws -> (any DataStore, any DataStore) {
        let (home, journal) = (try await home.store(AuditLog.schema), try await other.store(AuditLog.schema))
        try await journal.write { tx in try AuditJournal.begin(identity, in: tx) }
        return (home, journal)
    }

    @Test(arguments: Engine.allCases, Engine.allCases)
    func everyRecordIsCarriedOnceInItsOrder(home: Engine, other: Engine) async throws {
        let (home, journal) = try await Self.pair(home, other)
        try await Self.write(0..<3, in: home)
        try await Self.write(3..<10, in: journal)
        #expect(try await AuditJournal.carry("east", from: journal, into: home, limit: 4) == 4)
        try await Self.write(10..<12, in: home)
        try await AuditJournal.carryAll("east", from: journal, into: home)
        try await AuditJournal.carryAll("east", from: journal, into: home)
        #expect(try await Self.subjects(home) == [0, 1, 2, 3, 4, 5, 6, 10, 11, 7, 8, 9].map { "deed \($0)" })
        // Both are chains of their own, and trees grow over what was carried as over everything else.
        try await AuditTrees.integrateAll(home)
        #expect(try await AuditLog.verify(home) == .intact(records: 12))
        #expect(try await AuditLog.verify(journal) == .intact(records: 7))
    }

    @Test(arguments: Engine.allCases) func aNumberOfAJournalIsFoundInTheOneLog(engine: Engine) async throws {
        let (home, journal) = try await Self.pair(engine, engine)
        try await Self.write(0..<3, in: home)
        try await Self.write(3..<10, in: journal)
        let first = Self.identity.origin + 1
        #expect(first == 1_099_511_627_777)
        #expect(try await home.read { tx in try AuditLog.record(first, in: tx) } == nil)
        _ = try await AuditJournal.carry("east", from: journal, into: home, limit: 4)
        try await AuditJournal.carryAll("east", from: journal, into: home)
        for place in 3..<10 {
            let number = first + Int64(place - 3)
            let found = try await home.read { tx in try AuditLog.record(number, in: tx) }
            #expect(found?.subject == "deed \(place)" && found?.sequence == Int64(place + 1))
        }
        #expect(try await home.read { tx in try AuditLog.record(first + 7, in: tx) } == nil)
    }

    @Test func severalCarriersCarryEachRecordOnce() async throws {
        let (home, journal) = try await Self.pair(.sqlite, .sqlite)
        try await Self.write(0..<1_000, in: journal)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    // Who comes too late for a page asks for the next.
                    for _ in 0..<40 { try await AuditJournal.carry("east", from: journal, into: home, limit: 37) }
                }
            }
            try await group.waitForAll()
        }
        try await AuditJournal.carryAll("east", from: journal, into: home)
        let found = try await Self.subjects(home)
        #expect(found.count == 1_000 && Set(found).count == 1_000)
        #expect(try await AuditLog.verify(home) == .intact(records: 1_000))
    }

    /// Whoever carries all is done when all is there, also when another was faster with the first of it.
    @Test func whoIsOvertakenCarriesTheRest() async throws {
        let (home, journal) = try await Self.pair(.sqlite, .sqlite)
        try await Self.write(0..<10, in: journal)
        let overtaken = OvertakenStore(base: home) {
            try await AuditJournal.carry("east", from: journal, into: home, limit: 3)
        }
        try await AuditJournal.carryAll("east", from: journal, into: overtaken)
        #expect(try await Self.subjects(home) == (0..<10).map { "deed \($0)" })
        #expect(try await AuditLog.verify(home) == .intact(records: 10))
    }

    @Test func aJournalThatWasChangedOrRolledBackIsCarriedNoFurther() async throws {
        let (home, journal) = try await Self.pair(.sqlite, .sqlite)
        try await Self.write(0..<4, in: journal)
        _ = try await AuditJournal.carry("east", from: journal, into: home, limit: 2)
        try await journal.write { tx in
            try tx.run("DROP TRIGGER audit_records_fixed", [])
            try tx.run(
                "UPDATE audit_records SET subject = 'another' WHERE subject = 'deed 2'", [])
        }
        await #expect(throws: JournalError.broken(journal: "east", sequence: Self.identity.origin + 3)) {
            try await AuditJournal.carry("east", from: journal, into: home)
        }
        // A restored database that knows less than was carried would give numbers a second time.
        let earlier = try await Engine.sqlite.store(AuditLog.schema)
        try await earlier.write { tx in try AuditJournal.begin(Self.identity, in: tx) }
        try await Self.write(0..<1, in: earlier)
        await #expect(throws: JournalError.broken(journal: "east", sequence: Self.identity.origin + 2)) {
            try await AuditJournal.carry("east", from: earlier, into: home)
        }
        #expect(try await Self.subjects(home) == ["deed 0", "deed 1"])
    }

    @Test func anothersDatabaseIsNoJournalOfOurs() async throws {
        let (home, journal) = try await Self.pair(.sqlite, .sqlite)
        try await journal.write { tx in try AuditJournal.begin(Self.identity, in: tx) }
        for other in [
            JournalIdentity(home: "elsewhere", name: "east", number: 1),
            JournalIdentity(home: "here", name: "west", number: 1),
            JournalIdentity(home: "here", name: "east", number: 2),
        ] {
            await #expect(throws: JournalError.otherJournal(other.name)) {
                try await journal.write { tx in try AuditJournal.begin(other, in: tx) }
            }
        }
        try await Self.write(0..<1, in: home)
        await #expect(throws: JournalError.homeOfItsOwn("east")) {
            try await home.write { tx in try AuditJournal.begin(Self.identity, in: tx) }
        }
    }
}

/// A database to which something happens before each write.
private struct OvertakenStore: WrappedStore {
    let base: any DataStore
    let before: @Sendable () async throws -> Void

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await before()
        return try await base.write(body)
    }
}
