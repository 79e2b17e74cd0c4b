import TurnTaking

/// Whose turn it is: sites take turns, whatever the length of their queues.
///
/// A site that floods fills its own queue and is refused; another's next request waits for one turn at most.
struct FairQueueRules: Sendable {
    /// What becomes of a request that arrives.
    enum Arrival: Sendable, Hashable {
        case runs
        case waits
        /// Its own site has too many that wait.
        case refused
    }

    private let limits: ServerLimits
    private var waiting: [String: [Int]] = [:]
    /// Sites with something that waits, whoever is next first.
    private var order: [String] = []
    private(set) var running: [String: Int] = [:]
    private(set) var total = 0
    private var company = Company<String>()

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    var waitingCount: Int { waiting.values.reduce(0) { $0 + $1.count } }

    /// A request arrives with a number of its own.
    mutating func arrive(_ number: Int, of site: String, at now: ContinuousClock.Instant) -> Arrival {
        company.isAbout(site, at: now)
        if mayRun(site, at: now), waiting[site] == nil {
            begin(site)
            return .runs
        }
        guard waiting[site, default: []].count < limits.waitingForEach else { return .refused }
        if waiting[site] == nil { order.append(site) }
        waiting[site, default: []].append(number)
        return .waits
    }

    /// A request of a site ended; answers the numbers of those that begin now.
    mutating func end(_ site: String, at now: ContinuousClock.Instant) -> [Int] {
        total -= 1
        running[site] = running[site].flatMap { $0 > 1 ? $0 - 1 : nil }
        var begun: [Int] = []
        while let place = order.firstIndex(where: { mayRun($0, at: now) }),
            let number = waiting[order[place]]?.removeFirst()
        {
            let next = order.remove(at: place)
            if waiting[next]?.isEmpty == true { waiting[next] = nil } else { order.append(next) }
            begin(next)
            begun.append(number)
        }
        return begun
    }

    func isWaiting(_ number: Int, of site: String) -> Bool { waiting[site]?.contains(number) == true }

    /// A request gives up waiting; false when it runs already.
    mutating func giveUp(_ number: Int, of site: String) -> Bool {
        guard let place = waiting[site]?.firstIndex(of: number) else { return false }
        waiting[site]?.remove(at: place)
        if waiting[site]?.isEmpty == true {
            waiting[site] = nil
            order.removeAll { $0 == site }
        }
        return true
    }

    private func mayRun(_ site: String, at now: ContinuousClock.Instant) -> Bool {
        guard total < limits.running else { return false }
        return running[site, default: 0]
            < (company.of(site, at: now) ? limits.runningForEach : max(limits.runningAlone, limits.runningForEach))
    }

    private mutating func begin(_ site: String) {
        total += 1
        running[site, default: 0] += 1
    }
}
