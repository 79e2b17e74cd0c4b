import Testing

@testable import WebServer

/// Whose piece a thread takes, as tables: four processors, so five threads.
@Suite struct ThreadTurnsTests {
    private let start = ContinuousClock.now
    private let noisy = 1
    private let quiet = 2
    private let third = 3

    private func turns() -> ThreadTurns<Int> { ThreadTurns(processors: 4) }

    private func taken(_ turns: inout ThreadTurns<Int>, at now: ContinuousClock.Instant) -> [Int] {
        var sites: [Int] = []
        while let next = turns.take(at: now) { sites.append(next.site) }
        return sites
    }

    /// Alone, a site has a thread for each processor; the last is for whoever comes.
    @Test func aSiteAloneLeavesOneThread() {
        var turns = turns()
        for piece in 1...20 { turns.add(piece, of: noisy, at: start) }
        #expect(turns.threads == 5 && taken(&turns, at: start).count == 4)
        turns.add(0, of: quiet, at: start)
        let next = turns.take(at: start)
        #expect(next?.site == quiet && next?.piece == 0, "not the noisy one's fifth")
    }

    @Test func besideAnotherASiteHasHalfOfTheProcessors() {
        var turns = turns()
        turns.add(0, of: quiet, at: start)
        for piece in 1...20 { turns.add(piece, of: noisy, at: start) }
        #expect(taken(&turns, at: start).sorted() == [noisy, noisy, quiet])
        turns.end(quiet)
        turns.end(noisy)
        #expect(taken(&turns, at: start) == [noisy])
    }

    /// Who has not been about for a second is nobody's company.
    @Test func afterASecondTheRestIsTheirsAgain() {
        var turns = turns()
        turns.add(0, of: quiet, at: start)
        for piece in 1...20 { turns.add(piece, of: noisy, at: start) }
        #expect(taken(&turns, at: start + .milliseconds(999)).count == 3)
        #expect(taken(&turns, at: start + .milliseconds(1_001)) == [noisy, noisy])
    }

    @Test func whateverTheirQueuesSitesTakeTurns() {
        var turns = ThreadTurns<Int>(processors: 2)
        for piece in 1...50 { turns.add(piece, of: noisy, at: start) }
        for piece in 1...2 { for site in [quiet, third] { turns.add(piece, of: site, at: start) } }
        var order: [Int] = []
        while order.count < 8, let next = turns.take(at: start) {
            order.append(next.site)
            turns.end(next.site)
        }
        #expect(order == [noisy, quiet, third, noisy, quiet, third, noisy, noisy])
    }

    /// While a piece is worked on its site keeps no place: whoever comes meanwhile is before its next.
    @Test func whoComesMeanwhileIsNext() {
        var turns = ThreadTurns<Int>(processors: 1)
        for piece in 1...3 { turns.add(piece, of: noisy, at: start) }
        _ = turns.take(at: start)
        turns.add(0, of: quiet, at: start)
        turns.end(noisy)
        #expect(turns.take(at: start)?.site == quiet)
        #expect(turns.take(at: start)?.site == noisy)
    }

    @Test func whoWouldGetNothingIsNotWoken() {
        var turns = ThreadTurns<Int>(processors: 1)
        #expect(!turns.hasAny(at: start))
        turns.add(1, of: noisy, at: start)
        #expect(turns.hasAny(at: start))
        _ = turns.take(at: start)
        turns.add(2, of: noisy, at: start)
        #expect(!turns.hasAny(at: start), "it has the one thread that it may have")
        turns.end(noisy)
        #expect(turns.hasAny(at: start))
    }
}
