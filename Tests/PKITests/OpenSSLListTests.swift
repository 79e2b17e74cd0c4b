import Foundation
import PKI
import Testing

/// Lists that openssl issued.
struct OpenSSLListTests {
    @Test func `an empty list of openssl is read and believed`() throws {
        let family = try OpenSSLFamily()
        let list = try family.list()
        #expect(list.revoked.isEmpty)
        #expect(list.number == 0x1f)
        #expect(list.thisUpdate == Rehearsal.start)
        #expect(list.nextUpdate == Rehearsal.start.addingTimeInterval(86_400))
        #expect(list.issuer == family.authority.subject)
        try list.verifySignature(by: family.authority)
        try family.openssl.run("crl -in ca.crl -outform DER -out crl.der")
        #expect(try CertificateRevocationList(der: family.openssl.bytes("crl.der")) == list)
    }

    @Test(arguments: [
        ("keyCompromise", RevocationReason.keyCompromise), ("CACompromise", .cACompromise),
        ("affiliationChanged", .affiliationChanged), ("superseded", .superseded),
        ("cessationOfOperation", .cessationOfOperation), ("certificateHold", .certificateHold),
        ("unspecified", .unspecified),
    ])
    func `reason codes of openssl are read, and the leaf is revoked`(name: String, reason: RevocationReason)
        async throws
    {
        let family = try OpenSSLFamily()
        let leaf = try family.leaf()
        try family.openssl.run("ca -revoke leaf.pem -cert ca.pem -keyfile ca.key -crl_reason \(name)")
        let list = try family.list()
        #expect(list.revoked.map(\.serialNumber) == [leaf.serialNumber])
        let entry = try #require(list.revocation(of: leaf.serialNumber))
        #expect(entry.reason == reason)
        let chain = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: leaf.notBefore
        ).get()
        #expect(
            chain.checkRevocation(with: list, at: Rehearsal.now).refusal
                == .revoked(at: entry.revokedAt, reason: reason))
    }

    @Test func `an authority that may not sign lists is not believed`() throws {
        let family = try OpenSSLFamily(keyUsage: "keyCertSign")
        let list = try family.list()
        let error = #expect(throws: PKIError.self) { try list.verifySignature(by: family.authority) }
        #expect(error?.code == "crl.bad-signature")
    }
}
