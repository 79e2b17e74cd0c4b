import Testing

@testable import CoreLink

/// Many that are under way are waited for, few are not.
@Suite struct GatheringTests {
    @Test func `behind a batch of many more are waited for`() async {
        let begun = ContinuousClock.now
        await Gathering.more(after: 8)
        #expect(ContinuousClock.now - begun >= .milliseconds(20))
    }

    @Test func `whoever asks alone waits for nobody`() async {
        let begun = ContinuousClock.now
        // Each for itself would take 20 ms, all of them 20 s.
        for _ in 0..<1_000 { await Gathering.more(after: 7) }
        #expect(ContinuousClock.now - begun < .seconds(10))
    }
}
