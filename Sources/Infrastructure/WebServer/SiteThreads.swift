import Foundation
import Synchronization

/// The threads on which requests are worked on: sites take turns at them, a piece between two awaits at a time.
///
/// The runtime's own pool takes pieces in the order of their coming, whosever they are: what one site floods it with stands
/// before everybody's next piece, and a request has a dozen.
final class SiteThreads: Sendable {
    /// Those of this process: as many as its processors, and one.
    static let shared = SiteThreads(processors: ProcessInfo.processInfo.activeProcessorCount)

    private struct Work: Sendable {
        let job: UnownedJob
        /// Kept until the job is done.
        let executor: SiteExecutor
    }

    private struct State {
        var turns: ThreadTurns<Work>
        /// Threads that sleep and have not been told to wake.
        var sleeping = 0
        var sites = 0
    }

    private let state: Mutex<State>
    private let work = DispatchSemaphore(value: 0)

    init(processors: Int) {
        let turns = ThreadTurns<Work>(processors: processors)
        state = Mutex(State(turns: turns))
        for number in 1...turns.threads {
            let thread = Thread { [self] in serve() }
            thread.name = "site \(number)"
            thread.start()
        }
    }

    /// Somewhere for a site's tasks to run.
    func executor() -> SiteExecutor {
        SiteExecutor(
            threads: self,
            site: state.withLock { state in
                state.sites += 1
                return state.sites
            })
    }

    fileprivate func add(_ job: UnownedJob, of executor: SiteExecutor) {
        let wakes = state.withLock { state in
            let now = ContinuousClock.now
            state.turns.add(Work(job: job, executor: executor), of: executor.site, at: now)
            guard state.sleeping > 0, state.turns.hasAny(at: now) else { return false }
            state.sleeping -= 1
            return true
        }
        if wakes { work.signal() }
    }

    private func serve() {
        var done: Int?
        while true {
            let next = state.withLock { state in
                if let done { state.turns.end(done) }
                let next = state.turns.take(at: .now)
                if next == nil { state.sleeping += 1 }
                return next
            }
            guard let (site, piece) = next else {
                done = nil
                work.wait()
                continue
            }
            piece.job.runSynchronously(on: piece.executor.asUnownedTaskExecutor())
            done = site
        }
    }
}

/// Where the tasks of one site run.
final class SiteExecutor: TaskExecutor {
    fileprivate let threads: SiteThreads
    fileprivate let site: Int

    fileprivate init(threads: SiteThreads, site: Int) {
        self.threads = threads
        self.site = site
    }

    func enqueue(_ job: consuming ExecutorJob) { threads.add(UnownedJob(job), of: self) }
}
