import AuditLog
import Backup
import EveryEngine
import Foundation
import Storage
import Tenancy
import Testing

@testable import Placement
@testable import kakehashi

/// One server's rows from one database to another.
@Suite(.serialized) struct MoveTests {
    @Test(arguments: Databases.mixtures) func rowsGoOverAndTheLogGoesOn(engines: [Engine]) async throws {
        let all = try await Databases(engines)
        let before = try await all.rows(all.moved, in: "east")
        #expect(before.rows > 2_300)
        try await all.order("west")
        let clusters = try await all.process()
        #expect(try await all.mover(clusters).round().isEmpty)
        let move = try #require(try await all.move())
        #expect(move.state == .cleaned && move.digest == before)
        #expect(clusters.place(of: all.moved.text) == "west")
        #expect(try await all.rows(all.moved, in: "west") == before)
        #expect(try await all.rows(all.moved, in: "east").rows == 0)
        // It works where it is: what was sealed before is read, and what is new follows.
        #expect(try await all.document(1_099, of: all.moved, clusters) == "所得 1099")
        try await all.fill(all.moved, 1_100..<1_105, clusters)
        #expect(try await all.document(1_104, of: all.moved, clusters) == "所得 1104")
        #expect(await clusters.gather().isEmpty)
        #expect(try await all.told(all.moved) == (0..<1_105).map { "deed \($0)" })
        // The statement of the move is in the server's own tree, which grew through it.
        let statement = try #require(try await all.records("tenant.rows-moved").first)
        #expect(statement.subject.hasPrefix("move 1 east -> west \(before) east@1099511628876:"))
        try await AuditTrees.integrateAll(all.home)
        for (name, records) in [("home", 2_206), ("east", 1_100), ("west", 1_105)] {
            #expect(try await AuditLog.verify(all.named(name)) == .intact(records: Int64(records)), "\(name)")
        }
    }

    @Test(arguments: Databases.mixtures) func aServerGoesHomeAndAwayAgain(engines: [Engine]) async throws {
        let all = try await Databases(engines, movedOn: "home")
        let rows = try await all.rows(all.moved, in: "home")
        let clusters = try await all.process()
        for target in ["east", "home", "west", "east"] {
            try await all.order(target)
            #expect(try await all.mover(clusters).round().isEmpty)
            #expect(try await all.move()?.state == .cleaned)
            for name in ["home", "east", "west"] {
                #expect(try await all.rows(all.moved, in: name).rows == (name == target ? rows.rows : 0), "\(name)")
            }
            #expect(try await all.rows(all.moved, in: target) == rows)
            #expect(try await all.document(17, of: all.moved, clusters) == "所得 17")
        }
        await clusters.gather()
        #expect(try await all.told(all.moved) == (0..<1_100).map { "deed \($0)" })
        #expect(try await all.records("tenant.rows-moved").count == 4)
    }

    /// The wall of the target is the moved rows' too.
    @Test(.enabled(if: Engine.allCases.count > 1, "KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"))
    func theWallHoldsAtTheTarget() async throws {
        let all = try await Databases([.sqlite, .sqlite, .postgres])
        try await all.order("west")
        let clusters = try await all.process()
        try await all.mover(clusters).round()
        let seen = try await all.west.read { tx in
            func count() throws -> Int64 {
                try tx.row(
                    "SELECT count(*) AS rows FROM replicas WHERE tenant_id = $1", [.text(all.moved.text)])?
                    .integer("rows") ?? -1
            }
            let everybody = try count()
            try tx.confine(to: all.other.text)
            return (everybody, try count())
        }
        #expect(seen == (1_100, 0))
    }

    // MARK: - Kills

    /// Each point on SQLite; on PostgreSQL, where the databases of one test take seconds, one for each state.
    private static let ends: [(MovePoint, Engine)] =
        MovePoint.allCases.map { ($0, .sqlite) }
        + (Engine.allCases.contains(.postgres)
            ? [.copied, .frozenAtSource, .verified, .switched, .left].map { ($0, .postgres) } : [])

