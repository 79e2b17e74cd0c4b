import Foundation
import MutualTLS
import PKI
import Testing
import Verdicts

/// Exchanges that come through.
@Suite(.timeLimit(.minutes(10)))
struct ExchangeTests {
    @Test func `an answer comes back with its chain`() async throws {
        let family = try Family()
        let identity = try family.identity()
        let answer = "応答"
        try await Listener.lend(
            try family.tls(identity),
            .answer(answer, headers: ["X-A: 1", "x-a: 2", "Set-Cookie: a=1", "Set-Cookie: b=2"])
        ) { listener in
            let response = try await PhasedClient.exchange(family.plan(port: listener.port))
            #expect(response.status == 200)
            #expect(response.text == answer)
            #expect(response.headers["x-a"] == "2")
            #expect(response.cookies == ["a=1", "b=2"])
            #expect(response.chain?.leaf == identity.chain[0])
            #expect(response.chain?.anchor == family.root.certificate)
        }
    }

    @Test func `a request arrives as it was planned`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("")) { listener in
            let body = Array("{\"名\":1}".utf8)
            _ = try await PhasedClient.exchange(
                family.plan(port: listener.port, .json("POST", "/numbers?a=1", body: body)))
            let visit = try #require(await listener.nextVisit())
            let lines = visit.text.components(separatedBy: "\r\n")
            #expect(lines.first == "POST /numbers?a=1 HTTP/1.1")
            #expect(lines.last == "{\"名\":1}")
            for header in [
                "host: \(Family.hostName):\(listener.port)", "connection: close", "content-length: \(body.count)",
                "content-type: application/json",
            ] {
                #expect(lines.contains(header))
            }
        }
    }

    @Test func `each phase is timed by itself`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("", after: 300)) { listener in
            let trace = ExchangeTrace(target: "a server")
            _ = try await PhasedClient.exchange(family.plan(port: listener.port), trace: trace) { _ in
                try? await Task.sleep(for: .milliseconds(200))
            }
            let details = trace.details
            #expect(details.phases.map(\.phase) == [.tcp, .tls, .chain, .revocation, .firstByte, .body])
            let times = Dictionary(uniqueKeysWithValues: details.phases.map { ($0.phase, $0.milliseconds) })
            #expect(times.values.allSatisfy { $0 >= 0 })
            // What the caller does before sending is the revocation's time; what the server waits with is the first byte's.
            #expect(times[.revocation] ?? 0 >= 200)
            #expect(times[.firstByte] ?? 0 >= 300)
        }
    }

    @Test func `what a handshake settled and showed is kept`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("whole")) { listener in
            let trace = ExchangeTrace(target: "a server")
            _ = try await PhasedClient.exchange(family.plan(port: listener.port), trace: trace)
            let tls = try #require(trace.details.tls)
            #expect(tls.version == "TLSv1.3")
            #expect(tls.cipherSuite?.hasPrefix("TLS_") == true)
            #expect(tls.serverName == Family.hostName)
            let leaf = try #require(tls.certificates.first)
            #expect(leaf.names.contains(Family.hostName))
            #expect(leaf.keyUsages == ["digitalSignature"])
            #expect(leaf.extendedKeyUsages.contains("serverAuth"))
            #expect(leaf.publicKey == "P-256")
            #expect(trace.details.http == HTTPDetails(status: 200, bytes: 5))
            #expect(trace.details.failure == nil)
        }
    }

    @Test func `a failure is kept with the phase that it ended`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("")) { listener in
            let trace = ExchangeTrace(target: "a server")
            var plan = family.plan(port: listener.port)
            plan.anchors = TrustAnchors([])
            _ = try? await PhasedClient.exchange(plan, trace: trace)
            #expect(trace.details.phases.map(\.phase) == [.tcp, .tls, .chain])
            #expect(trace.details.failure?.hop == .chain)
            #expect(trace.details.tls?.certificates.isEmpty == false)
        }
    }

    @Test func `without TLS there is no chain, and nobody is asked before sending`() async throws {
        let family = try Family()
        try await Listener.lend(nil, .answer("plain")) { listener in
            let response = try await PhasedClient.exchange(family.plan(port: listener.port, isTLS: false)) { _ in
                Issue.record("asked about a chain that is not there")
            }
            #expect(response.text == "plain")
            #expect(response.chain == nil)
        }
    }

    @Test(arguments: [nil as String?, "127.0.0.7", "127.1.2.3"])
    func `the server sees the address that the plan says to leave from`(address: String?) async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("")) { listener in
            var plan = family.plan(port: listener.port)
            plan.localAddress = address
            _ = try await PhasedClient.exchange(plan)
            #expect(await listener.nextVisit()?.peer == address ?? "127.0.0.1")
        }
    }

    @Test func `a status that is no success is an answer all the same`() async throws {
        let family = try Family()
        try await Listener.lend(
            try family.tls(), .say("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        ) { listener in
            let response = try await PhasedClient.exchange(family.plan(port: listener.port))
            #expect(response.status == 503)
        }
    }

    @Test func `a body that ends with the connection is whole`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .say("HTTP/1.0 200 OK\r\n\r\nuntil the end")) { listener in
            let response = try await PhasedClient.exchange(family.plan(port: listener.port))
            #expect(response.text == "until the end")
        }
    }
}
