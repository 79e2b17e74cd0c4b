import Identifiers
import NoticeForms
import VPNDevice
public import Verdicts

/// The static proof of a site: each item from each terminal and system, before a cable is touched.
public struct Proof: Sendable {
    /// A line of the test and what the settings make of it.
    public struct Line: Sendable, Hashable {
        /// What is needed.
        public let need: Need
        /// Whether it passes, or does not apply.
        public let outcome: Outcome
        /// Where it stops first; nil where it does not.
        public let finding: Finding?
    }

    /// In the order of the test.
    public let lines: [Line]

    /// Follows every exchange that a site needs.
    public init(_ site: Site) {
        let path = SitePath(site)
        let list = NeedList(site.request, site.surroundings)
        var stops: [Leg: Stop?] = [:]
        for leg in list.legs { stops[leg] = path.stop(of: leg) }
        self.init(list, stops: stops, in: site)
    }

    /// Judges each line by where its exchanges stop, however that was found.
    public init(_ list: NeedList, stops: [Leg: Stop?], in site: Site) {
        let hasStop = stops.values.contains { $0 != nil }
        let diagnosis = hasStop ? Diagnosis(site) : nil
        lines = list.needs.map { need in
            guard !need.legs.isEmpty else { return Line(need: need, outcome: .notApplicable, finding: nil) }
            for leg in need.legs {
                guard let stop = stops[leg] ?? nil else { continue }
                return Line(need: need, outcome: .fail, finding: diagnosis?.finding(leg, stop))
            }
            return Line(need: need, outcome: .pass, finding: nil)
        }
    }

    /// Whether nothing fails.
    public var isReady: Bool { lines.allSatisfy { $0.outcome != .fail } }

    /// What to change, each once, in the order in which it was found.
    public var corrections: [Correction] {
        var seen: Set<Correction> = []
        return lines.compactMap(\.finding?.correction).filter { seen.insert($0).inserted }
    }
}
