import AuditLog
import Foundation
import Storage
import StorageSQLite
import Testing

@testable import OutgoingMail

@Suite struct MailQueueTests {
    private let store: SQLiteStore
    private let folder: String
    private static let now = Date(timeIntervalSince1970: 1_463_628_600)

    init() async throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        folder = place.path()
        store = try SQLiteStore(path: "\(folder)/mail.sqlite")
        try await store.migrate(AuditLog.schema + MailQueue.schema)
    }

    private func letter(_ text: String = "本文") throws -> Letter {
        try Letter(
            from: try #require(MailAddress("support@kakehashi.example")),
            to: try #require(MailAddress("staff@example.jp")), subject: "件名", text: text)
    }

    private func enqueue(_ key: String) async throws -> Bool {
        let letter = try letter()
        return try await store.write { tx in
            try MailQueue.enqueue(letter, key: key, organisation: "202029", at: Self.now, in: tx)
        }
    }

    private func row() async throws -> StoredRow {
        try #require(try await store.read { tx in try tx.row("SELECT * FROM outgoing_mail", []) })
    }

    private func events() async throws -> [String] {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx).map(\.event) }
    }

    @Test(arguments: [
        (1, MailError.notNow("x"), 60.0 as TimeInterval?), (2, .notNow("x"), 300), (3, .notNow("x"), 1_800),
        (7, .notNow("x"), 86_400), (8, .notNow("x"), nil), (1, .refused(550), nil), (1, .badSubject, nil),
    ]) func theNextTry(tries: Int, error: MailError, seconds: TimeInterval?) {
        let next = RetryRule.next(afterTries: tries, lastError: error, now: Self.now)
        #expect(next == seconds.map { Self.now.addingTimeInterval($0) })
    }

    @Test func aRehearsalWritesAFileOnceForEachKey() async throws {
        #expect(try await enqueue("a"))
        #expect(try await !enqueue("a"))
        let queue = MailQueue(store: store, route: .maildir(folder: "\(folder)/mail"))
        #expect(try await queue.deliverDue(at: Self.now.addingTimeInterval(-1)) == 0)
        #expect(try await queue.deliverDue(at: Self.now) == 1)
        #expect(try await queue.deliverDue(at: Self.now) == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail/new")
        #expect(files == ["1.kakehashi"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail/tmp").isEmpty)
        #expect(try await row().instant("sent_at") == Self.now)
        #expect(try await events() == ["mail.sent"])
    }

    @Test func whatIsNotCommittedIsNotSent() async throws {
        let letter = try letter()
        await #expect(throws: StoreError.self) {
            try await store.write { tx in
                try MailQueue.enqueue(letter, key: "a", at: Self.now, in: tx)
                throw StoreError.engine("the rest failed")
            }
        }
        let queue = MailQueue(store: store, route: .maildir(folder: "\(folder)/mail"))
        #expect(try await queue.deliverDue(at: Self.now) == 0)
    }

    @Test func aServerIsGivenTheMessageAsItIs() async throws {
        let sink = try MailSink()
        defer { sink.end() }
        #expect(try await enqueue("a"))
        let server = MailServer(host: "127.0.0.1", port: sink.port, security: .none)
        #expect(try await MailQueue(store: store, route: .smtp(server)).deliverDue(at: Self.now) == 1)
        let lines = sink.lines
        #expect(lines.contains { $0.hasPrefix("MAIL FROM:<support@kakehashi.example>") })
        #expect(lines.contains { $0.hasPrefix("RCPT TO:<staff@example.jp>") })
        #expect(lines.contains(Data("本文".utf8).base64EncodedString()))
    }

    @Test func aBusyServerIsAskedAgainUntilNobodyTriesAnyMore() async throws {
        let sink = try MailSink(reply: "451 later")
        defer { sink.end() }
        #expect(try await enqueue("a"))
        let queue = MailQueue(
            store: store, route: .smtp(MailServer(host: "127.0.0.1", port: sink.port, security: .none)))
        #expect(try await queue.deliverDue(at: Self.now) == 0)
        #expect(try await row().instant("due_at") == Self.now.addingTimeInterval(60))
        #expect(try await row().text("last_error").contains("451"))
        #expect(try await events().isEmpty)
        var now = Self.now
        for _ in 0..<7 {
            now = try #require(try await row().optionalInstant("due_at"))
            #expect(try await queue.deliverDue(at: now) == 0)
        }
        #expect(try await row().optionalInstant("due_at") == nil)
        #expect(try await row().instant("failed_at") == now)
        #expect(try await events() == ["mail.failed"])
        #expect(try await store.read { tx in try MailQueue.counts(in: tx).failed } == 1)
    }

    @Test func aFinalNoIsBelieved() async throws {
        let sink = try MailSink(reply: "550 no such person")
        defer { sink.end() }
        #expect(try await enqueue("a"))
        let queue = MailQueue(
            store: store, route: .smtp(MailServer(host: "127.0.0.1", port: sink.port, security: .none)))
        #expect(try await queue.deliverDue(at: Self.now) == 0)
        #expect(try await row().optionalInstant("due_at") == nil)
        #expect(try await row().text("last_error").contains("550"))
    }

    @Test func withoutTheEncryptionThatIsAskedForNothingIsSaid() async throws {
        let sink = try MailSink()
        defer { sink.end() }
        #expect(try await enqueue("a"))
        let queue = MailQueue(
            store: store, route: .smtp(MailServer(host: "127.0.0.1", port: sink.port, security: .startTLS)))
        #expect(try await queue.deliverDue(at: Self.now) == 0)
        #expect(!sink.lines.contains { $0.hasPrefix("RCPT") })
    }
}
