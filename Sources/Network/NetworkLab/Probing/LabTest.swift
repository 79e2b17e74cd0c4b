import Foundation
import NoticeForms
public import Reachability
import Synchronization
import VPNDevice

/// The ten items with real packets: every exchange that a site needs, and where those stop that do not pass.
public struct LabTest: Sendable {
    private let lab: Lab
    private let site: Site

    /// Prepares to test a lab that was built for a site, or settled with it.
    public init(_ lab: Lab, _ site: Site) {
        self.lab = lab
        self.site = site
    }

    /// Sends every exchange at the same time, and says where each stops; `nil` where it passes.
    ///
    /// `namesRules`: those that a rule stops are sent once more, one by one, to see which rule counts them.
    ///
    /// - Throws: `LabError`.
    public func stops(namesRules: Bool = true) throws -> [Leg: Stop?] {
        let legs = NeedList(site.request, site.surroundings).legs
        try watch()
        var results = try probe(legs.enumerated().map { ($0.offset, $0.element) })
        // One packet may be lost by chance, or late on a busy machine; the same one twice is not.
        let again = legs.enumerated().filter { results[$0.offset] != .passed }
            .map { ($0.offset, $0.element) }
        results.merge(try probe(again)) { $1 }
        let sightings = try LabSightings(lab, site)
        var stops: [Leg: Stop?] = [:]
        for (index, leg) in legs.enumerated() {
            let result = results[index] ?? .silent
            let stop = result == .passed ? nil : sightings.stop(leg, mark: index + 1, result)
            stops[leg] = .some(stop)
        }
        guard namesRules else { return stops }
        for (index, leg) in legs.enumerated() {
            guard let stop = stops[leg] ?? nil, let named = try name(stop, leg, mark: index + 1) else { continue }
            stops[leg] = .some(named)
        }
        return stops
    }

    private func watch() throws {
        for role in routers { try lab.nft(role, WatchTable.script) }
    }

    private var routers: [LabPlan.Role] {
        [.device, .farEnd] + site.surroundings.sides.map { .firewall($0.bureau) }
    }

    /// All at once: each has a mark of its own, by which routers know it.
    private func probe(_ legs: [(index: Int, leg: Leg)]) throws -> [Int: ProbeResult] {
        let results = Mutex([Int: Result<ProbeResult, any Error>]())
        let all = DispatchGroup()
        for (index, leg) in legs {
            all.enter()
            try begin(leg, mark: index + 1) { result in
                results.withLock { $0[index] = result }
                all.leave()
            }
        }
        all.wait()
        return try results.withLock { $0 }.mapValues { try $0.get() }
    }

    /// Starts one exchange on a thread of its own in the namespace where it begins.
    private func begin(
        _ leg: Leg, mark: Int, _ done: @escaping @Sendable (Result<ProbeResult, any Error>) -> Void
    ) throws {
        let work = LabWork(lab: lab, site: site)
        guard let thread = lab.threads[work.origin(of: leg)] else { throw LabError("no host for \(leg.text)") }
        thread.start {
            // Threads begin in the namespace of the thread that starts them.
            Thread { done(Result { try work.send(leg, mark: mark) }) }.start()
        }
    }

    /// The same stop with the rule that counts the packets; nil where no rule is meant.
    private func name(_ stop: Stop, _ leg: Leg, mark: Int) throws -> Stop? {
        switch stop {
        case .filter: return .filter(rule: try rule(.device, "kakehashi_vpn", leg, mark))
        case .firewall:
            return .firewall(rule: try rule(.firewall(leg.place.bureau), "kakehashi_firewall", leg, mark))
        case .platformFirewall: return .platformFirewall(rule: try rule(.farEnd, "kakehashi_far", leg, mark))
        default: return nil
        }
    }

    private func rule(_ role: LabPlan.Role, _ table: String, _ leg: Leg, _ mark: Int) throws -> Int? {
        let before = try RuleCounters(lab, role, table)
        let answer = Mutex<Result<ProbeResult, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        try begin(leg, mark: mark) { result in
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        _ = try answer.withLock { $0 }?.get()
        return try RuleCounters(lab, role, table).stopping(since: before)
    }
}

/// Sending one exchange from where it begins.
struct LabWork: Sendable {
    let lab: Lab
    let site: Site

    func origin(of leg: Leg) -> LabPlan.Role {
        switch leg {
        case .name(let place), .outward(let place, _, _): .place(place)
        case .inward: .platform
        }
    }

    func send(_ leg: Leg, mark: Int) throws -> ProbeResult {
        switch leg {
        case .name(let place):
            guard let server = nameServer(of: place), let address = site.surroundings.platform.server(place.bureau)
            else { throw LabError("\(place.id) has nobody to ask") }
            return try Probe.name(
                mark: mark, from: place.address, server: server, LabNames(lab.plan).fresh(place.bureau),
                expected: address)
        case .outward(let place, let address, let service):
            return try Probe.exchange(
                mark: mark, from: place.address, to: address, service.ports.lowerBound, host: address)
        case .inward(let server, let point, let place):
            return try Probe.exchange(
                mark: mark, from: server, to: point.address, point.port, host: place.address)
        }
    }

    /// Whom a place is set to ask.
    func nameServer(of place: Place) -> IPv4Address? {
        guard let side = site.surroundings.side(place.bureau) else { return nil }
        return side.setting(of: place.id)?.dns ?? plannedNameServer(of: place)
    }

    func plannedNameServer(of place: Place) -> IPv4Address? {
        guard let side = site.surroundings.side(place.bureau) else { return nil }
        let isInternal = !place.isTerminal && site.request.configuration(of: place.bureau)?.dns == .internal
        return (isInternal ? side.internalDNS?.address : nil) ?? side.device
    }
}
