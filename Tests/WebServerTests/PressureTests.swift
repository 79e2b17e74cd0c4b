import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import Logging
import ServiceCalendar
import Storage
import StorageSQLite
import Synchronization
import Testing

@testable import WebServer

/// A listener under clients that mean no good, over real sockets.
@Suite struct PressureTests {
    /// Answers that wait until the test lets them go.
    private final class Gate: Sendable {
        private let state = Mutex<(open: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

        func pass() async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.open { state.waiting.append(continuation) }
                    return state.open
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let waiting = state.withLock { state in
                state.open = true
                defer { state.waiting = [] }
                return state.waiting
            }
            for one in waiting { one.resume() }
        }

        var count: Int { state.withLock { $0.waiting.count } }

        /// How many have come at all.
        private let begun = Mutex(0)
        func begin() { begun.withLock { $0 += 1 } }
        var begunCount: Int { begun.withLock { $0 } }
    }

    private struct Server {
        let site: RunningSite
        let admission: Admission
        let gate: Gate

        var port: Int { site.port }
    }

    private static func limits(_ change: (inout ServerLimits) -> Void = { _ in }) -> ServerLimits {
        var limits = ServerLimits()
        // Longer than any test takes, however busy the machine: a test of one of them says so.
        limits.head = 60
        limits.progress = 60
        limits.idle = 60
        limits.drain = 5
        change(&limits)
        return limits
    }

    /// A site whose `/take` answers how much it was sent, `/wait` when the gate opens, `/fail` never well.
    private func serve(_ admission: Admission, name: String = "one", gate: Gate = Gate()) async throws -> Server {
        struct Failure: Error {}
        let store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "pressure-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
        let site = Site(
            name: name, title: "試験",
            routes: [
                .machine(.post, "/take", .open, .assetRead) { request in
                    .file(Array("\(request.body.count)".utf8), type: "text/plain")
                },
                .machine(.get, "/wait", .open, .assetRead) { _ in
                    await gate.pass()
                    return .file(Array("done".utf8), type: "text/plain")
                },
                .machine(.get, "/rest", .open, .assetRead) { _ in
                    gate.begin()
                    try await WorkingPlace.resting { await gate.pass() }
                    return .file(Array("rested".utf8), type: "text/plain")
                },
                .machine(.get, "/fail", .open, .assetRead) { _ in throw Failure() },
            ], store: store, clock: SystemClock(), authenticator: CertificateList([:]))
        let logger = Logger(label: "pressure", factory: { _ in SwiftLogNoOpLogHandler() })
        return Server(
            site: try await RunningSite.start(
                site, address: "127.0.0.1", tls: nil, admission: admission, logger: logger), admission: admission,
            gate: gate)
    }

    private static func post(_ headers: String) -> String { "POST /take HTTP/1.1\r\nHost: a\r\n\(headers)\r\n\r\n" }
    private static let get = "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n"

