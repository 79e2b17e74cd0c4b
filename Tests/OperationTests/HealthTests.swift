import Foundation
import Synchronization
import Testing

@testable import kakehashi

@Suite struct HealthTests {
    private struct Broken: Error, CustomStringConvertible { let description = "the disk is gone" }

    /// However busy the machine is that runs the tests.
    private static let enough: Duration = .seconds(600)

    @Test func allIsWell() async {
        let health = Health(
            [HealthCheck(name: "one") { nil }, HealthCheck(name: "two") { nil }], patience: Self.enough)
        #expect(
            await health.look() == [.init(check: "one", fault: nil), .init(check: "two", fault: nil)])
    }

    @Test func whatIsWrongIsNamed() async {
        let health = Health(
            [
                HealthCheck(name: "one") { throw Broken() }, HealthCheck(name: "two") { "half of it" },
                HealthCheck(name: "three") { nil },
            ], patience: Self.enough)
        #expect(await health.look().map(\.fault) == ["the disk is gone", "half of it", nil])
    }

    /// Whatever hangs, the answer comes without it, and what hangs is asked once and not again and again.
    @Test func whatHangsIsNamedInTime() async {
        let asked = Mutex(0)
        let gate = AsyncStream.makeStream(of: Void.self)
        let health = Health(
            [
                HealthCheck(name: "hangs") {
                    asked.withLock { $0 += 1 }
                    for await _ in gate.stream {}
                    return nil
                }
            ], patience: .milliseconds(100))
        for _ in 0..<3 {
            let findings = await health.look()
            #expect(findings.map(\.fault) == ["no answer in time"])
            await health.forget()
        }
        #expect(asked.withLock { $0 } == 1)
        gate.continuation.finish()
    }

    @Test func aProcessThatEndsIsNotReady() async {
        let health = Health([HealthCheck(name: "one") { nil }])
        _ = await health.look()
        await health.drain()
        #expect(await health.look().contains { $0.check == "serving" && $0.fault != nil })
    }

    @Test(
        arguments: [
            (0.0, nil, nil, 0.0, true), (0, -100, nil, 0, true), (0, 4, nil, 0, true), (0, 6, nil, 0, false),
            (10, nil, 0, 10, true), (10, nil, 0, 6, true), (3_600, nil, 0, 10, false), (-3_600, nil, 0, 10, false),
            (10, 3_600, 0, 10, false),
        ] as [(Double, Double?, Double?, Double, Bool)]) func clocks(
            now: Double, newest: Double?, last: Double?, elapsed: Double, isGood: Bool
        )
    {
        func instant(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_463_628_600 + seconds) }
        let fault = ClockRule.fault(
            now: instant(now), newest: newest.map(instant), last: last.map(instant), elapsed: elapsed)
        #expect((fault == nil) == isGood, "\(fault ?? "")")
    }

    @Test func aFolderThatCannotBeWrittenIsFound() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString)").path()
        #expect(FolderProbe(folder: folder).fault()?.contains("cannot look at") == true)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(FolderProbe(folder: folder).fault() == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        // Of the kernel's own: there is such a folder everywhere, and nobody can write into it, root neither.
        #expect(FolderProbe(folder: "/proc/self").fault() != nil)
        try FileManager.default.removeItem(atPath: folder)
    }
}
