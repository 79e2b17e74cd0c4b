import Foundation
import Storage

/// Which of several processes does what no request asks for: loading files, asking partners, housekeeping.
///
/// One at a time, by a row in the database that must be renewed; one that dies or hangs is followed by another.
struct WorkLease: Sendable {
    let store: any DataStore
    let node: String

    /// How long a process may be silent before another takes over, in seconds, and how often it says that it is there [O].
    static let span: TimeInterval = 15
    static let pause: Duration = .seconds(5)

    static let schema: [SchemaStep] = [
        SchemaStep(
            "operation-002",
            """
            CREATE TABLE work_leases (name TEXT PRIMARY KEY, node TEXT NOT NULL, held_until INTEGER NOT NULL) STRICT;
            """)
    ]

    /// Takes the lease or renews it; false when another process has it.
    ///
    /// - Parameter now: by the machine's clock, in a rehearsal too: a clock that is set must not hand the work over.
    /// - Returns: whether the work is this process' until the span is over.
    /// - Throws: `StoreError`; whoever cannot renew it has lost it.
    func take(at now: Date = .now) async throws -> Bool {
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO work_leases (name, node, held_until) VALUES ('background', $1, $2)
                ON CONFLICT (name) DO UPDATE SET node = excluded.node, held_until = excluded.held_until
                WHERE work_leases.node = excluded.node OR work_leases.held_until < $3
                """,
                [.text(node), .instant(now.addingTimeInterval(Self.span)), .instant(now)]) == 1
        }
    }

    /// Gives it up, so that another need not wait.
    func release() async throws {
        try await store.write { tx in
            try tx.run("DELETE FROM work_leases WHERE name = 'background' AND node = $1", [.text(node)])
        }
    }
}
