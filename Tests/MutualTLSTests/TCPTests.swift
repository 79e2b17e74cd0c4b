import Foundation
import MutualTLS
import NIOCore
import NIOPosix
import Testing
import Verdicts

/// Exchanges that do not get as far as a connection.
@Suite(.timeLimit(.minutes(10)))
struct TCPTests {
    @Test func `a port where nobody listens refuses`() async throws {
        let family = try Family()
        let closed = try HeldPort(.refusing)
        defer { withExtendedLifetime(closed) {} }
        let failure = await refusal(of: family.plan(port: closed.port))
        #expect(failure?.hop == .tcp)
        #expect(failure?.code == "tcp.refused")
        #expect(failure?.seen.contains("127.0.0.1:\(closed.port)") == true)
        #expect(failure?.remedy.isEmpty == false)
    }

    // TCP to a broadcast address has no route on any machine; 192.0.2.0/24 is nobody's (RFC 5737).
    @Test(arguments: [
        ("255.255.255.255", nil as String?, Hop.route, "route.unreachable"), ("no address", nil, .tcp, "tcp.failed"),
        ("127.0.0.1", "192.0.2.1", .tcp, "tcp.failed"), ("127.0.0.1", "no address", .tcp, "tcp.failed"),
        ("127.0.0.1", "::1", .tcp, "tcp.failed"),
    ])
    func `an address that cannot be reached, or left from, is told`(
        address: String, local: String?, hop: Hop, code: String
    ) async throws {
        let family = try Family()
        let failure = try await Listener.lend(nil, .silence) { listener in
            var plan = family.plan(port: listener.port)
            plan.target = ExchangeTarget(name: Family.hostName, address: address, port: listener.port)
            plan.localAddress = local
            return await refusal(of: plan)
        }
        #expect(failure?.hop == hop)
        #expect(failure?.code == code)
    }

    @Test func `packets that are dropped are told when the time is over`() async throws {
        let family = try Family()
        let deaf = try HeldPort(.dropping)
        defer { withExtendedLifetime(deaf) {} }
        var plan = family.plan(port: deaf.port)
        plan.timeout = .milliseconds(400)
        let (failure, elapsed) = await timed(plan)
        #expect(failure?.hop == .tcp)
        #expect(failure?.code == "tcp.no-answer")
        #expect((0.4..<muchLonger).contains(elapsed))
    }
}
