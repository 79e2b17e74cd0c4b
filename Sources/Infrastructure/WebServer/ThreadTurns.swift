import TurnTaking

/// Whose piece of work a thread takes next: sites take turns, and none has all threads while another is about.
///
/// A site that has the process to itself may use as many threads as there are processors. One thread more than that is always
/// left for whoever comes, and what it does then is the kernel's to share out.
struct ThreadTurns<Piece: Sendable>: Sendable {
    private var shares: ThreadShares
    private var waiting = Lanes<Int, Piece>()

    init(processors: Int) {
        shares = ThreadShares(processors: processors)
    }

    /// How many threads there are to be.
    var threads: Int { shares.processors + 1 }

    /// A piece of a site's work is there to be done.
    mutating func add(_ piece: Piece, of site: Int, at now: ContinuousClock.Instant) {
        shares.isAbout(site, at: now)
        waiting.append(piece, to: site)
    }

    /// Whether a thread that asks now would get anything.
    func hasAny(at now: ContinuousClock.Instant) -> Bool { waiting.hasAny { shares.mayRun($0, at: now) } }

    /// The next piece, for a thread that does it and says so with ``end(_:)``.
    mutating func take(at now: ContinuousClock.Instant) -> (site: Int, piece: Piece)? {
        guard let (site, piece) = waiting.take(where: { site, _ in shares.mayRun(site, at: now) }) else { return nil }
        shares.begin(site)
        return (site, piece)
    }

    /// A thread has done a piece of a site's.
    mutating func end(_ site: Int) { shares.end(site) }
}

/// How many threads a site may have at a moment.
private struct ThreadShares: Sendable {
    let processors: Int
    private var running: [Int: Int] = [:]
    private var company = Company<Int>()

    init(processors: Int) {
        self.processors = processors
    }

    mutating func isAbout(_ site: Int, at now: ContinuousClock.Instant) { company.isAbout(site, at: now) }

    mutating func begin(_ site: Int) { running[site, default: 0] += 1 }
    mutating func end(_ site: Int) { running[site] = running[site].flatMap { $0 > 1 ? $0 - 1 : nil } }

    func mayRun(_ site: Int, at now: ContinuousClock.Instant) -> Bool {
        running[site, default: 0] < (company.of(site, at: now) ? max(1, processors / 2) : processors)
    }
}
