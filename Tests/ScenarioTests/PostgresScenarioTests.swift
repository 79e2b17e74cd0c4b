import Foundation
import Testing

/// The main job with PostgreSQL behind the platform.
@Suite(.serialized, .enabled(if: PostgresServer.isThere, "KAKEHASHI_POSTGRES is not set (scripts/with-postgresql)"))
struct PostgresScenarioTests {
    @Test func `a municipality gets ready on PostgreSQL, and the audit log verifies`() async throws {
        let run = try await RehearsalRun.play(["--database", PostgresServer.connection])
        defer { run.remove() }
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("総合運用テスト準備 完了"))
        let files = try FileManager.default.contentsOfDirectory(atPath: run.folder.appending(path: "platform").path())
        #expect(!files.contains { $0.hasSuffix(".sqlite") }, "the platform made a file of its own: \(files)")
        let session = try JSONSerialization.jsonObject(
            with: Data(contentsOf: run.folder.appending(path: "session.json")))
        let schema = try #require((session as? [String: Any])?["databaseSchema"] as? String)
        let verified = try await Shell.run(
            "'\(RehearsalRun.program)' audit verify --database '\(PostgresServer.connection)' --schema \(schema)")
        #expect(verified.status == 0 && verified.output.contains("intact"), "\(verified.output)")
    }
}

/// The server that `scripts/with-postgresql` runs.
enum PostgresServer {
    static let connection = ProcessInfo.processInfo.environment["KAKEHASHI_POSTGRES"] ?? ""
    static let isThere = !connection.isEmpty
}
