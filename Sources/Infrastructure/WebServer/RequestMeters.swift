import Metrics
import Synchronization

/// The meters of one site's requests, each looked up once: finding one among all by its labels costs as much as a small answer.
final class RequestMeters: Sendable {
    private struct Known {
        var counters: [Int: Counter] = [:]
        var timers: [String: Metrics.Timer] = [:]
    }

    private let site: String
    private let known = Mutex(Known())

    init(site: String) {
        self.site = site
    }

    /// Counts an answer by the first digit of its status, and how long its route took.
    func count(_ status: Int, route: String, took duration: Duration) {
        let (counter, timer): (Counter, Metrics.Timer) = known.withLock { known in
            let counter: Counter = known.counters[status / 100] ?? self.counter(status / 100, in: &known)
            let timer: Metrics.Timer = known.timers[route] ?? self.timer(route, in: &known)
            return (counter, timer)
        }
        counter.increment()
        timer.recordNanoseconds(Int64(duration / .nanoseconds(1)))
    }

    private func counter(_ class: Int, in known: inout Known) -> Counter {
        let made = Counter(label: "kakehashi_requests_total", dimensions: [("site", site), ("status", "\(`class`)xx")])
        known.counters[`class`] = made
        return made
    }

    private func timer(_ route: String, in known: inout Known) -> Metrics.Timer {
        let made = Metrics.Timer(label: "kakehashi_request_seconds", dimensions: [("route", route)])
        known.timers[route] = made
        return made
    }
}
