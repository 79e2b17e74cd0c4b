import Foundation
import PKI
import Testing

/// Chains with an authority between leaf and anchor.
struct SubordinateTests {
    @Test func `a chain through a subordinate is good, and needs it`() async throws {
        let family = try Family()
        let subordinate = try family.subordinate("Sub CA", pathLength: 0)
        let leaf = try family.leaf(issuer: subordinate)
        let chain = try await family.validated([leaf, subordinate.certificate])
        #expect(chain.leaf == leaf)
        #expect(chain.anchor == family.root.certificate)
        #expect(chain.certificates == [leaf, subordinate.certificate, family.root.certificate])
        let alone = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(alone.refusal == .untrustedIssuer(issuer: "CN=Sub CA,C=JP"))
    }

    @Test func `a path longer than allowed is refused`() async throws {
        let family = try Family()
        let first = try family.subordinate("First", pathLength: 0)
        let second = try family.subordinate("Second", pathLength: nil, of: first)
        let verdict = try await UnverifiedChain(
            der: [family.leaf(issuer: second), second.certificate, first.certificate].map(\.der)
        ).validate(anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(verdict.refusal?.code == "chain.other")
    }

    @Test func `a subordinate past its validity takes its leaves with it`() async throws {
        let family = try Family()
        let subordinate = try family.subordinate("Sub CA", pathLength: 0, until: Rehearsal.now)
        let verdict = try await UnverifiedChain(
            der: [family.leaf(issuer: subordinate), subordinate.certificate].map(\.der)
        ).validate(
            anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: .server,
            at: Rehearsal.now.addingTimeInterval(1))
        #expect(verdict.refusal == .expired(notAfter: Rehearsal.now))
    }

    @Test func `openssl reads a chain through a subordinate`() throws {
        let family = try Family()
        let subordinate = try family.subordinate("Sub CA", pathLength: 0)
        let openssl = try OpenSSL()
        try openssl.write("ca.pem", family.root.certificate.pem)
        try openssl.write("sub.pem", subordinate.certificate.pem)
        try openssl.write("leaf.pem", family.leaf(issuer: subordinate).pem)
        let at = Int(Rehearsal.now.timeIntervalSince1970)
        #expect(
            try openssl.run("verify -x509_strict -attime \(at) -CAfile ca.pem -untrusted sub.pem leaf.pem").contains(
                ": OK"))
    }

    @Test func `every authority's list is asked for, and the subordinate may be revoked too`() async throws {
        let family = try Family()
        let subordinate = try family.subordinate("Sub CA", pathLength: 0)
        let chain = try await family.validated([family.leaf(issuer: subordinate), subordinate.certificate])
        let ofRoot = try family.list()
        let ofSubordinate = try family.list(by: subordinate)
        #expect(chain.checkRevocation(with: [ofRoot, ofSubordinate], at: Rehearsal.now).refusal == nil)
        #expect(
            chain.checkRevocation(with: ofSubordinate, at: Rehearsal.now).refusal
                == .wrongIssuer(expected: family.root.certificate.subject, seen: "CN=Sub CA,C=JP"))
        let revocation = Revocation(
            serialNumber: subordinate.certificate.serialNumber, revokedAt: Rehearsal.start, reason: .cACompromise)
        let revoked = try family.list([revocation])
        #expect(
            chain.checkRevocation(with: [revoked, ofSubordinate], at: Rehearsal.now).refusal
                == .revoked(at: Rehearsal.start, reason: .cACompromise))
    }
}
