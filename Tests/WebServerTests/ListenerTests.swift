import AuditLog
import Foundation
import Logging
import ServiceCalendar
import StorageSQLite
import Testing

@testable import WebServer

/// What a listener adds to every answer, over a real socket.
@Suite struct ListenerTests {
    private func start(_ address: String = "127.0.0.1", port: Int = 0) async throws -> RunningSite {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "listener-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
        let site = Site(
            name: "one", title: "試験", routes: [], store: store, clock: SystemClock(),
            authenticator: CertificateList([:]))
        return try await RunningSite.start(
            site, address: address, port: port, tls: nil,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Whoever starts a process learns which place is not to be had, and where to look.
    @Test func whoCannotListenSaysWhereAndWhatToDo() async throws {
        let running = try await start()
        await #expect(throws: ListenFailure.self) { try await start(port: running.port) }
        do { _ = try await start(port: running.port) } catch {
            #expect(
                "\(error)" == """
                    one cannot listen at 127.0.0.1:\(running.port): Address already in use; another process has the port, \
                    `ss -Hltnp 'sport = :\(running.port)'` says which: end it, and start again
                    """)
        }
        // RFC 5737: no host has it.
        do {
            _ = try await start("192.0.2.1", port: 8_443)
            Issue.record("192.0.2.1 is an address of this host")
        } catch {
            #expect(
                "\(error)" == """
                    one cannot listen at 192.0.2.1:8443: Cannot assign requested address; no interface of this host has the \
                    address, `ip address` lists those that there are
                    """)
        }
        await running.stop()
        let again = try await start(port: running.port)
        #expect(again.port == running.port)
        await again.stop()
    }

    @Test func answersSayWhenAndByWhomTheyWereGiven() async throws {
        let running = try await start()
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
