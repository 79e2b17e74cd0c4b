import Foundation
import MutualTLS
import NIOCore
import Testing
import Verdicts

/// Exchanges that stop while TLS is being agreed on.
@Suite(.timeLimit(.minutes(10)))
struct TLSTests {
    @Test func `a server that accepts and never answers is left when the time is over`() async throws {
        let family = try Family()
        try await Listener.lend(nil, .silence) { listener in
            var plan = family.plan(port: listener.port)
            plan.timeout = .milliseconds(400)
            let (failure, elapsed) = await timed(plan)
            #expect(failure?.hop == .tls)
            #expect(failure?.code == "tls.no-answer")
            #expect((0.4..<muchLonger).contains(elapsed))
        }
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", "220 mail.example.jp ESMTP\r\n", "SSH-2.0-x\r\n",
        "\u{0}",
        "",
    ])
    func `a server that does not speak TLS is told at once`(greeting: String) async throws {
        let family = try Family()
        try await Listener.lend(nil, .greet(greeting)) { listener in
            var plan = family.plan(port: listener.port)
            plan.timeout = .seconds(300)
            let (failure, elapsed) = await timed(plan)
            #expect(failure?.hop == .tls)
            #expect(failure?.code == "tls.handshake-failed")
            #expect(elapsed < muchLonger)
        }
    }

    // None of these can stand in the name that TLS sends along (RFC 6066 §3).
    @Test(arguments: ["", "::1", "a\u{0}b", String(repeating: "a", count: 300), "名前.jp"])
    func `a name that TLS cannot ask for is a failure and no crash`(name: String) async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("")) { listener in
            let failure = await refusal(of: family.plan(port: listener.port, name: name))
            #expect(failure?.hop == .tls || failure?.hop == .chain)
            #expect(await listener.nextVisit()?.received.isEmpty == true)
        }
    }
}
