import AuditLog
import EveryEngine
import Foundation
import HTTPTypes
import Storage
import Tenancy
import Testing
import WebServer

@testable import Placement
@testable import kakehashi

/// A cluster that is down: its own servers are closed and say so, all others work.
@Suite(.serialized) struct AbsentClusterTests {
    @Test(arguments: Engine.allCases) func thePlatformBeginsWithoutAClusterAndTakesItUpWhenItComes(
        engine: Engine
    ) async throws {
        let west = try CuttableDatabase(engine)
        defer { west.drop() }
        let world = try await PlacedPlatform.build(engine, apart: west.name)
        defer { try? FileManager.default.removeItem(at: world.folder) }
        let (moved, neighbour) = (world.tenant(world.organisation), world.tenant(world.neighbour))
        #expect(try await world.register(1, at: moved).status == 201)
        #expect(try await world.operate(.post, "/operator/placements/\(moved)/move", form: "target=west").status == 303)
        try await waited { world.parts.clusters.place(of: moved.text) == "west" }
        try await waited {
            try await world.parts.store.read { tx in try TenantMoves.last(of: moved, in: tx) }?.state == .cleaned
        }
        await world.platform.stop()

        try west.cut(world.folder)
        let again = world.through(try await PlacedPlatform.start(world.parts.configuration))
        #expect(again.parts.clusters.missing == ["west"])
        try await Self.isClosed(moved, in: again, open: neighbour)
        #expect(try await again.operate(.get, "/operator/").text.contains("データベースwestに接続できません。"))
        #expect(try await again.operate(.get, "/operator/placements").status == 200)

        try west.mend(world.folder)
        try await waited { again.parts.clusters.missing.isEmpty }
        #expect(try await again.register(2, at: moved).status == 201)
        try await waited {
            await again.platform.health.forget()
            return await again.platform.health.look().allSatisfy { $0.fault == nil }
        }
        await again.platform.stop()
    }

    /// What is at the place of a cluster when it comes is looked at as it would have been at the start.
    @Test func anothersDatabaseIsNotTakenUp() async throws {
        let all = try await Databases([.sqlite, .sqlite, .sqlite])
        let clusters = try await Clusters.open(
            home: all.home, others: ["east": all.east], awaited: ["west": { all.east }], at: Date())
        #expect(await clusters.callForMissing()["west"] as? JournalError == .otherJournal("west"))
        #expect(clusters.missing == ["west"])
        await #expect(throws: PlacementError.unreachable("west")) {
            try await clusters.database(of: all.other.text).read { tx in try tx.rows("SELECT 1 AS one", []).count }
        }
        #expect(clusters.tenants(on: "west") == [all.other.text])
    }

    @Test(.enabled(if: Engine.allCases.count > 1, "KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"))
    func aClusterThatGoesWhileThePlatformWorksClosesItsOwnServersOnly() async throws {
        let west = try CuttableDatabase(.postgres)
        defer { west.drop() }
        let world = try await PlacedPlatform.build(.postgres, apart: west.name)
        defer { try? FileManager.default.removeItem(at: world.folder) }
        let (moved, neighbour) = (world.tenant(world.organisation), world.tenant(world.neighbour))
        #expect(try await world.operate(.post, "/operator/placements/\(moved)/move", form: "target=west").status == 303)
        try await waited { world.parts.clusters.place(of: moved.text) == "west" }
        try await waited { try await world.register(1, at: moved).status == 201 }
        try west.cut(world.folder)
        try await Self.isClosed(moved, in: world, open: neighbour)
        // However many are refused, none is an error by which the process would take itself for broken.
        for number in 0..<40 { #expect(try await world.register(900 + number, at: moved).status == 503) }
        try west.mend(world.folder)
        try await waited { try await world.register(2, at: moved).status == 201 }
        await world.platform.stop()
    }

    /// Its servers are refused with a word of when to come again, which is recorded at home; others work; the process says both.
    private static func isClosed(_ closed: TenantID, in world: PlacedPlatform, open: TenantID) async throws {
        let refused = try await world.register(2, at: closed)
        #expect(refused.status == 503 && refused.header("retry-after") == "10", "\(refused.text)")
        #expect(refused.text.contains("server.unreachable"))
        let number = try #require(refused.header("kakehashi-audit-record").flatMap { Int64($0) })
        let record = try await world.parts.store.read { tx in try AuditLog.record(number, in: tx) }
        #expect(record?.subject == "server.unreachable" && record?.log.text == closed.text)
        #expect(try await world.register(7, at: open).status == 201)

        await world.platform.health.forget()
        let begun = ContinuousClock.now
        let findings = await world.platform.health.look()
        #expect(ContinuousClock.now - begun < .seconds(2))
        let finding = findings.first { $0.check == "cluster west" }
        #expect(finding?.fault != nil && finding?.servers == [closed.text])
        // Ready all the same: a balancer that took this process out would take out all of them.
        #expect(!findings.contains { $0.isDecisive }, "\(findings)")
        #expect(findings.first { $0.check == "cluster east" } == HealthFinding(check: "cluster east", fault: nil))
    }
}

/// The database of the cluster `west`, which can be taken away and brought back.
struct CuttableDatabase {
    /// Its own name in the PostgreSQL server; nil where it is a file.
    let name: String?

    init(_ engine: Engine) throws {
        name = engine == .sqlite ? nil : "west_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        if let name { try Self.psql("CREATE DATABASE \(name)") }
    }

    func cut(_ folder: URL) throws {
        if let name {
            try Self.psql("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
            return try Self.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
        }
        for ending in ["", "-wal", "-shm"] {
            let path = folder.appending(path: "west.sqlite\(ending)").path()
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.moveItem(atPath: path, toPath: folder.appending(path: "gone\(ending)").path())
        }
        // A file cannot be made where a folder is.
        try FileManager.default.createDirectory(
            at: folder.appending(path: "west.sqlite"), withIntermediateDirectories: false)
    }

    func mend(_ folder: URL) throws {
        if let name { return try Self.psql("ALTER DATABASE \(name) ALLOW_CONNECTIONS true") }
        try FileManager.default.removeItem(at: folder.appending(path: "west.sqlite"))
        for ending in ["-wal", "-shm", ""] {
            let path = folder.appending(path: "gone\(ending)").path()
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.moveItem(
                atPath: path, toPath: folder.appending(path: "west.sqlite\(ending)").path())
        }
    }

    func drop() {
        if let name { try? Self.psql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
    }

    private static func psql(_ statement: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/psql")
        process.arguments = [
            "--dbname", ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"] ?? "", "--quiet", "--no-psqlrc",
            "--command", statement,
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw StoreError.engine("psql: \(statement)") }
    }
}
