import AuditLog
import EveryEngine
import Foundation
import HTTPTypes
import Identifiers
import Programme
import ReadinessLedger
import ServiceCalendar
import Storage
import Tenancy
import Testing

@testable import Placement
@testable import WebServer
@testable import kakehashi

/// The platform on several databases, from 利用開始連絡 to a server that moves while its neighbours work.
@Suite(.serialized) struct PlacedPlatformTests {
    @Test(arguments: Engine.allCases) func aServerIsOpenedOnAClusterAndMovedWhileOthersWork(engine: Engine) async throws
    {
        let world = try await PlacedPlatform.build(engine)
        defer { try? FileManager.default.removeItem(at: world.folder) }
        let (parts, moved) = (world.parts, world.tenant(world.organisation))
        let others = [
            world.tenant(world.organisation, .education), world.tenant(world.neighbour),
            world.tenant(world.neighbour, .education),
        ]
        // Opened on the cluster: its rows are there, and none is at home.
        for tenant in [moved] + others { #expect(parts.clusters.place(of: tenant.text) == "east") }
        #expect(try await Self.accounts(moved, in: parts.store) == 0)
        #expect(try await Self.accounts(moved, in: parts.clusters.store(named: "east")) == 1)

        // Its records are numbered by its database, and the one log has them under that number too.
        let first = try await world.register(1, at: moved)
        #expect(first.status == 201)
        let number = try #require(first.header("kakehashi-audit-record").flatMap { Int64($0) })
        #expect(number > 1 << 40)
        try await waited { try await world.operate(.get, "/operator/audit-records/\(number)").status == 200 }
        let told = try await world.operate(.get, "/operator/audit-records/\(number)").text
        #expect(told.contains("atena-number.registered") && told.contains(PlacedPlatform.atena(1)))
        // Who counts what was done sees it: the task is done by that record.
        let proof = try await parts.clusters.database(of: moved.text).write { [now = parts.clock.now] tx in
            try AuditLog.append(
                AuditEntry(
                    event: AuditEvent("master.imported", ""), organisation: moved.organisation.text,
                    bureau: moved.bureau.rawValue, actor: "account:test"), at: now, in: tx)
        }
        #expect(proof > 1 << 40)
        try await waited {
            try await world.platform.ledger.statuses(of: world.organisation, bureau: .mayor).contains {
                $0.task.provenBy == "master.imported" && $0.isDone
            }
        }
        #expect(try await world.operate(.get, "/operator/masters").text.contains("全 4サーバー中 4サーバー"))

        // The operator has it moved, while all servers are worked with.
        let ending = Ending()
        let load = [moved] + others
        async let answers = Self.work(at: load, world, until: ending)
        for target in ["west", "home", "east"] {
            let confirmation = try await world.operate(.get, "/operator/placements/\(moved)/move")
            #expect(confirmation.status == 200 && confirmation.text.contains("松本市 首長部局のデータの移動"))
            let ordered = try await world.operate(
                .post, "/operator/placements/\(moved)/move", form: "target=\(target)")
            #expect(ordered.status == 303)
            try await waited {
                let move = try await parts.store.read { tx in try TenantMoves.last(of: moved, in: tx) }
                #expect(move?.state != .undone && move?.state != .undoing, "\(move?.reason ?? "")")
                return move?.state == .cleaned
            }
            #expect(parts.clusters.place(of: moved.text) == target)
        }
        ending.come()
        let found = try await answers
        for tenant in others {
            #expect(Set(found[tenant, default: [:]].keys) == [201], "\(tenant): \(found[tenant] ?? [:])")
        }
        // Its own may have been refused for a moment, never otherwise.
        #expect(Set(found[moved, default: [:]].keys).isSubset(of: [201, 503]), "\(found[moved] ?? [:])")
        print("placement, \(engine.rawValue): \(found.map { "\($0.key) \($0.value)" }.sorted())")

        // Everything that was acknowledged is there, and is told once.
        await parts.clusters.gather()
        for tenant in load {
            let count = Int64(found[tenant]?[201] ?? 0) + (tenant == moved ? 1 : 0)
            let rows = try await parts.clusters.database(of: tenant.text).read { tx in
                try tx.row(
                    "SELECT count(*) AS rows FROM atena_numbers WHERE tenant_id = $1", [.text(tenant.text)])?
                    .integer("rows")
            }
            #expect(rows == count)
            let records = try await parts.store.read { tx in
                try tx.row(
                    """
                    SELECT count(*) AS rows FROM audit_records WHERE organisation = $1 AND bureau = $2
                        AND event = 'atena-number.registered' AND outcome = 'success'
                    """, [.text(tenant.organisation.text), .text(tenant.bureau.rawValue)])?.integer("rows")
            }
            #expect(records == count)
        }
        let page = try await world.operate(.get, "/operator/placements").text
        #expect(page.contains("終わりました") && page.contains("east"))
        try await AuditTrees.integrateAll(parts.store)
        guard case .intact = try await AuditLog.verify(parts.store) else {
            Issue.record("the one log is broken")
            return
        }
        await world.platform.stop()
    }

    /// While the rows are nowhere a request waits, then it is refused with a word of when to come again, and that is recorded.
    @Test func whoCannotWaitIsToldWhenToComeAgain() async throws {
        let world = try await PlacedPlatform.build(.sqlite)
        defer { try? FileManager.default.removeItem(at: world.folder) }
        let moved = world.tenant(world.organisation)
        try await world.parts.clusters.store(named: "east").write { tx in
            try tx.run("UPDATE tenant_fences SET state = 'frozen' WHERE tenant_id = $1", [.text(moved.text)])
        }
        let refused = try await world.register(1, at: moved)
        #expect(refused.status == 503 && refused.header("retry-after") == "5")
        #expect(refused.text.contains("server.moving"))
        let number = try #require(refused.header("kakehashi-audit-record").flatMap { Int64($0) })
        let record = try await world.parts.store.read { tx in try AuditLog.record(number, in: tx) }
        #expect(record?.subject == "server.moving" && record?.outcome == .failed && record?.log.text == moved.text)
        #expect(try await world.register(1, at: world.tenant(world.neighbour)).status == 201)
        await world.platform.stop()
    }

    /// A platform that ended in the middle goes on by itself when it begins again.
    @Test(arguments: Engine.allCases) func aPlatformThatBeginsAgainGoesOn(engine: Engine) async throws {
        let world = try await PlacedPlatform.build(engine)
        defer { try? FileManager.default.removeItem(at: world.folder) }
        let moved = world.tenant(world.organisation)
        #expect(try await world.register(1, at: moved).status == 201)
        let configuration = world.parts.configuration
        await world.platform.stop()
        let clusters = try await ClusterDatabases(configuration).open(at: world.parts.clock.now)
        try await clusters.home.write { [clock = world.parts.clock] tx in
            _ = try TenantMoves.order(
                moved, to: "west", among: clusters.names, by: "operator:test", at: clock.now, in: tx)
        }
        _ = try await Mover(
            clusters, steps: PlatformSchema.steps, clock: world.parts.clock,
            work: .init(pause: { _ in }, resume: { _ in }),
            reached: { if $0 == .frozenAtSource { throw MoverEnded(point: $0) } }
        ).round()
        let again = try await PlacedPlatform.start(configuration)
        try await waited {
            try await again.parts.store.read { tx in try TenantMoves.last(of: moved, in: tx) }?.state == .cleaned
        }
        #expect(again.parts.clusters.place(of: moved.text) == "west")
        await again.stop()
    }

    private static func work(
        at tenants: [TenantID], _ world: PlacedPlatform, until ending: Ending
    ) async throws -> [TenantID: [Int: Int]] {
        try await withThrowingTaskGroup(of: (TenantID, [Int: Int]).self) { group in
            for tenant in tenants {
                group.addTask { (tenant, try await work(at: tenant, world, until: ending)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    /// Registers number after number until told to end; answers how many answers of each status there were.
    private static func work(
        at tenant: TenantID, _ world: PlacedPlatform, until ending: Ending
    ) async throws -> [Int: Int] {
        var answers: [Int: Int] = [:]
        var number = 100
        while !ending.hasCome {
            let answer = try await world.register(number, at: tenant)
            answers[answer.status, default: 0] += 1
            number += 1
            try await Task.sleep(for: .milliseconds(5))
        }
        return answers
    }

    private static func accounts(_ tenant: TenantID, in store: any DataStore) async throws -> Int64 {
        try await store.read { tx in
            try tx.row("SELECT count(*) AS rows FROM accounts WHERE realm = $1", [.text(tenant.text)])?
                .integer("rows") ?? -1
        }
    }
}
