import AuditLog
import Foundation
import Placement
import ServiceCalendar
import Storage
import Synchronization
import WebServer

/// What the platform looks at before it says that it is ready.
enum HealthChecks {
    static func all(_ parts: PlatformParts, node: String) -> [HealthCheck] {
        [
            HealthCheck(name: "database") { try await fault(of: parts.store, node: node, at: parts.clock.now) },
            HealthCheck(name: "folder") { FolderProbe(folder: parts.configuration.folder).fault() },
            clock(parts),
            HealthCheck(name: "answers") { parts.admission.record.fault() },
        ] + clusters(parts, node: node)
    }

    /// Each database beside the home: where one is down, all processes would go if it were everybody's fault.
    private static func clusters(_ parts: PlatformParts, node: String) -> [HealthCheck] {
        parts.clusters.names.filter { $0 != Clusters.homeName }.map { name in
            HealthCheck(name: "cluster \(name)", servers: { parts.clusters.tenants(on: name) }) {
                try await fault(of: parts.clusters.store(named: name), node: node, at: parts.clock.now)
            }
        }
    }

    /// One row for each process, written anew with each look: a database that only reads is no database.
    static let schema: [SchemaStep] = [
        SchemaStep(
            "operation-001",
            "CREATE TABLE operation_marks (node TEXT PRIMARY KEY, marked_at INTEGER NOT NULL) STRICT;")
    ]

    private static func fault(of store: any DataStore, node: String, at now: Date) async throws -> String? {
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO operation_marks (node, marked_at) VALUES ($1, $2)
                ON CONFLICT (node) DO UPDATE SET marked_at = excluded.marked_at
                """,
                [.text(node), .instant(now)])
        }
        // Through the readers too: they have connections of their own.
        let mark = try await store.read { tx in
            try tx.row("SELECT marked_at FROM operation_marks WHERE node = $1", [.text(node)])
        }
        return mark == nil ? "what was written cannot be read" : nil
    }

    /// In a rehearsal the clock goes where it is set, so that nothing can be wrong with it.
    private static func clock(_ parts: PlatformParts) -> HealthCheck {
        let last = Mutex<(Date, ContinuousClock.Instant)?>(nil)
        return HealthCheck(name: "clock") {
            guard parts.clock is SystemClock else { return nil }
            let newest = try await parts.store.read { tx in
                try AuditLog.record(AuditLog.newest(in: tx), in: tx)?.recordedAt
            }
            let (now, instant) = (parts.clock.now, ContinuousClock.now)
            let before = last.withLock { last in
                defer { last = (now, instant) }
                return last
            }
            return ClockRule.fault(
                now: now, newest: newest, last: before?.0,
                elapsed: before.map { (instant - $0.1) / .seconds(1) } ?? 0)
        }
    }
}

/// Whether files can be kept: a folder that is full or read-only is found by writing into it.
struct FolderProbe: Sendable {
    let folder: String
    /// Below this much free space, in bytes, the platform takes on nothing more [O].
    static let least: Int64 = 256 << 20

    func fault() -> String? {
        var space = statvfs()
        guard statvfs(folder, &space) == 0 else { return "cannot look at \(folder): \(Self.reason)" }
        let free = Int64(space.f_bavail) * Int64(space.f_frsize)
        guard free >= Self.least else { return "\(free >> 20) MiB left on the disk of \(folder)" }
        let file = "\(folder)/.probe-\(getpid())"
        let descriptor = open(file, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return "cannot write in \(folder): \(Self.reason)" }
        defer {
            close(descriptor)
            unlink(file)
        }
        guard write(descriptor, "x", 1) == 1, fsync(descriptor) == 0 else {
            return "cannot write in \(folder): \(Self.reason)"
        }
        return nil
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
