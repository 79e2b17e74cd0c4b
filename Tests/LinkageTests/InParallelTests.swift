import CoreLink
import Testing

@Suite struct InParallelTests {
    private struct Refused: Error {}

    @Test(arguments: [0, 1, 2, 3, 7, 100])
    func `answers stand in the order of what was asked, and a failure is one`(count: Int) async throws {
        let all = Array(0..<count)
        let answers = try await all.inParallel { number in
            // The first take longest.
            try await Task.sleep(for: .microseconds(2_000 - 20 * number))
            return number * 2
        }
        #expect(answers == all.map { $0 * 2 })
        guard count > 0 else { return }
        await #expect(throws: Refused.self) {
            try await all.inParallel { number in if number == count - 1 { throw Refused() } }
        }
    }
}