    /// Who only waits for something to happen keeps nobody out, and is answered when it has happened.
    @Test func aRequestThatRestsKeepsNobodyOut() async throws {
        let server = try await serve(
            Admission(
                Self.limits {
                    $0.running = 1
                    $0.runningForEach = 1
                    $0.runningAlone = 1
                    $0.waitingForEach = 8
                }))
        let resting = try (0..<5).map { _ in try Wire(port: server.port) }
        for wire in resting { await wire.send("GET /rest HTTP/1.1\r\nHost: a\r\n\r\n") }
        for _ in 0..<2_000 where server.gate.count < resting.count { try await Task.sleep(for: .milliseconds(5)) }
        try #require(server.gate.begunCount == resting.count, "all of them have come in, one after the other")
        let other = try Wire(port: server.port)
        await other.send(Self.post("Content-Length: 0"))
        #expect(await other.answer().hasPrefix("HTTP/1.1 200"))
        server.gate.open()
        for wire in resting { #expect(await wire.answer().hasPrefix("HTTP/1.1 200")) }
        // Every place is there again, and none twice.
        let held = try Wire(port: server.port)
        await held.send(Self.post("Content-Length: 0"))
        #expect(await held.answer().hasPrefix("HTTP/1.1 200"))
        await server.site.stop()
    }

    /// Its place may be gone when it has rested: then it is told, as anybody is.
    @Test func whoRestedTakesItsTurnAgain() async throws {
        let server = try await serve(
            Admission(
                Self.limits {
                    $0.running = 1
                    $0.runningForEach = 1
                    $0.runningAlone = 1
                    $0.waitingForEach = 1
                    $0.patience = 1
                }))
        let gates = (rest: server.gate, hold: Gate())
        let holder = try await serve(server.admission, name: "two", gate: gates.hold)
        let resting = try Wire(port: server.port)
        await resting.send("GET /rest HTTP/1.1\r\nHost: a\r\n\r\n")
        while server.gate.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
        let other = try Wire(port: holder.port)
        await other.send(Self.get)
        while gates.hold.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
        gates.rest.open()
        #expect(await resting.answer().hasPrefix("HTTP/1.1 503"))
        gates.hold.open()
        #expect(await other.answer().hasPrefix("HTTP/1.1 200"))
        await server.site.stop()
        await holder.site.stop()
    }

    @Test func aConnectionThatSaysNothingIsEnded() async throws {
        let silent = try await serve(Admission(Self.limits { $0.head = 1 }))
        let wire = try Wire(port: silent.port)
        #expect(await wire.isClosed())
        await silent.site.stop()
        // One that has been answered and says nothing more, likewise.
        let server = try await serve(Admission(Self.limits { $0.idle = 1 }))
        let other = try Wire(port: server.port)
        await other.send(Self.post("Content-Length: 0"))
        #expect(await other.answer().hasPrefix("HTTP/1.1 200"))
        #expect(await other.isClosed())
        await server.site.stop()
    }

    @Test func aHeadByteByByteIsEndedHoweverLongItGoesOn() async throws {
        let server = try await serve(Admission(Self.limits { $0.head = 1 }))
        let wire = try Wire(port: server.port)
        let drip = Task {
            await wire.send("GET /wait HTTP/1.1\r\nHost: a\r\nX-Slow: ")
            while await wire.send("a") { try await Task.sleep(for: .milliseconds(100)) }
        }
        #expect(await wire.isClosed())
        drip.cancel()
        await server.site.stop()
    }

    @Test func aBodyByteByByteIsEndedAndItsMemoryFreed() async throws {
        let server = try await serve(Admission(Self.limits { $0.progress = 1 }))
        let wire = try Wire(port: server.port)
        await wire.send(Self.post("Content-Length: 100000"))
        let drip = Task {
            while await wire.send("a") { try await Task.sleep(for: .milliseconds(100)) }
        }
        #expect(await wire.isClosed())
        drip.cancel()
        await server.site.stop()
        #expect(server.admission.held == 0)
    }

    @Test func whatIsTooLargeIsRefusedBeforeItIsSent() async throws {
        let server = try await serve(Admission(Self.limits()))
        let wire = try Wire(port: server.port)
        await wire.send(Self.post("Content-Length: 20000000"))
        let answer = await wire.answer(untilClosed: true)
        #expect(answer.hasPrefix("HTTP/1.1 413") && answer.contains("request.too-large"))
        // Nobody said how long it would be: refused as soon as it is longer than anything may be.
        let endless = try Wire(port: server.port)
        await endless.send(Self.post("Transfer-Encoding: chunked"))
        let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 65, count: 1 << 20) + Array("\r\n".utf8)
        var sent = 0
        while sent < 64, await endless.send(chunk) { sent += 1 }
        #expect(sent < 64, "64 MB were taken")
        await server.site.stop()
        #expect(server.admission.held == 0)
    }

