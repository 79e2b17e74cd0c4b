import Metrics
import Synchronization

/// Lets requests in, site by site in turn, and holds what their bodies take of the memory.
public final class Admission: Sendable {
    private struct State {
        var queue: FairQueueRules
        var next = 0
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]
        /// Given up before they had begun to wait.
        var lost: Set<Int> = []
        /// Until when those that wait have patience, whoever ends first first; with some that wait no more.
        var patience: [(number: Int, site: String, ends: ContinuousClock.Instant)] = []
        var isWatched = false
        var bodies: [String: Int] = [:]
        var held = 0
    }

    public let limits: ServerLimits
    /// How the answers of this process went.
    public let record = AnswerRecord()
    private let state: Mutex<State>
    private let closing = Atomic(false)
    private let runningLevel = Meter(label: "kakehashi_requests_running")
    private let waitingLevel = Meter(label: "kakehashi_requests_waiting")
    private let heldLevel = Meter(label: "kakehashi_request_body_bytes")

    /// Opens the doors of one process.
    public init(_ limits: ServerLimits = ServerLimits()) {
        self.limits = limits
        state = Mutex(State(queue: FairQueueRules(limits)))
    }

    /// Runs a request when it is its site's turn.
    /// - Throws: `Problem.tooMany` when the site has too many that wait, `Problem.busy` when its turn did not come in time.
    func taking<Answer>(
        _ site: String, _ body: () async throws(Problem) -> Answer
    ) async throws(Problem) -> Answer {
        try await enter(site)
        let place = WorkingPlace(self, site)
        defer { place.giveBack() }
        let answer: Result<Answer, Problem> = await WorkingPlace.$current.withValue(place) {
            do throws(Problem) { return .success(try await body()) } catch { return .failure(error) }
        }
        return try answer.get()
    }

    func enter(_ site: String) async throws(Problem) {
        let (number, arrival) = state.withLock { state in
            state.next += 1
            return (state.next, state.queue.arrive(state.next, of: site, at: .now))
        }
        tell()
        switch arrival {
        case .runs: return
        case .refused: throw refused(.tooMany, site)
        case .waits: guard await wait(number, site) else { throw refused(.busy, site) }
        }
    }

    private func wait(_ number: Int, _ site: String) async -> Bool {
        let begins = state.withLock { state in
            // What is over is given back now and then: most have their turn long before their patience ends.
            if state.patience.count > 64 + 2 * state.waiting.count {
                state.patience.removeAll { [queue = state.queue] in !queue.isWaiting($0.number, of: $0.site) }
            }
            state.patience.append((number, site, ContinuousClock.now + .seconds(limits.patience)))
            defer { state.isWatched = true }
            return !state.isWatched
        }
        if begins { Task { await watch() } }
        return await withCheckedContinuation { continuation in
            // Its turn, or the end of its patience, may have come before it began to wait.
            let outcome: Bool? = state.withLock { state in
                guard state.queue.isWaiting(number, of: site) else { return state.lost.remove(number) == nil }
                state.waiting[number] = continuation
                return nil
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }

    /// Ends the waiting of those whose patience ends, one watch for all of them, as long as anybody waits.
    private func watch() async {
        while let next = state.withLock({ state in
            state.isWatched = !state.patience.isEmpty
            return state.patience.first?.ends
        }) {
            try? await Task.sleep(until: next, clock: .continuous)
            let ended = state.withLock { state in
                let ended = state.patience.prefix { $0.ends <= .now }
                state.patience.removeFirst(ended.count)
                return ended
            }
            for one in ended { giveUp(one.number, one.site) }
        }
    }

    private func giveUp(_ number: Int, _ site: String) {
        let found: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard state.queue.giveUp(number, of: site) else { return nil }
            guard let waiting = state.waiting.removeValue(forKey: number) else {
                state.lost.insert(number)
                return nil
            }
            return waiting
        }
        found?.resume(returning: false)
    }

    func leave(_ site: String) {
        let begun = state.withLock { state in
            state.queue.end(site, at: .now).compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for continuation in begun { continuation.resume(returning: true) }
        tell()
    }

    private func tell() {
        let (running, waiting) = state.withLock { ($0.queue.total, $0.queue.waitingCount) }
        runningLevel.set(running)
        waitingLevel.set(waiting)
    }

    private func refused(_ problem: Problem, _ site: String) -> Problem {
        Counter(label: "kakehashi_requests_refused_total", dimensions: [("site", site), ("code", problem.code)])
            .increment()
        return problem
    }

    // MARK: - Closing

    /// From now on every answer asks its client to come back on another connection.
    public func beginClosing() { closing.store(true, ordering: .relaxed) }

    var isClosing: Bool { closing.load(ordering: .relaxed) }

    // MARK: - Bodies

    /// Sets memory aside for a part of a body.
    /// - Throws: `Problem.tooMany` when the site holds too much, `Problem.busy` when the process does.
    func hold(_ bytes: Int, of site: String) throws(Problem) {
        let refusal: Problem? = state.withLock { state in
            if state.bodies[site, default: 0] + bytes > limits.bodiesForEach { return .tooMany }
            if state.held + bytes > limits.bodies { return .busy }
            state.bodies[site, default: 0] += bytes
            state.held += bytes
            return nil
        }
        if let refusal { throw refused(refusal, site) }
        heldLevel.set(held)
    }

    func release(_ bytes: Int, of site: String) {
        state.withLock { state in
            state.held -= bytes
            state.bodies[site] = state.bodies[site].flatMap { $0 > bytes ? $0 - bytes : nil }
        }
        heldLevel.set(held)
    }

    /// Bytes of bodies that are held now.
    var held: Int { state.withLock { $0.held } }
}
