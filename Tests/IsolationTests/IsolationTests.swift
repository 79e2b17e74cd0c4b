import AccessControl
import Foundation
import HTTPTypes
import Identifiers
import ServiceCalendar
import Testing
import WebServer

@testable import kakehashi

/// Every route of every listener × every role × own and foreign × open and closed hours, from the route tables themselves:
/// a route, a role or a table that is new is looked at without anybody having thought of it.
@Suite(.serialized) struct IsolationTests {
    @Test func `nobody gets where they may not, and what is foreign is not to be told from what is not there`()
        async throws
    {
        let world = try await TwoOrganisations.build()
        defer { world.remove() }
        let sites = await world.platform.listening()
        let names = Set(sites.map(\.site.name))
        #expect(
            names == [
                "operator", "support", "desk", "follow-up", "repository", "202029-mayor", "202029-education",
                "202011-mayor", "202011-education", "operation",
            ], "a new listener needs callers of its own in Matrix.callers")
        let operation = try #require(sites.first { $0.site.name == "operation" }?.site)
        #expect(
            Set(operation.routes.map(\.path)).isSubset(
                of: Set(
                    ["/livez", "/readyz", "/metrics"]
                        + sites[0].site.routes.map(\.path).filter { $0.hasPrefix("/assets/") })))
        let matrix = Matrix(world: world, sites: sites)
        let open = try await matrix.go(isOpen: true)
        // Only now: whoever they belong to would meet rows that mean nothing.
        let unknown = try ForeignRows.write(
            to: world.database, organisation: world.foreign, tenant: world.realm(world.foreign, .mayor))
        #expect(unknown == [], "whose are the rows of these tables?")
        let keys = try await matrix.compareKeys()
        let names2 = try await matrix.compareNames()
        try await matrix.compareRecords()
        (world.parts.clock as? RehearsalClock)?.set(try #require(JapanTime.parse(TwoOrganisations.closed)))
        let closed = try await matrix.go(isOpen: false)
        print(
            "isolation: \(open + closed) cells, \(keys.pairs) pairs of a foreign and an absent key, \(names2) of names; "
                + "\(keys.reached.count) routes reach a row by its key")
        #expect(open > 5_000 && keys.pairs > 400)
        // That the rows are where the routes look: their owner is answered otherwise than for a key that is not there.
        #expect(keys.reached.count >= 15, "\(keys.reached.sorted())")
    }
}
