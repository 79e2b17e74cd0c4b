import AuditLog
import Foundation
import Logging
import ServiceCalendar
import StorageSQLite
import Testing

@testable import WebServer

/// What a listener adds to every answer, over a real socket.
@Suite struct ListenerTests {
    @Test func answersSayWhenAndByWhomTheyWereGiven() async throws {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "listener-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
        let site = Site(
            name: "one", title: "試験", routes: [], store: store, clock: SystemClock(),
            authenticator: CertificateList([:]))
        let running = try await RunningSite.start(
            site, address: "127.0.0.1", tls: nil,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let before = Date.now.addingTimeInterval(-1)
        let wire = try Wire(port: running.port)
        await wire.send("GET /nothing HTTP/1.1\r\nHost: one\r\nConnection: close\r\n\r\n")
        let lines = await wire.answer(untilClosed: true).split(separator: "\r\n").map { $0.lowercased() }
        #expect(lines.contains("server: kakehashi"))
        let said = try #require(lines.first { $0.hasPrefix("date: ") }?.dropFirst(6))
        // RFC 9110 §5.6.7, in the one form that is made today.
        let form = DateFormatter()
        form.locale = Locale(identifier: "en_US_POSIX")
        form.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        form.timeZone = TimeZone(identifier: "GMT")
        let date = try #require(form.date(from: String(said).capitalized.replacing("Gmt", with: "GMT")))
        #expect((before...Date.now).contains(date))
        await running.stop()
    }
}
