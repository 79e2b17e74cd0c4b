import Testing

@testable import WebServer

@Suite struct FairQueueTests {
    private let now = ContinuousClock.now

    private func limits(running: Int = 2, each: Int = 2, waiting: Int = 3) -> ServerLimits {
        var limits = ServerLimits()
        limits.running = running
        limits.runningForEach = each
        limits.runningAlone = each
        limits.waitingForEach = waiting
        return limits
    }

    @Test func whatIsWithinTheLimitRunsAtOnce() {
        var queue = FairQueueRules(limits())
        #expect(queue.arrive(1, of: "a", at: now) == .runs && queue.arrive(2, of: "b", at: now) == .runs)
        #expect(queue.arrive(3, of: "b", at: now) == .waits && queue.total == 2 && queue.waitingCount == 1)
    }

    /// However much one site has waiting, another's next request waits for one turn.
    @Test func sitesTakeTurns() {
        var queue = FairQueueRules(limits(running: 1, each: 1, waiting: 100))
        #expect(queue.arrive(0, of: "noisy", at: now) == .runs)
        for number in 1...50 { #expect(queue.arrive(number, of: "noisy", at: now) == .waits) }
        #expect(queue.arrive(100, of: "quiet", at: now) == .waits)
        #expect(queue.end("noisy", at: now) == [1])
        #expect(queue.end("noisy", at: now) == [100], "the quiet site is next, not the second of fifty")
        #expect(queue.end("quiet", at: now) == [2])
    }

    @Test func aSiteThatFloodsIsRefusedAndNobodyElse() {
        var queue = FairQueueRules(limits(running: 4, each: 1, waiting: 2))
        #expect(queue.arrive(1, of: "noisy", at: now) == .runs)
        #expect(queue.arrive(2, of: "noisy", at: now) == .waits && queue.arrive(3, of: "noisy", at: now) == .waits)
        #expect(queue.arrive(4, of: "noisy", at: now) == .refused)
        #expect(queue.arrive(5, of: "quiet", at: now) == .runs)
    }

    @Test func nobodyHasMoreThanItsShareWhileTheRestIsFree() {
        var queue = FairQueueRules(limits(running: 10, each: 2, waiting: 10))
        for number in 1...2 { #expect(queue.arrive(number, of: "a", at: now) == .runs) }
        #expect(queue.arrive(3, of: "a", at: now) == .waits)
        #expect(queue.end("a", at: now) == [3] && queue.running["a"] == 2)
    }

    @Test func whoIsAloneHasMoreUntilAnotherComes() {
        var limits = limits(running: 10, each: 2, waiting: 10)
        limits.runningAlone = 4
        var queue = FairQueueRules(limits)
        for number in 1...4 { #expect(queue.arrive(number, of: "a", at: now) == .runs) }
        #expect(queue.arrive(5, of: "a", at: now) == .waits)
        #expect(queue.arrive(6, of: "b", at: now) == .runs)
        for _ in 1...2 { #expect(queue.end("a", at: now).isEmpty, "it gives back what is above its share") }
        #expect(queue.end("a", at: now) == [5] && queue.running["a"] == 2)
        #expect(queue.arrive(7, of: "a", at: now) == .waits)
        #expect(queue.end("b", at: now + .seconds(1)) == [7] && queue.running["a"] == 3)
    }

    @Test func whoGivesUpIsNotRun() {
        var queue = FairQueueRules(limits(running: 1, each: 1))
        _ = queue.arrive(1, of: "a", at: now)
        _ = queue.arrive(2, of: "b", at: now)
        let once = queue.giveUp(2, of: "b")
        let again = queue.giveUp(2, of: "b")
        #expect(once && !again && queue.waitingCount == 0)
        #expect(queue.end("a", at: now).isEmpty && queue.total == 0 && queue.running.isEmpty)
    }

    @Test func howeverItGoesNothingIsLostOrRunTwice() {
        var queue = FairQueueRules(limits(running: 5, each: 2, waiting: 7))
        var running: [(Int, String)] = []
        var seen: Set<Int> = []
        var (waited, refused) = (Set<Int>(), 0)
        for number in 0..<5_000 {
            let site = "s\(number * 7919 % 11)"
            switch queue.arrive(number, of: site, at: now) {
            case .runs:
                #expect(seen.insert(number).inserted)
                running.append((number, site))
            case .waits: waited.insert(number)
            case .refused: refused += 1
            }
            if number % 3 != 0, !running.isEmpty {
                let ended = running.remove(at: number % running.count)
                for next in queue.end(ended.1, at: now) {
                    #expect(waited.remove(next) != nil && seen.insert(next).inserted)
                    running.append((next, "s\(next * 7919 % 11)"))
                }
            }
            #expect(queue.total == running.count && running.count <= 5)
        }
        #expect(seen.count + waited.count + refused == 5_000 && queue.waitingCount == waited.count)
    }
}
