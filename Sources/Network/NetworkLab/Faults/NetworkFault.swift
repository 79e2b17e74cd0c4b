public import Reachability
public import Verdicts

/// One thing wrong with a network, by name: made in the settings, so that the proof and the lab are given the same.
public struct NetworkFault: Sendable {
    /// Such as `nat-missing-atena`.
    public let name: String
    /// In Japanese.
    public let title: String
    /// The hop at which the first item stops.
    public let hop: Hop
    private let breaking: @Sendable (inout Site) -> Void

    init(_ name: String, _ title: String, _ hop: Hop, _ breaking: @escaping @Sendable (inout Site) -> Void) {
        self.name = name
        self.title = title
        self.hop = hop
        self.breaking = breaking
    }

    /// A site with this one thing wrong.
    public func broken(_ site: Site) -> Site {
        var site = site
        breaking(&site)
        return site
    }

    /// All of them.
    public static let all = deviceFaults + attachmentFaults + surroundingFaults

    /// The one of a name.
    public static func named(_ name: String) -> NetworkFault? { all.first { $0.name == name } }
}
