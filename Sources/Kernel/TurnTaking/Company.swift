/// Who has been about lately: whoever has the process, or its database, to itself may use more of it.
///
/// Asked several times for each request, as ``Lanes`` are (`@inlinable`).
public struct Company<Party: Equatable & Sendable>: Sendable {
    /// How long after its last coming a party counts as being about [O].
    @inlinable static var presence: Duration { .seconds(1) }

    /// Who came last, and who did before among the others.
    @usableFromInline var last: (party: Party, at: ContinuousClock.Instant)?
    @usableFromInline var other: (party: Party, at: ContinuousClock.Instant)?

    /// Nobody has come yet.
    @inlinable public init() {}

    /// A party comes with something to do.
    @inlinable public mutating func isAbout(_ party: Party, at now: ContinuousClock.Instant) {
        if let last, last.party != party { other = last }
        last = (party, now)
    }

    /// Whether any other than this party is about.
    @inlinable public func of(_ party: Party, at now: ContinuousClock.Instant) -> Bool {
        guard let last else { return false }
        guard let found = last.party == party ? other : last else { return false }
        return now - found.at < Self.presence
    }
}
