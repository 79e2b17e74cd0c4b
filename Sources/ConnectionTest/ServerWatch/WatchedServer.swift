public import ConnectionTest
import Foundation
public import Verdicts

/// A server that is asked again and again.
public struct WatchedServer: Sendable {
    /// As people know it: its name, with what is asked of it where several things are.
    public let title: String
    private let ask: @Sendable () async -> ServerFinding

    /// Watches with a probe.
    public init(title: String, probe: ServerProbe) {
        self.init(title: title) {
            let result = await probe.run()
            return ServerFinding(title: title, failure: result.failure, details: result.details)
        }
    }

    /// Watches with whatever finds something.
    public init(title: String, ask: @escaping @Sendable () async -> ServerFinding) {
        self.title = title
        self.ask = ask
    }

    func find() async -> ServerFinding { await ask() }
}

/// What one round found of one server.
public struct ServerFinding: Sendable, Codable, Hashable {
    public let server: String
    public let verdict: Outcome
    /// The first hop that failed, and why.
    public let failure: HopFailure?
    /// What was seen on the way.
    public let details: ProbeDetails

    /// Describes a finding.
    public init(title: String, failure: HopFailure?, details: ProbeDetails) {
        server = title
        verdict = failure == nil ? .pass : .fail
        self.failure = failure
        self.details = details
    }

    /// All phases together.
    public var milliseconds: Double { details.phases.reduce(0) { $0 + $1.milliseconds } }
}

/// All servers once.
public enum ProbeRound {
    /// Asks every server, at most so many at a time; answers in the order of the list.
    public static func run(
        _ servers: [WatchedServer], concurrency: Int, announce: @escaping @Sendable (ServerFinding) -> Void = { _ in }
    ) async -> [ServerFinding] {
        await withTaskGroup(of: (Int, ServerFinding).self) { group in
            var waiting = servers.enumerated().makeIterator()
            func begin() {
                guard let (index, server) = waiting.next() else { return }
                group.addTask { (index, await server.find()) }
            }
            for _ in 0..<max(1, concurrency) { begin() }
            var found: [(Int, ServerFinding)] = []
            for await one in group {
                announce(one.1)
                found.append(one)
                begin()
            }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