    @Test func nothingIsUnpacked() async throws {
        let server = try await serve(Admission(Self.limits()))
        let wire = try Wire(port: server.port)
        // A gigabyte of zeros, packed, would be about this long.
        await wire.send(Self.post("Content-Encoding: gzip\r\nContent-Length: 1000000"))
        #expect(await wire.answer().hasPrefix("HTTP/1.1 415"))
        await server.site.stop()
    }

    @Test(arguments: [
        String(repeating: "X-Flood: aaaaaaaa\r\n", count: 200),
        "X-Long: " + String(repeating: "a", count: 20_000) + "\r\n",
        String(repeating: "X-Flood: \(String(repeating: "a", count: 1_000))\r\n", count: 50),
    ]) func aFloodOfHeadersIsRefused(headers: String) async throws {
        let server = try await serve(Admission(Self.limits()))
        let wire = try Wire(port: server.port)
        await wire.send("GET /wait HTTP/1.1\r\nHost: a\r\n\(headers)\r\n")
        let answer = await wire.answer(untilClosed: true)
        #expect(answer.hasPrefix("HTTP/1.1 4") || answer.isEmpty, "\(answer.prefix(60))")
        await server.site.stop()
    }

    /// A hundred bodies at once do not take more memory than there is for bodies.
    @Test func bodiesTakeNoMoreThanTheirShare() async throws {
        let admission = Admission(
            Self.limits {
                $0.bodies = 6 << 20
                $0.bodiesForEach = 4 << 20
            })
        let server = try await serve(admission)
        let other = try await serve(admission, name: "two")
        let body = [UInt8](repeating: 65, count: 1 << 20)
        let wires = try (0..<20).map { _ in try Wire(port: server.port) }
        // All but the last byte, so that each holds what it has sent.
        for wire in wires {
            await wire.send(Self.post("Content-Length: \(body.count + 1)"))
            await wire.send(body)
        }
        while admission.held < 3 << 20 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(admission.held <= 4 << 20)
        // Another site has its own share all the same.
        let quiet = try Wire(port: other.port)
        await quiet.send(Self.post("Content-Length: \(body.count)"))
        await quiet.send(body)
        #expect(await quiet.answer().hasPrefix("HTTP/1.1 200"))
        for wire in wires { await wire.send("a") }
        var (taken, refused) = (0, 0)
        for wire in wires {
            let answer = await wire.answer()
            if answer.hasPrefix("HTTP/1.1 200") { taken += 1 }
            if answer.hasPrefix("HTTP/1.1 429"), answer.lowercased().contains("retry-after: 2") { refused += 1 }
        }
        #expect(taken + refused == 20 && refused >= 10 && taken >= 1, "\(taken) taken, \(refused) refused")
        await server.site.stop()
        await other.site.stop()
        #expect(admission.held == 0)
    }