    /// The process ends at each point; another one goes on, and nothing is lost or doubled.
    @Test(arguments: ends) func whoeverComesNextGoesOn(point: MovePoint, engine: Engine) async throws {
        let engines = [engine, engine, engine]
        let all = try await Databases(engines)
        let (before, others) = (try await all.rows(all.moved, in: "east"), try await all.rows(all.other, in: "west"))
        try await all.order("west")
        let dying = try await all.process()
        let mover = all.mover(dying) { reached in if reached == point { throw MoverEnded(point: point) } }
        let failures = try await mover.round()
        #expect(failures.compactMap { ($0.error as? MoverEnded)?.point } == [point])
        // A process that knew of nothing, and was asked meanwhile.
        let clusters = try await all.process()
        #expect(try await all.mover(clusters).round().isEmpty)
        #expect(try await all.move()?.state == .cleaned)
        #expect(try await all.rows(all.moved, in: "west") == before)
        #expect(try await all.rows(all.moved, in: "east").rows == 0)
        #expect(try await all.rows(all.other, in: "west") == others)
        #expect(try await all.document(5, of: all.moved, clusters) == "所得 5")
        // The dead process is not dead: it is late, and ruins nothing.
        #expect(try await all.mover(dying).round().isEmpty)
        #expect(try await all.rows(all.moved, in: "west") == before)
        await clusters.gather()
        #expect(try await all.told(all.moved) == (0..<1_100).map { "deed \($0)" })
        #expect(try await all.records("tenant.rows-moved").count == 1)
        #expect(try await AuditLog.verify(all.home) == .intact(records: 2_201))
    }

