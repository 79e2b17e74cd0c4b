import Testing

@testable import WebServer

@Suite struct AdmissionTests {
    private func admission(patience: Int) -> Admission {
        var limits = ServerLimits()
        limits.running = 1
        limits.patience = patience
        return Admission(limits)
    }

    /// One watch looks after all that wait: each has its own patience nevertheless, and so has who comes after the watch has ended.
    @Test func everyoneWaitsForAsLongAsItsPatience() async throws {
        let admission = admission(patience: 1)
        try await admission.enter("a")
        for _ in 1...2 {
            let waited = await withTaskGroup(of: (took: Duration, asLong: Duration)?.self) { group in
                for number in 0..<3 {
                    group.addTask {
                        try? await Task.sleep(for: .milliseconds(300 * number))
                        let begun = ContinuousClock.now
                        // On a machine that is busy with other tests a second is long for everybody.
                        async let asLong: Duration = {
                            try? await Task.sleep(for: .seconds(1))
                            return ContinuousClock.now - begun
                        }()
                        do throws(Problem) {
                            try await admission.enter("b")
                            return nil
                        } catch {
                            let took = ContinuousClock.now - begun
                            return error.code == Problem.busy.code ? (took, await asLong) : nil
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(waited.count == 3)
            for one in waited {
                let one = try #require(one, "it was let in, or refused for another reason")
                #expect(one.took >= .seconds(1) && one.took < one.asLong + .seconds(2))
            }
        }
    }

    @Test func whoIsLetInInTimeIsNotTurnedAwayAfterwards() async throws {
        let admission = admission(patience: 2)
        try await admission.enter("a")
        async let second: Void = admission.enter("b")
        try await Task.sleep(for: .milliseconds(1_000))
        admission.leave("a")
        try await second
        async let third: Void = admission.enter("c")
        // Past the end of the second one's patience, before that of the third's.
        try await Task.sleep(for: .milliseconds(1_400))
        admission.leave("b")
        try await third
        admission.leave("c")
        try await admission.enter("d")
    }
}
