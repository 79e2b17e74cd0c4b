/// Who has been about lately: a site that has the process to itself may use more of it.
struct Company<Site: Equatable & Sendable>: Sendable {
    /// How long after its last coming a site counts as being about [O].
    private static var presence: Duration { .seconds(1) }

    /// Who came last, and who did before among the others.
    private var last: (site: Site, at: ContinuousClock.Instant)?
    private var other: (site: Site, at: ContinuousClock.Instant)?

    /// A site comes with something to do.
    mutating func isAbout(_ site: Site, at now: ContinuousClock.Instant) {
        if let last, last.site != site { other = last }
        last = (site, now)
    }

    /// Whether any other than this site is about.
    func of(_ site: Site, at now: ContinuousClock.Instant) -> Bool {
        guard let last else { return false }
        guard let found = last.site == site ? other : last else { return false }
        return now - found.at < Self.presence
    }
}