    /// Until the place has changed a move can be undone, from wherever it was left.
    @Test(arguments: [
        MovePoint.prepared, .copied, .frozenAtHome, .frozenAtSource, .levelled, .carried, .compared, .verified,
    ]) func whatHasNotSwitchedCanBeUndone(point: MovePoint) async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        let before = try await all.rows(all.moved, in: "east")
        try await all.order("west")
        _ = try await all.mover(try await all.process()) { if $0 == point { throw MoverEnded(point: point) } }.round()
        try await all.home.write { tx in
            _ = try TenantMoves.undo(all.moved, reason: "withdrawn", at: Date(), in: tx)
        }
        let clusters = try await all.process()
        #expect(try await all.mover(clusters).round().isEmpty)
        let move = try #require(try await all.move())
        #expect(move.state == .undone && move.reason == "withdrawn")
        #expect(try await all.rows(all.moved, in: "east") == before)
        #expect(try await all.rows(all.moved, in: "west").rows == 0)
        try await all.fill(all.moved, 1_100..<1_101, clusters)
        #expect(try await all.records("tenant.move-undone").count == 1)
        // And ordered again it arrives.
        try await all.order("west")
        #expect(try await all.mover(clusters).round().isEmpty)
        #expect(try await all.document(1_100, of: all.moved, clusters) == "所得 1100")
        #expect(try await all.rows(all.moved, in: "east").rows == 0)
    }

    @Test func whatHasSwitchedCannotBeUndone() async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        try await all.order("west")
        _ = try await all.mover(try await all.process()) {
            if $0 == .switched { throw MoverEnded(point: .switched) }
        }.round()
        await #expect(throws: PlacementError.nothingToUndo(all.moved.text)) {
            try await all.home.write { tx in
                _ = try TenantMoves.undo(all.moved, reason: "withdrawn", at: Date(), in: tx)
            }
        }
        // It is nowhere until somebody goes on: refused in time, and never answered from what is left.
        let clusters = try await all.process()
        await #expect(throws: PlacementError.moving(all.moved.text)) {
            try await PlacedStore(tenant: all.moved.text, clusters: clusters, patience: .milliseconds(100)).read { tx in
                try tx.rows("SELECT 1 AS one FROM replicas", []).count
            }
        }
    }

    /// A target whose rows are others than those that were sent is never switched to.
    @Test func rowsThatDifferUndoTheMove() async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        let before = try await all.rows(all.moved, in: "east")
        try await all.order("west")
        let failures = try await all.mover(try await all.process()) { [west = all.west] point in
            guard point == .carried else { return }
            try await west.write { tx in
                try tx.run("UPDATE replicas SET item_code = 'TK00002' WHERE record_id = 'r9'", [])
            }
        }.round()
        guard case .different = failures.first?.error as? PlacementError else {
            Issue.record("\(failures)")
            return
        }
        #expect(try await all.move()?.state == .undoing)
        // At once it works again where it was.
        let clusters = try await all.process()
        try await all.fill(all.moved, 1_100..<1_101, clusters)
        try await all.mover(clusters).round()
        #expect(try await all.move()?.state == .undone)
        #expect(try await all.rows(all.moved, in: "east").rows == before.rows + 3)
        #expect(try await all.rows(all.moved, in: "west").rows == 0)
    }

    // MARK: - Others, meanwhile

    @Test(arguments: Databases.mixtures) func everybodyWorksOn(engines: [Engine]) async throws {
        let all = try await Databases(engines)
        let clusters = try await all.process()
        // Another process behind the same addresses, whose book is as old as the move.
        let late = try await all.process()
        let ending = Ending()
        async let own = Self.work(all.moved, on: all, clusters, late, until: ending)
        async let other = Self.work(all.other, on: all, clusters, late, until: ending)
        for target in ["west", "home", "east"] {
            try await all.order(target)
            #expect(try await all.mover(clusters).round().isEmpty)
        }
        ending.come()
        let (moved, others) = (try await own, try await other)
        #expect(moved > 10 && others > 10)
        await clusters.gather()
        for (tenant, deeds) in [(all.moved, moved), (all.other, others)] {
            let expected = (0..<1_100).map { "deed \($0)" } + (0..<deeds).map { "deed \(3_000 + $0)" }
            #expect(try await all.told(tenant) == expected, "\(tenant)")
            for deed in 0..<deeds {
                #expect(try await all.document(3_000 + deed, of: tenant, late) == "所得 \(3_000 + deed)")
            }
        }
        #expect(try await AuditLog.verify(all.home) == .intact(records: Int64(2_203 + moved + others)))
    }

    /// Deeds through one process and the other by turns, one behind another; none may fail.
    private static func work(
        _ tenant: TenantID, on all: Databases, _ clusters: Clusters, _ late: Clusters,
        until ending: Ending
    ) async throws -> Int {
        var count = 0
        while !ending.hasCome {
            try await all.store(of: tenant, count % 2 == 0 ? clusters : late).write { [count] tx in
                try Databases.deed(3_000 + count, in: tx)
            }
            count += 1
            try await Task.sleep(for: .milliseconds(2))
        }
        return count
    }

    // MARK: - What is refused

    @Test func ordersThatCannotBeMeantAreRefused() async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        await #expect(throws: PlacementError.alreadyThere(all.moved.text)) { try await all.order("east") }
        await #expect(throws: PlacementError.unknownCluster("north")) { try await all.order("north") }
        try await all.order("west")
        await #expect(throws: PlacementError.alreadyMoving(all.moved.text)) { try await all.order("home") }
    }

    /// Without the cluster on which somebody lies the platform does not begin: it would answer from empty tables.
    @Test func aClusterThatSomebodyLiesOnIsNotLeftOut() async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        await #expect(throws: PlacementError.unknownCluster("west")) {
            try await Clusters.open(home: all.home, others: ["east": all.east], at: Date())
        }
        await #expect(throws: PlacementError.self) {
            try await Clusters.open(home: all.home, others: [:], at: Date())
        }
        await #expect(throws: JournalError.homeOfItsOwn("north")) {
            try await Clusters.open(
                home: all.home, others: ["east": all.east, "west": all.west, "north": all.home], at: Date())
        }
        await #expect(throws: JournalError.otherJournal("north")) {
            try await Clusters.open(
                home: all.home, others: ["east": all.east, "west": all.west, "north": all.west], at: Date())
        }
    }

    /// 情報提供等記録 leave a database with their tenant, and are deleted in no other way.
    @Test(arguments: Engine.allCases) func recordsAreStillNeverDeleted(engine: Engine) async throws {
        let all = try await Databases([engine, engine, engine])
        await #expect(throws: StoreError.self) {
            try await all.east.write { tx in try tx.run("DELETE FROM disclosure_entries", []) }
        }
        await #expect(throws: StoreError.self) {
            try await all.east.write { tx in try tx.run("UPDATE disclosure_entries SET reason = 'x'", []) }
        }
    }

    @Test(arguments: MoveState.allCases) func aMoveGoesOnlyForward(state: MoveState) {
        #expect(state.isOver == (state == .cleaned || state == .undone))
        #expect(state.canBeUndone == [.copying, .frozen, .verified].contains(state))
        #expect(state.afterFailure == state || state.next.contains(state.afterFailure))
        for next in state.next { #expect(!next.next.contains(state)) }
    }
}
