import Foundation
import Storage
import StorageSQLite
import Testing

/// SQLite's log is moved into the database while everybody works.
@Suite struct CheckpointTests {
    @Test func whatWasCommittedIsMovedBesideTheWriter() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString).sqlite").path()
        let store = try SQLiteStore(path: path)
        try await store.migrate([
            SchemaStep("log-001", "CREATE TABLE lines (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")
        ])
        let text = String(repeating: "x", count: 4_000)
        // Twelve megabytes: too little for the writer to do it within a commit.
        for step in 0..<30 {
            try await store.write { tx in
                for number in 0..<100 {
                    try tx.run(
                        "INSERT INTO lines (number, text) VALUES ($1, $2)",
                        [.integer(Int64(step * 100 + number)), .text(text)])
                }
            }
        }
        func size() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        }
        for _ in 0..<200 where try size() < 4_000_000 { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try size() >= 4_000_000)
    }
}
