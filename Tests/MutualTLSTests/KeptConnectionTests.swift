import Foundation
import MutualTLS
import PKI
import Testing
import Verdicts

/// Connections that are used again, and when they are not.
@Suite(.timeLimit(.minutes(10)))
struct KeptConnectionTests {
    @Test(arguments: [true, false])
    func `one connection carries one exchange after the other`(isTLS: Bool) async throws {
        let family = try Family()
        try await Listener.lend(isTLS ? try family.tls() : nil, .conversation("yes")) { listener in
            let kept = KeptConnections(idleTime: .milliseconds(200))
            for _ in 0..<3 {
                let answer = try await kept.exchange(family.plan(port: listener.port, isTLS: isTLS))
                #expect(answer.status == 200 && answer.text == "yes" && (answer.chain != nil) == isTLS)
            }
            // It ends when nobody has used it for a while.
            #expect(await listener.nextVisit()?.requests ?? 0 == 3)
        }
    }

    @Test func `many at once have a connection each`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .conversation("yes")) { listener in
            let kept = KeptConnections(idleTime: .milliseconds(200))
            let plan = family.plan(port: listener.port)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let answer = try await kept.exchange(plan)
                        #expect(answer.text == "yes")
                    }
                }
                try await group.waitForAll()
            }
            #expect(await listener.nextVisit()?.requests ?? 0 >= 1)
        }
    }

    @Test func `where the other side has ended it, another is opened`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .conversation("yes", requests: 1)) { listener in
            let kept = KeptConnections()
            for _ in 0..<3 {
                let answer = try await kept.exchange(family.plan(port: listener.port))
                #expect(answer.text == "yes")
            }
            for _ in 0..<3 { #expect(await listener.nextVisit()?.requests ?? 0 == 1) }
        }
    }

    @Test(arguments: 1...20)
    func `what is no HTTP is called that here too, though it is broken off`(time: Int) async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .sayAndBreakOff("SSH-2.0-OpenSSH_9.2\r\n\r\n")) { listener in
            let kept = KeptConnections()
            await #expect { try await kept.exchange(family.plan(port: listener.port)) } throws: {
                ($0 as? HopFailure)?.seen == "HTTPではない応答が返りました"
            }
        }
    }

    @Test func `a chain that has run out since, and other anchors, are judged anew`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .conversation("yes")) { listener in
            let kept = KeptConnections()
            _ = try await kept.exchange(family.plan(port: listener.port))
            let late = family.plan(port: listener.port, at: Rehearsal.end.addingTimeInterval(86_400))
            await #expect { try await kept.exchange(late) } throws: {
                ($0 as? HopFailure)?.hop == .chain
            }
            var strange = family.plan(port: listener.port)
            strange.anchors = try Family(name: "Other CA").anchors
            let plan = strange
            await #expect { try await kept.exchange(plan) } throws: {
                ($0 as? HopFailure)?.hop == .chain
            }
            var other = family.plan(port: listener.port, name: "other.example")
            other.anchors = family.anchors
            let named = other
            await #expect { try await kept.exchange(named) } throws: {
                ($0 as? HopFailure)?.hop == .chain
            }
        }
    }

    @Test func `who the other side is, is judged again after a while`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .conversation("yes")) { listener in
            let kept = KeptConnections(age: .zero)
            for _ in 0..<2 { _ = try await kept.exchange(family.plan(port: listener.port)) }
            #expect(await listener.nextVisit()?.requests ?? 0 == 1)
        }
    }

    @Test func `an answer that never comes is not asked for twice`() async throws {
        let family = try Family()
        try await Listener.lend(try family.tls(), .silence) { listener in
            var plan = family.plan(port: listener.port)
            plan.answerTimeout = .milliseconds(300)
            let (kept, slow) = (KeptConnections(), plan)
            await #expect { try await kept.exchange(slow) } throws: {
                ($0 as? HopFailure)?.code == "http.no-answer"
            }
        }
    }
}
