import BackgroundWork
import Synchronization
import Testing

@Suite struct RoundsTests {
    private final class Count: Sendable {
        private let value = Mutex(0)
        func add() { value.withLock { $0 += 1 } }
        var now: Int { value.withLock { $0 } }
    }

    /// Runs until so many rounds were made more than before, and ends the work.
    private func work(_ rounds: Rounds, _ count: Count, more: Int) async throws {
        let wanted = count.now + more
        let work = Task { await rounds.run { count.add() } }
        for _ in 0..<500 where count.now < wanted { try await Task.sleep(for: .milliseconds(10)) }
        work.cancel()
        await work.value
        #expect(count.now >= wanted)
    }

    @Test func workThatWasEndedBeginsAgain() async throws {
        let (rounds, count) = (Rounds(every: .seconds(3_600), report: { _ in }), Count())
        for _ in 0..<3 { try await work(rounds, count, more: 1) }
    }

    @Test func whatRingsWhileNobodyListensIsHeardByTheNext() async {
        let bell = WorkBell()
        bell.ring()
        let first = Task {
            for await _ in bell.rings() { return true }; return false
        }
        #expect(await first.value)
        let listening = Task { for await _ in bell.rings() {} }
        listening.cancel()
        await listening.value
        bell.ring()
        let second = Task {
            for await _ in bell.rings() { return true }; return false
        }
        #expect(await second.value)
    }

    @Test func aRoundThatFailsIsReportedAndDoesNotEndTheWork() async throws {
        struct Failure: Error {}
        let (reports, count) = (Count(), Count())
        let rounds = Rounds(every: .milliseconds(20), report: { _ in reports.add() })
        let work = Task {
            await rounds.run {
                count.add()
                throw Failure()
            }
        }
        for _ in 0..<500 where count.now < 3 { try await Task.sleep(for: .milliseconds(10)) }
        work.cancel()
        await work.value
        #expect(count.now >= 3 && reports.now == count.now)
    }
}
