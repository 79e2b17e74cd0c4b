import Foundation
import Storage
import StorageSQLite
import Testing

/// A thread of one's own, for the tasks that prefer it.
private final class OneThread: TaskExecutor {
    private let queue = DispatchQueue(label: "one thread")
    private static let mark = "one thread"

    /// Whether the thread that asks is doing a piece of such a task: the engine may have a queue of its own around it.
    static var isHere: Bool { Thread.current.threadDictionary[mark] != nil }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            Thread.current.threadDictionary[Self.mark] = true
            job.runSynchronously(on: self.asUnownedTaskExecutor())
            Thread.current.threadDictionary[Self.mark] = nil
        }
    }
}

@Suite struct OwnThreadTests {
    /// Two changes of threads cost more than most looks; the runtime's threads are too few to wait for a disk.
    @Test func whoHasThreadsOfItsOwnLooksThereAndNobodyElse() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "own-thread-\(UUID()).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        let store = try SQLiteStore(path: file.path)
        let own = try await withTaskExecutorPreference(OneThread()) { try await store.read { _ in OneThread.isHere } }
        let elsewhere = try await store.read { _ in OneThread.isHere }
        #expect(own && !elsewhere)
    }

    @Test func whatIsWrongIsToldInTheSameWords() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "own-thread-\(UUID()).sqlite")
        defer { try? FileManager.default.removeItem(at: file) }
        let store = try SQLiteStore(path: file.path)
        await #expect(throws: StoreError.self) {
            try await withTaskExecutorPreference(OneThread()) {
                try await store.read { tx in try tx.rows("SELECT nothing FROM nowhere", []).count }
            }
        }
    }
}
