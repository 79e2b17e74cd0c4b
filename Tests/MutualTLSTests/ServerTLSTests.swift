import Foundation
import MutualTLS
import PKI
import Testing
import Verdicts

/// What a listener accepts of its clients.
@Suite(.timeLimit(.minutes(10)))
struct ServerTLSTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var identity: @Sendable (Family) throws -> TLSIdentity? = { try $0.identity(.client) }
        var asks = true
        var at = Rehearsal.now
        var isAccepted = true
        var isSeen = true
    }

    static let rows: [Row] = [
        Row(testDescription: "a client's certificate"),
        Row(testDescription: "a certificate for both", identity: { try $0.identity(.serverAndClient) }),
        Row(testDescription: "no certificate", identity: { _ in nil }, isSeen: false),
        Row(testDescription: "a certificate that nobody asks for", asks: false, isSeen: false),
        Row(
            testDescription: "another authority's", identity: { _ in try Family(name: "Stranger").identity(.client) },
            isAccepted: false),
        Row(
            testDescription: "another authority's of the same name",
            identity: { _ in try Family().identity(.client) }, isAccepted: false),
        Row(testDescription: "a server's certificate", identity: { try $0.identity(.server) }, isAccepted: false),
        Row(
            testDescription: "expired by the listener's clock", at: Rehearsal.end.addingTimeInterval(1),
            isAccepted: false),
        Row(
            testDescription: "not yet valid by the listener's clock", at: Rehearsal.start.addingTimeInterval(-1),
            isAccepted: false),
    ]

    @Test(arguments: rows, [0, 200])
    func `a client is judged by the listener's rules and clock`(row: Row, pause: Int) async throws {
        let family = try Family()
        let identity = try row.identity(family)
        let tls = try family.tls(clientAnchors: row.asks ? family.anchors : TrustAnchors([]), now: row.at)
        try await Listener.lend(tls, .answer("good")) { listener in
            var plan = family.plan(port: listener.port)
            plan.identity = identity
            // With TLS 1.3 the refusal comes after the client's handshake is over, sooner or later than its request.
            let failure = await refusal(of: plan) { _ in try? await Task.sleep(for: .milliseconds(pause)) }
            #expect(failure?.hop == (row.isAccepted ? nil : .tls))
            #expect(failure?.code == (row.isAccepted ? nil : "tls.handshake-failed"))
            let visit = try #require(await listener.nextVisit())
            #expect(visit.received.isEmpty == !row.isAccepted)
            if row.isAccepted {
                #expect(visit.clientCertificate == (row.isSeen ? identity?.chain[0].der : nil))
            }
        }
    }

    @Test func `an identity is a leaf and its own key`() throws {
        let family = try Family()
        let leaf = try family.identity().chain[0]
        for chain in [[leaf], [], [family.root.certificate, leaf]] {
            let error = #expect(throws: PKIError.self) { try TLSIdentity(chain: chain, key: KeyPair()) }
            #expect(error?.code == "identity.key-mismatch")
        }
    }
}
