import Foundation
import MutualTLS
import Verdicts

/// Seconds that no exchange takes which ends at its own time, however busy the machine; far below the patience of a plan
/// that is not to be used up.
let muchLonger = 120.0

/// The failure of an exchange and the seconds until it was told.
///
/// The exchange has a thread of its own: all tests run at once, and waiting for a turn among them is not its time.
func timed(_ plan: ExchangePlan) async -> (failure: HopFailure?, seconds: Double) {
    await withTaskExecutorPreference(OwnThread()) {
        let clock = ContinuousClock()
        let started = clock.now
        let failure = await refusal(of: plan)
        return (failure, (clock.now - started) / .seconds(1))
    }
}

/// Runs tasks apart from the pool that all others share.
private final class OwnThread: TaskExecutor {
    private let queue = DispatchQueue(label: "an exchange that is timed", qos: .userInteractive)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
