import Foundation
import Identifiers
import Storage
import StorageSQLite
import SupportSite
import Testing
import WebServer

@Suite("SupportSite: from when a version of the forms counts")
struct NoticeFormStoreTests {
    private static let day = Desk.now
    private let store: SQLiteStore
    private let code: LocalGovernmentCode

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "notice-\(UUID().uuidString).sqlite").path())
        try await store.migrate(NoticeFormStore.schema)
        code = try LocalGovernmentCode("202029")
    }

    /// A day of the story, from 0.
    private func at(_ day: Int) -> Date { Self.day.addingTimeInterval(Double(day) * 86_400) }

    private func send(_ day: Int) async throws -> Int64 {
        try await store.write { tx in
            try NoticeFormStore.add(
                usageNotice: "", configurationRequest: "", approvedBy: "例川", of: code, by: "account:s", at: at(day),
                in: tx)
        }
    }

    private func accept(_ number: Int64, _ day: Int, due: Int) async throws {
        try await store.write { tx in
            try NoticeFormStore.checkWaiting(number, of: code, in: tx)
            try NoticeFormStore.accept(number, of: code, at: at(day), due: at(due), in: tx)
        }
    }

    /// A round of the platform's clockwork.
    private func round(_ day: Int) async throws -> [Int64] {
        try await store.write { tx in
            let due = try NoticeFormStore.due(at: at(day), in: tx)
            for form in due { try NoticeFormStore.takeEffect(form.number, of: code, at: at(day), in: tx) }
            return due.map(\.number)
        }
    }

    private func inEffect() async throws -> Int64? {
        try await store.read { tx in try NoticeFormStore.inEffect(of: code, in: tx)?.number }
    }

    @Test("A change counts from its day, and not from its acceptance")
    func change() async throws {
        try await accept(try await send(0), 0, due: 0)
        #expect(try await inEffect() == 1)
        try await accept(try await send(1), 1, due: 5)
        #expect(try await inEffect() == 1)
        #expect(try await round(4).isEmpty)
        #expect(try await round(5) == [2])
        #expect(try await inEffect() == 2)
        #expect(try await round(6).isEmpty, "once")
    }

    @Test("One day after the other, in the order of the days")
    func two() async throws {
        try await accept(try await send(0), 0, due: 0)
        try await accept(try await send(1), 1, due: 5)
        try await accept(try await send(2), 2, due: 8)
        #expect(try await round(6) == [2])
        #expect(try await round(9) == [3])
        #expect(try await inEffect() == 3)
    }

    @Test("A version that a later one overtook never counts")
    func overtaken() async throws {
        try await accept(try await send(0), 0, due: 0)
        try await accept(try await send(1), 1, due: 8)
        try await accept(try await send(2), 2, due: 4)
        #expect(try await round(5) == [3])
        #expect(try await round(9).isEmpty)
        #expect(try await inEffect() == 3)
    }

    @Test("What was given back is waited for no more; what is not the newest cannot be taken")
    func givenBack() async throws {
        let first = try await send(0)
        let second = try await send(1)
        await #expect(throws: Problem.self) { try await accept(first, 2, due: 2) }
        #expect(try await store.read { tx in try NoticeFormStore.waiting(in: tx).map(\.submission.number) } == [2])
        try await store.write { tx in
            try NoticeFormStore.giveBack(second, of: code, reason: "機関コード", at: at(2), in: tx)
        }
        await #expect(throws: Problem.noNoticeWaits) { try await accept(second, 3, due: 3) }
        let kept = try await store.read { tx in
            (try NoticeFormStore.waiting(in: tx).count, try NoticeFormStore.newest(of: code, in: tx)?.returned)
        }
        #expect(kept.0 == 0 && kept.1?.at == at(2) && kept.1?.reason == "機関コード")
        try await accept(try await send(4), 4, due: 4)
        #expect(try await inEffect() == 3)
    }
}
