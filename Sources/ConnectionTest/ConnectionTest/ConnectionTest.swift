import Foundation
import ServiceCalendar
public import Verdicts

/// The connection test of one organisation: both sides at the same time, every place, ten items (§3).
public enum ConnectionTest {
    /// Runs a plan to its end.
    /// - Throws: `PlanError` when the plan or a file that it names cannot be used; nothing has been run then.
    public static func run(
        _ plan: TestPlan, announce: @escaping @Sendable (ItemResult) -> Void
    ) async throws(PlanError) -> Evidence {
        guard let at = JapanTime.parse(plan.at) else { throw PlanError(file: "plan", reason: "at is not RFC 3339") }
        let clock = RehearsalClock(at: at)
        var tests: [(BureauTest, LineRecorder)] = []
        for bureau in plan.bureaus {
            let recorder = LineRecorder(bureau: bureau.bureau, clock: clock, announce: announce)
            tests.append((try BureauTest(bureau, of: plan, clock: clock), recorder))
        }
        await withTaskGroup { group in
            for (test, recorder) in tests { group.addTask { await test.run(recorder) } }
        }
        var lines: [ItemResult] = []
        for (_, recorder) in tests { lines += await recorder.lines }
        return Evidence(organisation: plan.organisation, at: plan.at, items: lines)
    }

    /// Reads a plan file.
    /// - Throws: `PlanError`.
    public static func plan(file: String) throws(PlanError) -> TestPlan {
        try PlanError.reading(file) {
            try JSONDecoder().decode(TestPlan.self, from: Data(contentsOf: URL(filePath: file)))
        }
    }
}
