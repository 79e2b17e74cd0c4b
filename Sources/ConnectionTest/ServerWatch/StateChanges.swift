import Verdicts

/// What differs from the round before.
public struct StateChanges: Sendable {
    private var known: [String: State] = [:]

    /// Only what people act upon: where a server fails, not how long it took.
    private struct State: Hashable {
        let hop: Hop?
        let code: String?
    }

    /// Begins without knowing anything: everything in the first round is news.
    public init() {}

    /// The findings of a round that are other than the last ones of their servers.
    public mutating func changes(in round: [ServerFinding]) -> [ServerFinding] {
        var changed: [ServerFinding] = []
        for finding in round {
            let state = State(hop: finding.failure?.hop, code: finding.failure?.code)
            if known.updateValue(state, forKey: finding.server) != state { changed.append(finding) }
        }
        return changed
    }
}
