import Foundation
import PKI
import Testing

/// Chains of our own issuing.
struct ChainTests {
    @Test(arguments: [
        (CertificatePurpose.server, ChainPurpose.server, nil as String?), (.serverAndClient, .server, nil),
        (.serverAndClient, .client, nil), (.client, .client, nil), (.client, .server, "chain.wrong-purpose"),
        (.server, .client, "chain.wrong-purpose"), (.authority(pathLength: nil), .server, "chain.wrong-purpose"),
        (.authority(pathLength: 0), .client, "chain.wrong-purpose"),
    ])
    func `a leaf is for what it says`(issued: CertificatePurpose, asked: ChainPurpose, code: String?) async throws {
        let family = try Family()
        let verdict = try await UnverifiedChain(der: [family.leaf(issued).der]).validate(
            anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: asked, at: Rehearsal.now)
        #expect(verdict.refusal?.code == code)
    }

    @Test(arguments: [
        (-1.0, "chain.not-yet-valid"), (0, nil), (3600, nil), (7200, nil), (7201, "chain.expired"),
    ])
    func `a leaf is valid from its first to its last second`(offset: TimeInterval, code: String?) async throws {
        let family = try Family()
        let from = Rehearsal.now
        let leaf = try family.leaf(from: from, until: from.addingTimeInterval(7200))
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: family.anchors, hostName: Family.hostName, ipAddress: nil, purpose: .server,
            at: from.addingTimeInterval(offset))
        #expect(verdict.refusal?.code == code)
        if code == "chain.expired" { #expect(verdict.refusal == .expired(notAfter: leaf.notAfter)) }
        if code == "chain.not-yet-valid" { #expect(verdict.refusal == .notYetValid(notBefore: leaf.notBefore)) }
    }

    @Test(arguments: [
        ("cs01.city.example.lg.jp", nil as String?, true), ("CS01.City.Example.LG.jp", nil, true),
        (nil, "192.0.2.10", true),
        ("cs01.city.example.lg.jp", "192.0.2.10", true), (nil, nil, true), ("cs02.city.example.lg.jp", nil, false),
        ("city.example.lg.jp", nil, false), ("192.0.2.10", nil, false), (nil, "192.0.2.11", false),
        ("cs01.city.example.lg.jp", "192.0.2.11", false), ("cs02.city.example.lg.jp", "192.0.2.10", false),
        (nil, "no address", false), ("名前", nil, false), ("", nil, false),
    ])
    func `each name that is asked must be the leaf's`(hostName: String?, address: String?, good: Bool) async throws {
        let family = try Family()
        let leaf = try family.leaf()
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: family.anchors, hostName: hostName, ipAddress: address, purpose: .server, at: Rehearsal.now)
        let expected = [hostName, address].compactMap(\.self).joined(separator: " / ")
        #expect(
            verdict.refusal
                == (good ? nil : .nameMismatch(expected: expected, presented: [Family.hostName, "192.0.2.10"])))
    }

    @Test func `nobody is trusted without an anchor`() async throws {
        let leaf = try Family().leaf()
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: TrustAnchors([]), hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(verdict.refusal == .untrustedIssuer(issuer: leaf.issuer))
    }

    @Test func `an authority of the same name with another key is not the anchor`() async throws {
        let leaf = try Family().leaf()
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: try Family().anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(verdict.refusal == .untrustedIssuer(issuer: leaf.issuer))
    }

    @Test func `a root that the peer sends along is not thereby trusted`() async throws {
        let stranger = try Family(name: "Stranger")
        let verdict = try await UnverifiedChain(der: [stranger.leaf().der, stranger.root.certificate.der]).validate(
            anchors: try Family().anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(verdict.refusal == .untrustedIssuer(issuer: stranger.root.certificate.subject))
    }

    @Test func `trust is told before time, and time before name`() async throws {
        let family = try Family()
        let chain = try UnverifiedChain(der: [family.leaf().der])
        let late = Rehearsal.end.addingTimeInterval(1)
        let untrusted = await chain.validate(
            anchors: try Family().anchors, hostName: "other.jp", ipAddress: nil, purpose: .client, at: late)
        #expect(untrusted.refusal?.code == "chain.untrusted-issuer")
        let expired = await chain.validate(
            anchors: family.anchors, hostName: "other.jp", ipAddress: nil, purpose: .client, at: late)
        #expect(expired.refusal?.code == "chain.expired")
        let purpose = await chain.validate(
            anchors: family.anchors, hostName: "other.jp", ipAddress: nil, purpose: .client, at: Rehearsal.now)
        #expect(purpose.refusal?.code == "chain.wrong-purpose")
    }

    @Test func `a tampered leaf is of nobody`() async throws {
        let family = try Family()
        var der = try family.leaf().der
        der[der.count - 1] ^= 1
        let verdict = try await UnverifiedChain(der: [der]).validate(
            anchors: family.anchors, hostName: nil, ipAddress: nil, purpose: .server, at: Rehearsal.now)
        #expect(verdict.refusal?.code == "chain.untrusted-issuer")
    }

    @Test func `no certificates, too many, or none at all in the bytes are refused before any judgement`() throws {
        let leaf = try Family().leaf().der
        for (der, code) in [
            ([], "chain.empty"), (Array(repeating: leaf, count: 11), "chain.too-long"),
            ([leaf, [0x30]], "certificate.malformed"),
        ] {
            let error = #expect(throws: PKIError.self) { try UnverifiedChain(der: der) }
            #expect(error?.code == code)
        }
    }
}
