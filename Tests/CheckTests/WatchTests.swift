import Foundation
import MutualTLS
import ServerWatch
import Synchronization
import Testing
import Verdicts

/// Rounds, changes, and what Prometheus is told.
@Suite struct WatchTests {
    private func finding(_ server: String, _ code: String? = nil, _ hop: Hop = .tcp) -> ServerFinding {
        var details = ProbeDetails(target: server, address: "127.0.0.1")
        details.phases = [ProbePhase(.tcp, milliseconds: 1.5), ProbePhase(.tls, milliseconds: 2)]
        return ServerFinding(
            title: server,
            failure: code.map { HopFailure(hop: hop, code: $0, expected: "e", seen: "s", remedy: "r") },
            details: details)
    }

    @Test func aChangeIsToldOnce() {
        var changes = StateChanges()
        func told(_ round: [ServerFinding]) -> [String] { changes.changes(in: round).map(\.server) }
        #expect(told([finding("a"), finding("b", "tcp.refused")]) == ["a", "b"])
        #expect(told([finding("a"), finding("b", "tcp.refused")]) == [])
        #expect(told([finding("a", "tcp.refused"), finding("b", "tcp.silent")]) == ["a", "b"])
        #expect(told([finding("a"), finding("b", "tcp.silent", .tls)]) == ["a", "b"])
    }

    @Test func aRoundKeepsTheListsOrderAndItsBound() async {
        let state = Mutex((now: 0, most: 0))
        let servers = (0..<40).map { number in
            WatchedServer(title: "\(number)") {
                state.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                try? await Task.sleep(for: .milliseconds(number.isMultiple(of: 2) ? 8 : 2))
                state.withLock { $0.now -= 1 }
                return ServerFinding(title: "\(number)", failure: nil, details: ProbeDetails(target: ""))
            }
        }
        let announced = Mutex(0)
        let round = await ProbeRound.run(servers, concurrency: 7) { _ in announced.withLock { $0 += 1 } }
        #expect(round.map(\.server) == (0..<40).map(String.init))
        #expect(announced.withLock { $0 } == 40)
        #expect((2...7).contains(state.withLock { $0.most }))
    }

    @Test func metricsAreWhatPrometheusReads() throws {
        let text = MetricsText(
            [finding("a:443"), finding("b\"\\:443", "chain.expired", .chain)], rounds: 3,
            at: Date(timeIntervalSince1970: 1_463_628_600)
        ).text
        for line in [
            "# TYPE kakehashi_check_up gauge", "kakehashi_check_up{server=\"a:443\"} 1",
            "kakehashi_check_up{server=\"b\\\"\\\\:443\"} 0",
            "kakehashi_check_failed{server=\"b\\\"\\\\:443\",hop=\"chain\",code=\"chain.expired\"} 1",
            "kakehashi_check_phase_seconds{server=\"a:443\",phase=\"tcp\"} 0.0015", "kakehashi_check_rounds_total 3",
            "kakehashi_check_last_round_timestamp_seconds 1463628600",
        ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)\n\(text)") }
        // Each family has its HELP and TYPE before its samples, and once.
        var seen: Set<Substring> = []
        for line in text.split(separator: "\n") where line.hasPrefix("# TYPE ") {
            #expect(seen.insert(line.split(separator: " ")[2]).inserted)
        }
    }

    @Test func theEndpointAnswersFromTheLastRound() async throws {
        let endpoint = try await MetricsEndpoint.start(port: 0)
        endpoint.show(MetricsText([finding("a:443")], rounds: 1, at: Date(timeIntervalSince1970: 0)))
        func get(_ path: String) async throws -> ExchangeResponse {
            try await PhasedClient.exchange(
                ExchangePlan(
                    target: ExchangeTarget(name: "127.0.0.1", address: "127.0.0.1", port: endpoint.port, isTLS: false),
                    request: ExchangeRequest(path: path), validationTime: Date()))
        }
        let answer = try await get("/metrics")
        #expect(answer.status == 200 && answer.text.contains("kakehashi_check_up{server=\"a:443\"} 1"))
        #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(try await get("/").status == 404)
        await endpoint.stop()
        await #expect(throws: HopFailure.self) { _ = try await get("/metrics") }
    }

    @Test func aListIsReadLineByLine() throws {
        let list = try ServerList(
            "# all\nmayor.test:8443 127.1.0.1\n\neducation.test # the second\nthird.test,10.0.0.1\n")
        #expect(list.entries.map(\.name) == ["mayor.test", "education.test", "third.test"])
        #expect(list.entries.map(\.port) == [8443, 443, 443])
        #expect(list.entries.map(\.address) == ["127.1.0.1", nil, "10.0.0.1"])
        for (text, line) in [("a:0", 1), ("\na b c", 2), ("a:x", 1), ("a\nb 300.1.1.1", 2), (":443", 1), ("a:1:2", 1)] {
            #expect(throws: ServerList.LineError.self, "\(text)") { try ServerList(text) }
            do { _ = try ServerList(text) } catch { #expect(error.line == line, "\(text)") }
        }
    }
}
