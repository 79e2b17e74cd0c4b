import Testing

@testable import WebServer

@Suite struct FairQueueTests {
    private func limits(running: Int = 2, each: Int = 2, waiting: Int = 3) -> ServerLimits {
        var limits = ServerLimits()
        limits.running = running
        limits.runningForEach = each
        limits.waitingForEach = waiting
        return limits
    }

    @Test func whatIsWithinTheLimitRunsAtOnce() {
        var queue = FairQueueRules(limits())
        #expect(queue.arrive(1, of: "a") == .runs && queue.arrive(2, of: "b") == .runs)
        #expect(queue.arrive(3, of: "b") == .waits && queue.total == 2 && queue.waitingCount == 1)
    }

    /// However much one site has waiting, another's next request waits for one turn.
    @Test func sitesTakeTurns() {
        var queue = FairQueueRules(limits(running: 1, each: 1, waiting: 100))
        #expect(queue.arrive(0, of: "noisy") == .runs)
        for number in 1...50 { #expect(queue.arrive(number, of: "noisy") == .waits) }
        #expect(queue.arrive(100, of: "quiet") == .waits)
        #expect(queue.end("noisy") == [1])
        #expect(queue.end("noisy") == [100], "the quiet site is next, not the second of fifty")
        #expect(queue.end("quiet") == [2])
    }

    @Test func aSiteThatFloodsIsRefusedAndNobodyElse() {
        var queue = FairQueueRules(limits(running: 4, each: 1, waiting: 2))
        #expect(queue.arrive(1, of: "noisy") == .runs)
        #expect(queue.arrive(2, of: "noisy") == .waits && queue.arrive(3, of: "noisy") == .waits)
        #expect(queue.arrive(4, of: "noisy") == .refused)
        #expect(queue.arrive(5, of: "quiet") == .runs)
    }

    @Test func nobodyHasMoreThanItsShareWhileTheRestIsFree() {
        var queue = FairQueueRules(limits(running: 10, each: 2, waiting: 10))
        for number in 1...2 { #expect(queue.arrive(number, of: "a") == .runs) }
        #expect(queue.arrive(3, of: "a") == .waits)
        #expect(queue.end("a") == [3] && queue.running["a"] == 2)
    }

    @Test func whoGivesUpIsNotRun() {
        var queue = FairQueueRules(limits(running: 1, each: 1))
        _ = queue.arrive(1, of: "a")
        _ = queue.arrive(2, of: "b")
        let once = queue.giveUp(2, of: "b")
        let again = queue.giveUp(2, of: "b")
        #expect(once && !again && queue.waitingCount == 0)
        #expect(queue.end("a").isEmpty && queue.total == 0 && queue.running.isEmpty)
    }

    @Test func howeverItGoesNothingIsLostOrRunTwice() {
        var queue = FairQueueRules(limits(running: 5, each: 2, waiting: 7))
        var running: [(Int, String)] = []
        var seen: Set<Int> = []
        var (waited, refused) = (Set<Int>(), 0)
        for number in 0..<5_000 {
            let site = "s\(number * 7919 % 11)"
            switch queue.arrive(number, of: site) {
            case .runs:
                #expect(seen.insert(number).inserted)
                running.append((number, site))
            case .waits: waited.insert(number)
            case .refused: refused += 1
            }
            if number % 3 != 0, !running.isEmpty {
                let ended = running.remove(at: number % running.count)
                for next in queue.end(ended.1) {
                    #expect(waited.remove(next) != nil && seen.insert(next).inserted)
                    running.append((next, "s\(next * 7919 % 11)"))
                }
            }
            #expect(queue.total == running.count && running.count <= 5)
        }
        #expect(seen.count + waited.count + refused == 5_000 && queue.waitingCount == waited.count)
    }
}
