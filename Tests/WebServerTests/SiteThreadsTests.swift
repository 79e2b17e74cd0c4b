import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Logging
import ServiceCalendar
import StorageSQLite
import Synchronization
import Testing

@testable import WebServer

/// Sites whose handlers do not let go of the threads that they get.
@Suite struct SiteThreadsTests {
    /// Holds whoever passes, thread and all, until it is opened; for ten seconds at most.
    private final class Barrier: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let held = Atomic(0)
        var count: Int { held.load(ordering: .relaxed) }

        func pass() {
            held.add(1, ordering: .relaxed)
            _ = semaphore.wait(timeout: .now() + 10)
            semaphore.signal()
        }

        func open() { semaphore.signal() }
    }

    private func serve(_ name: String, _ admission: Admission, work: @escaping @Sendable () -> Void) async throws
        -> RunningSite
    {
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "threads-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
        let site = Site(
            name: name, title: "試験",
            routes: [
                .machine(.get, "/work", .open, .assetRead) { _ in
                    work()
                    return .file(Array("done".utf8), type: "text/plain")
                }
            ], store: store, clock: SystemClock(), authenticator: CertificateList([:]))
        return try await RunningSite.start(
            site, address: "127.0.0.1", tls: nil, admission: admission,
            logger: Logger(label: "threads", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    @Test func aSiteThatHoldsItsThreadsLeavesOneToTheOthers() async throws {
        let (admission, barrier) = (Admission(), Barrier())
        let noisy = try await serve("noisy", admission) { barrier.pass() }
        let quiet = try await serve("quiet", admission) {}
        let get = "GET /work HTTP/1.1\r\nHost: a\r\n\r\n"
        // As many as the site may have under way: more than there are threads on most machines that test.
        let wires = try (0..<admission.limits.runningForEach).map { _ in try Wire(port: noisy.port) }
        for wire in wires { await wire.send(get) }
        while barrier.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
        try await Task.sleep(for: .milliseconds(100))
        let other = try Wire(port: quiet.port)
        let begun = ContinuousClock.now
        await other.send(get)
        #expect(await other.answer().hasPrefix("HTTP/1.1 200"))
        #expect(ContinuousClock.now - begun < .seconds(5), "it waited for the noisy one to let go")
        barrier.open()
        for wire in wires { #expect(await wire.answer().hasPrefix("HTTP/1.1 200")) }
        await noisy.stop()
        await quiet.stop()
    }
}
