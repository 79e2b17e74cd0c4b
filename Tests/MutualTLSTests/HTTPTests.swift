import Foundation
import MutualTLS
import Testing
import Verdicts

/// Exchanges that stop at the answer.
@Suite(.timeLimit(.minutes(10)))
struct HTTPTests {
    @Test(arguments: [true, false])
    func `a server that takes the request and never answers is left when the time is over`(isTLS: Bool) async throws {
        let family = try Family()
        try await Listener.lend(isTLS ? try family.tls() : nil, .silence) { listener in
            var plan = family.plan(port: listener.port, isTLS: isTLS)
            plan.timeout = .milliseconds(500)
            let (failure, elapsed) = await timed(plan)
            #expect(failure?.hop == .http)
            #expect(failure?.code == "http.no-answer")
            #expect((0.5..<muchLonger).contains(elapsed))
        }
    }

    static let unfinished = [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nfive", "no HTTP\r\n\r\n",
    ]

    @Test(arguments: unfinished, [true, false])
    func `an answer that stops in the middle is broken`(answer: String, isTLS: Bool) async throws {
        let family = try Family()
        try await Listener.lend(isTLS ? try family.tls() : nil, .say(answer)) { listener in
            let failure = await refusal(of: family.plan(port: listener.port, isTLS: isTLS))
            #expect(failure?.hop == .http)
            #expect(failure?.code == "http.broken")
        }
    }

    @Test(arguments: unfinished)
    func `an answer that is broken off below TLS is broken too`(answer: String) async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .sayAndBreakOff(answer)) { listener in
            let failure = await refusal(of: family.plan(port: listener.port))
            #expect(failure?.hop == .http)
            #expect(failure?.code == "http.broken")
        }
    }

    // The end of the connection may be seen before the failure is told: which came first is chance, so it is tried often.
    @Test(arguments: 1...40)
    func `what is no HTTP is called that, whether it is broken off or not`(time: Int) async throws {
        let family = try Family()
        let words = "SSH-2.0-OpenSSH_9.2\r\n\r\n"
        try await Listener.lend(try family.tls(), time.isMultiple(of: 2) ? .say(words) : .sayAndBreakOff(words)) {
            listener in
            #expect(await refusal(of: family.plan(port: listener.port))?.seen == "HTTPではない応答が返りました")
        }
    }

    // Whoever can cut the connection could otherwise cut the answer short unseen.
    @Test func `an answer without a length needs TLS's farewell`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .sayAndBreakOff("HTTP/1.0 200 OK\r\n\r\nhalf of the")) { listener in
            #expect(await refusal(of: family.plan(port: listener.port))?.code == "http.broken")
        }
    }

    @Test(arguments: [(1000, true), (1001, false)])
    func `a body is read up to its limit and not beyond`(length: Int, fits: Bool) async throws {
        let family = try Family()
        let body = String(repeating: "x", count: length)
        for conduct in [Conduct.answer(body), .say("HTTP/1.0 200 OK\r\n\r\n" + body)] {
            try await Listener.lend(try family.tls(), conduct) { listener in
                var plan = family.plan(port: listener.port)
                plan.bodyLimit = 1000
                let failure = await refusal(of: plan)
                #expect(failure?.hop == (fits ? nil : .http))
                #expect(failure?.code == (fits ? nil : "http.broken"))
            }
        }
    }

    @Test func `a header that would break out of its line is refused at once`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .answer("")) { listener in
            let request = ExchangeRequest(path: "/", headers: ["x-a": "1\r\nx-b: 2"])
            var plan = family.plan(port: listener.port, request)
            plan.timeout = .seconds(300)
            let (failure, elapsed) = await timed(plan)
            #expect(failure?.hop == .http)
            #expect(elapsed < muchLonger)
            #expect(await listener.nextVisit()?.received.isEmpty == true)
        }
    }

    @Test(arguments: [0, 200])
    func `a server that leaves before it is asked anything breaks the exchange`(pause: Int) async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .leave) { listener in
            let failure = await refusal(of: family.plan(port: listener.port)) { _ in
                try? await Task.sleep(for: .milliseconds(pause))
            }
            #expect(failure?.hop == .http)
            #expect(failure?.code == "http.broken")
        }
    }
}
