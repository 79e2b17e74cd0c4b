import Foundation
import PKI
import Testing

/// Chains of openssl with an authority between leaf and anchor, of both kinds of key that such authorities have.
struct OpenSSLSubordinateTests {
    /// An openssl authority with a subordinate `sub`, both of one kind of key.
    private static func family(_ key: OpenSSLKey) throws -> (OpenSSLFamily, subordinate: IssuedCertificate) {
        let family = try OpenSSLFamily(key: key)
        try family.openssl.run("\(key.rawValue) -out sub.key")
        try family.openssl.run("req -new -key sub.key -out sub.csr", ["-subj", "/C=JP/CN=Sub CA"])
        try family.openssl.write(
            "sub.cnf", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n")
        try family.openssl.run(
            "x509 -req -in sub.csr -CA ca.pem -CAkey ca.key -days 300 -extfile sub.cnf -out sub.pem")
        return (family, try IssuedCertificate(pem: family.openssl.text("sub.pem")))
    }

    @Test(arguments: OpenSSLKey.allCases)
    func `a chain through a subordinate is good until its last second, and needs the subordinate`(
        key: OpenSSLKey
    ) async throws {
        let (family, subordinate) = try Self.family(key)
        let leaf = try family.leaf(issuer: "sub")
        func verdict(_ chain: [IssuedCertificate], at now: Date) async throws -> Result<ValidatedChain, ChainRefusal> {
            try await UnverifiedChain(der: chain.map(\.der)).validate(
                anchors: TrustAnchors([family.authority]), hostName: OpenSSLFamily.hostName, ipAddress: "192.0.2.10",
                purpose: .server, at: now)
        }
        let chain = try await verdict([leaf, subordinate], at: leaf.notAfter).get()
        #expect(chain.certificates == [leaf, subordinate, family.authority])
        #expect(
            try await verdict([leaf], at: leaf.notBefore).refusal == .untrustedIssuer(issuer: "CN=Sub CA,C=JP"))
        #expect(
            try await verdict([leaf, subordinate], at: leaf.notAfter.addingTimeInterval(1)).refusal
                == .expired(notAfter: leaf.notAfter))
        // After the leaf, that is, after all its authorities.
        #expect(
            try await verdict([leaf, subordinate], at: leaf.notBefore.addingTimeInterval(-1)).refusal
                == .notYetValid(notBefore: leaf.notBefore))
    }

    @Test(arguments: OpenSSLKey.allCases)
    func `lists of both authorities clear a chain, and either may revoke`(key: OpenSSLKey) async throws {
        let (family, subordinate) = try Self.family(key)
        let leaf = try family.leaf(issuer: "sub")
        let chain = try await UnverifiedChain(der: [leaf.der, subordinate.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: leaf.notBefore
        ).get()
        let ofRoot = try family.list()
        let ofSubordinate = try family.list(by: "sub")
        try ofSubordinate.verifySignature(by: subordinate)
        #expect(chain.checkRevocation(with: [ofRoot, ofSubordinate], at: Rehearsal.now).refusal == nil)
        try family.openssl.run("ca -revoke sub.pem -cert ca.pem -keyfile ca.key -crl_reason CACompromise")
        let revoking = try family.list()
        let entry = try #require(revoking.revocation(of: subordinate.serialNumber))
        #expect(
            chain.checkRevocation(with: [revoking, ofSubordinate], at: Rehearsal.now).refusal
                == .revoked(at: entry.revokedAt, reason: .cACompromise))
    }

    @Test func `a certificate or a list signed with SHA-1 is not believed`() async throws {
        let family = try OpenSSLFamily(key: .rsa2048)
        try family.openssl.write("extensions.cnf", OpenSSLFamily.ordinary + "\n")
        try family.openssl.run(
            "x509 -req -sha1 -in leaf.csr -CA ca.pem -CAkey ca.key -days 30 -extfile extensions.cnf -out leaf.pem")
        let leaf = try IssuedCertificate(pem: family.openssl.text("leaf.pem"))
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: leaf.notBefore)
        #expect(verdict.refusal == .other("署名の方式（SHA-1）が古く信頼できません"))
        let list = try family.list(digest: "sha1")
        let error = #expect(throws: PKIError.self) { try list.verifySignature(by: family.authority) }
        #expect(error?.code == "crl.bad-signature")
    }
}
