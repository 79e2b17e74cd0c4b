import Foundation
import MutualTLS
import PKI
import Testing
import Verdicts

/// The server's chain is judged before anything of the request leaves.
@Suite(.timeLimit(.minutes(10)))
struct ChainTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var identity: @Sendable (Family) throws -> TLSIdentity = { try $0.identity() }
        var trusts: @Sendable (Family) throws -> TrustAnchors = { $0.anchors }
        var name = Family.hostName
        var at = Rehearsal.now
        var code: String?
    }

    static let rows: [Row] = [
        Row(testDescription: "good by the plan's time, expired by the machine's clock"),
        Row(
            testDescription: "expired by the plan's time, good by the machine's clock",
            identity: { try $0.identity(from: Date.now.addingTimeInterval(-60), until: Rehearsal.farAway) },
            trusts: { $0.anchors }, at: Rehearsal.farAway.addingTimeInterval(1), code: "chain.expired"),
        Row(
            testDescription: "not yet valid by the plan's time, good by the machine's clock",
            identity: { try $0.identity(from: Date.now.addingTimeInterval(-60), until: Rehearsal.farAway) },
            code: "chain.not-yet-valid"),
        Row(testDescription: "the last second", at: Rehearsal.end),
        Row(testDescription: "a second late", at: Rehearsal.end.addingTimeInterval(1), code: "chain.expired"),
        Row(testDescription: "the first second", at: Rehearsal.start),
        Row(
            testDescription: "a second early", at: Rehearsal.start.addingTimeInterval(-1), code: "chain.not-yet-valid"),
        Row(
            testDescription: "another authority", trusts: { _ in try Family(name: "Stranger").anchors },
            code: "chain.untrusted-issuer"),
        Row(
            testDescription: "another authority of the same name", trusts: { _ in try Family().anchors },
            code: "chain.untrusted-issuer"),
        Row(testDescription: "nobody is trusted", trusts: { _ in TrustAnchors([]) }, code: "chain.untrusted-issuer"),
        Row(testDescription: "another name", name: "cs02.city.example.lg.jp", code: "chain.name-mismatch"),
        Row(testDescription: "the name in capitals", name: "CS01.CITY.EXAMPLE.LG.JP"),
        Row(
            testDescription: "an address among the certificate's",
            identity: { try $0.identity(addresses: ["127.0.0.1"]) }, name: "127.0.0.1"),
        Row(
            testDescription: "an address that is not the certificate's",
            identity: { try $0.identity(addresses: ["127.0.0.2"]) }, name: "127.0.0.1", code: "chain.name-mismatch"),
        Row(
            testDescription: "a client's certificate", identity: { try $0.identity(.client) },
            code: "chain.wrong-purpose"),
        Row(
            testDescription: "through a subordinate",
            identity: { try $0.identityBelowSubordinate(sendsSubordinate: true) }),
        Row(
            testDescription: "the subordinate left out",
            identity: { try $0.identityBelowSubordinate(sendsSubordinate: false) }, code: "chain.untrusted-issuer"),
    ]

    @Test(arguments: rows)
    func `a chain is judged by the plan alone`(row: Row) async throws {
        let family = try Family(until: Rehearsal.farAway.addingTimeInterval(86_400))
        try await Listener.lend(try family.tls(row.identity(family)), .answer("good")) { listener in
            var plan = family.plan(port: listener.port, name: row.name, at: row.at)
            plan.anchors = try row.trusts(family)
            let failure = await refusal(of: plan)
            #expect(failure?.code == row.code)
            #expect(failure?.hop == (row.code == nil ? nil : .chain))
            #expect(failure?.remedy.isEmpty != true)
            let visit = try #require(await listener.nextVisit())
            #expect(visit.isSecured)
            #expect(visit.received.isEmpty == (row.code != nil))
        }
    }

    @Test func `nothing is sent when the caller refuses the chain`() async throws {
        let family = try Family()
        let identity = try family.identity()
        let leaf = identity.chain[0]
        let verdict = HopFailure(
            hop: .revocation, code: "revocation.revoked", expected: "失効していないこと", seen: "失効しています", remedy: "連絡")
        try await Listener.lend(try family.tls(identity), .answer("")) { listener in
            let plan = family.plan(port: listener.port, .json("POST", "/secret", body: Array("secret".utf8)))
            let seen = await refusal(of: plan) { chain throws(HopFailure) in
                if chain.leaf != leaf { Issue.record("another leaf than the server's") }
                throw verdict
            }
            #expect(seen == verdict)
            let visit = try #require(await listener.nextVisit())
            #expect(visit.isSecured)
            #expect(visit.received.isEmpty)
        }
    }
}