    @Test func moreThanMayWaitIsRefusedAtOnceAndAnotherSiteIsAnswered() async throws {
        let admission = Admission(
            Self.limits {
                $0.running = 4
                $0.runningForEach = 2
                $0.runningAlone = 2
                $0.waitingForEach = 3
                $0.patience = 60
            })
        let server = try await serve(admission, name: "noisy")
        let other = try await serve(admission, name: "quiet")
        let wires = try (0..<10).map { _ in try Wire(port: server.port) }
        for wire in wires { await wire.send(Self.get) }
        // Five hold their places, five are told at once.
        let answers = await withTaskGroup(of: String.self) { group in
            for wire in wires { group.addTask { await wire.answer() } }
            var refused: [String] = []
            for await answer in group {
                refused.append(answer)
                // The refused ones come first: the others wait for the gate.
                if refused.count == 5 { server.gate.open() }
            }
            return refused
        }
        #expect(
            answers.prefix(5).allSatisfy { $0.hasPrefix("HTTP/1.1 429") && $0.lowercased().contains("retry-after") })
        #expect(answers.suffix(5).allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
        let quiet = try Wire(port: other.port)
        await quiet.send(Self.post("Content-Length: 0"))
        #expect(await quiet.answer().hasPrefix("HTTP/1.1 200"))
        await server.site.stop()
        await other.site.stop()
    }

    @Test func whoseTurnDoesNotComeIsToldToComeBack() async throws {
        let admission = Admission(
            Self.limits {
                $0.running = 1
                $0.patience = 1
            })
        let server = try await serve(admission)
        let (first, second) = (try Wire(port: server.port), try Wire(port: server.port))
        await first.send(Self.get)
        while server.gate.count < 1 { try await Task.sleep(for: .milliseconds(5)) }
        await second.send(Self.get)
        let answer = await second.answer()
        #expect(answer.hasPrefix("HTTP/1.1 503") && answer.lowercased().contains("retry-after: 5"))
        server.gate.open()
        #expect(await first.answer().hasPrefix("HTTP/1.1 200"))
        await server.site.stop()
    }

    /// A thousand connections that do nothing cost another listener nothing but its share of the machine.
    @Test func aThousandConnectionsElsewhere() async throws {
        let admission = Admission(
            Self.limits {
                $0.connections = 200
            })
        let server = try await serve(admission, name: "noisy")
        let other = try await serve(admission, name: "quiet")
        let wires = try (0..<1_000).map { _ in try Wire(port: server.port) }
        let quiet = try Wire(port: other.port)
        await quiet.send(Self.post("Content-Length: 0"))
        #expect(await quiet.answer().hasPrefix("HTTP/1.1 200"))
        _ = wires
        await other.site.stop()
        await server.site.stop()
    }

    @Test func whatIsUnderWayEndsBeforeTheListenerDoes() async throws {
        let admission = Admission(Self.limits { $0.drain = 30 })
        let server = try await serve(admission)
        let wire = try Wire(port: server.port)
        await wire.send(Self.get)
        while server.gate.count < 1 { try await Task.sleep(for: .milliseconds(5)) }
        admission.beginClosing()
        let ending = Task { await server.site.stop() }
        // The listener is gone when nobody can connect any more; what was under way is still answered.
        while (try? Wire(port: server.port)) != nil { try await Task.sleep(for: .milliseconds(5)) }
        server.gate.open()
        let answer = await wire.answer(untilClosed: true)
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.lowercased().contains("connection: close"))
        await ending.value
    }

    @Test func anAnswerThatFailsIsCountedAndCarriesItsNumber() async throws {
        let server = try await serve(Admission(Self.limits()))
        let wire = try Wire(port: server.port)
        await wire.send(
            "GET /fail HTTP/1.1\r\nHost: a\r\n"
                + "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nConnection: close\r\n\r\n")
        let answer = await wire.answer(untilClosed: true)
        #expect(answer.hasPrefix("HTTP/1.1 500") && answer.lowercased().contains("connection: close"))
        #expect(answer.contains("kakehashi-request: 4bf92f3577b34da6a3ce929d0e0e4736"))
        #expect(answer.contains("番号 4bf92f3577b34da6a3ce929d0e0e4736"))
        await server.site.stop()
    }

    @Test func aProcessWhoseAnswersFailSaysSoUntilTheyAreLongAgo() {
        let record = AnswerRecord()
        let now = ContinuousClock.now
        for number in 0..<AnswerRecord.fewest { record.add(isFailure: number % 2 == 0, at: now + .seconds(1)) }
        #expect(record.fault(at: now + .seconds(2)) != nil)
        #expect(record.fault(at: now + .seconds(AnswerRecord.span + 3)) == nil)
        // Half of them is too many, a few are not.
        for _ in 0..<AnswerRecord.fewest { record.add(isFailure: false, at: now + .seconds(3)) }
        #expect(record.fault(at: now + .seconds(4)) == nil)
    }
}
