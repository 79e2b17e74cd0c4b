import EvidenceSeal
import Foundation
import ServiceCalendar
public import Verdicts

/// The connection test of one organisation: both sides at the same time, every place, ten items (§3).
public enum ConnectionTest {
    /// Runs a plan to its end, or what of it begins at one terminal or system.
    ///
    /// - Parameters:
    ///   - plan: Who is tested from where.
    ///   - known: What other terminals and systems found already: what cannot pass after it is not run.
    ///   - place: The terminal or system that this program runs on; nil where it stands for all of them.
    ///   - cleaningUp: Given where the test data that the run registered are to be taken away again: called with what was.
    ///   - announce: Called with each line as it ends.
    /// - Returns: Every line that was run, side by side.
    /// - Throws: `PlanError` when the plan or a file that it names cannot be used, or has no such place; nothing has been
    ///   run then.
    public static func run(
        _ plan: TestPlan, after known: Evidence? = nil, from place: PlaceName? = nil,
        cleaningUp: (@Sendable (CleanUp) -> Void)? = nil,
        announce: @escaping @Sendable (ItemResult) -> Void
    ) async throws(PlanError) -> Evidence {
        guard let at = JapanTime.parse(plan.at) else { throw PlanError(file: "plan", reason: "at is not RFC 3339") }
        let clock = RehearsalClock(at: at)
        let run = ExchangeNonce.newRun()
        var tests: [(BureauTest, LineRecorder)] = []
        if let place, !plan.places.contains(place) {
            let known = plan.places.map(\.description).joined(separator: ", ")
            throw PlanError(file: "plan", reason: "there is no \(place); there are \(known)")
        }
        for bureau in plan.bureaus where place == nil || bureau.bureau == place?.bureau {
            let recorder = LineRecorder(
                bureau: bureau.bureau, after: known, clock: clock, announce: announce)
            tests.append((try BureauTest(bureau, of: plan, clock: clock, run: run), recorder))
        }
        await withTaskGroup { group in
            for (test, recorder) in tests { group.addTask { await test.run(recorder, from: place?.identifier) } }
        }
        if let cleaningUp {
            for (test, _) in tests { if let cleaned = await test.cleanUp() { cleaningUp(cleaned) } }
        }
        var lines: [ItemResult] = []
        for (test, recorder) in tests { lines += test.inOrder(await recorder.lines) }
        return Evidence(organisation: plan.organisation, at: plan.at, items: lines)
    }

    /// Reads results that another run has written.
    /// - Throws: `PlanError`.
    public static func evidence(file: String) throws(PlanError) -> Evidence {
        try PlanError.reading(file) {
            try JSONDecoder().decode(Evidence.self, from: Data(contentsOf: URL(filePath: file)))
        }
    }

    /// Reads a plan file.
    /// - Throws: `PlanError`.
    public static func plan(file: String) throws(PlanError) -> TestPlan {
        try PlanError.reading(file) {
            try JSONDecoder().decode(TestPlan.self, from: Data(contentsOf: URL(filePath: file)))
        }
    }
}
