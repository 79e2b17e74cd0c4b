import TurnTaking

/// How much of a database's one writer a lane may have (``WriteLane``).
///
/// Alone it has all of it. While another has been about within a second, a lane that had a transaction to itself leaves the writer to
/// the others for twice as long as its writes took, 20 ms at most: it has about a third of the writer, more where a single write takes
/// more than 10 ms. What it makes other threads do is less by as much.
struct WriterShares: Sendable {
    /// How long a transaction goes on with what comes, and one of a single lane beside others [O].
    static let (span, ownSpan): (Duration, Duration) = (.milliseconds(5), .milliseconds(2))
    /// What is shorter is forgiven; what is longer is not paid for without end [O].
    private static let (short, most): (Duration, Duration) = (.milliseconds(1), .milliseconds(20))

    private var company = Company<String>()
    /// How long a lane's writes have lately taken: the longest counts, and is forgotten little by little.
    private var lengths: [String: Duration] = [:]
    /// How long the writes of the transaction that is under way have taken: the disk is not counted, it would be waited for anyway.
    private var spent: Duration = .zero
    /// Until when a lane leaves the writer to others.
    private var rests: [String: ContinuousClock.Instant] = [:]

    /// A lane has something to write; the program itself is nobody's company, nor is a party its own.
    mutating func isAbout(_ lane: String, at now: ContinuousClock.Instant) {
        let party = WriteLane.party(of: lane)
        if !party.isEmpty { company.isAbout(party, at: now) }
    }

    /// Whether another party has been about within a second.
    func hasCompany(_ lane: String, at now: ContinuousClock.Instant) -> Bool {
        company.of(WriteLane.party(of: lane), at: now)
    }

    /// A write of a lane has run for as long.
    mutating func wrote(_ lane: String, took: Duration) {
        lengths[lane] = max(took, lengths[lane, default: .zero] * 3 / 4)
        spent += took
    }

    /// A transaction of these lanes has ended.
    mutating func ended(_ lanes: Set<String>, at now: ContinuousClock.Instant) {
        defer { spent = .zero }
        rests = rests.filter { $0.value > now }
        guard lanes.count == 1, let lane = lanes.first, spent >= Self.short, hasCompany(lane, at: now) else { return }
        rests[lane] = now + min(spent * 2, Self.most)
    }

    /// Whether a lane may begin a transaction.
    func mayBegin(_ lane: String, at now: ContinuousClock.Instant) -> Bool {
        rests[lane].map { $0 <= now } ?? true
    }

    /// Whether a write may join a transaction that has gone on for some time; with an owner it is all of one lane so far.
    func mayJoin(
        _ lane: String, waiting: Int, owner: String?, after gone: Duration, at now: ContinuousClock.Instant
    ) -> Bool {
        guard mayBegin(lane, at: now) else { return false }
        if lane == owner, !hasCompany(lane, at: now) { return gone < Self.span }
        if lane == owner { return lengths[lane, default: .zero] < Self.ownSpan - gone }
        return waiting == 1 && lengths[lane, default: .zero] < Self.span - gone
    }

    /// When the first of the lanes that rest may go on.
    func nextEnd(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        rests.values.filter { $0 > now }.min()
    }
}
