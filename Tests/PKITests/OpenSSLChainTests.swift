import Foundation
import PKI
import Testing

/// Chains that openssl issued, ordinary and odd.
struct OpenSSLChainTests {
    struct Odd: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let extensions: String
        var refusal: ChainRefusal?
    }

    static let constraints = "basicConstraints=critical,CA:FALSE\n"
    static let usage = "keyUsage=critical,digitalSignature\n"
    static let extended = "extendedKeyUsage=serverAuth\n"
    static let names = "subjectAltName=DNS:\(OpenSSLFamily.hostName)\n"

    static let table: [Odd] = [
        Odd(testDescription: "ordinary", extensions: constraints + usage + extended + names),
        Odd(
            testDescription: "critical EKU and names",
            extensions: constraints + usage + "extendedKeyUsage=critical,serverAuth\n"
                + "subjectAltName=critical,DNS:\(OpenSSLFamily.hostName)"),
        Odd(
            testDescription: "wildcard", extensions: usage + extended + "subjectAltName=DNS:*.city.example.lg.jp"),
        Odd(
            testDescription: "wildcard one label too high",
            extensions: usage + extended + "subjectAltName=DNS:*.example.lg.jp",
            refusal: .nameMismatch(expected: OpenSSLFamily.hostName, presented: ["*.example.lg.jp"])),
        Odd(
            testDescription: "common name only", extensions: usage + extended,
            refusal: .nameMismatch(expected: OpenSSLFamily.hostName, presented: [])),
        Odd(
            testDescription: "an empty list of names", extensions: usage + extended + "2.5.29.17=DER:3000",
            refusal: .nameMismatch(expected: OpenSSLFamily.hostName, presented: [])),
        Odd(
            testDescription: "no EKU", extensions: usage + names, refusal: .wrongPurpose("拡張鍵用途がありません")),
        Odd(
            testDescription: "EKU of a client", extensions: usage + names + "extendedKeyUsage=clientAuth",
            refusal: .wrongPurpose("拡張鍵用途にサーバー認証がありません")),
        Odd(
            testDescription: "EKU of anything",
            extensions: usage + names + "extendedKeyUsage=anyExtendedKeyUsage",
            refusal: .wrongPurpose("拡張鍵用途にサーバー認証がありません")),
        Odd(
            testDescription: "no key usage", extensions: extended + names,
            refusal: .wrongPurpose("鍵用途に電子署名がありません")),
        Odd(
            testDescription: "no digitalSignature", extensions: extended + names + "keyUsage=keyEncipherment",
            refusal: .wrongPurpose("鍵用途に電子署名がありません")),
        Odd(
            testDescription: "an authority's certificate as a leaf",
            extensions: extended + names
                + "basicConstraints=critical,CA:TRUE\nkeyUsage=digitalSignature,keyCertSign",
            refusal: .wrongPurpose("認証局の証明書です")),
        Odd(
            testDescription: "an unknown critical extension",
            extensions: usage + extended + names + "1.2.3.4=critical,ASN1:NULL",
            refusal: .other("未対応の重要な拡張があります（1.2.3.4）")),
    ]

    @Test(arguments: table)
    func `leaves of openssl are judged`(odd: Odd) async throws {
        let family = try OpenSSLFamily()
        let leaf = try family.leaf(odd.extensions)
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: OpenSSLFamily.hostName, ipAddress: nil,
            purpose: .server, at: leaf.notBefore.addingTimeInterval(60))
        #expect(verdict.refusal == odd.refusal)
    }

    @Test func `an end entity cannot issue`() async throws {
        let family = try OpenSSLFamily()
        let impostor = try family.leaf()
        try family.openssl.write("impostor.pem", impostor.pem)
        try family.openssl.write("impostor.key", family.openssl.text("leaf.key"))
        // Another subject and key than the impostor's, or the library sees a loop.
        try family.openssl.run("ecparam -name prime256v1 -genkey -noout -out leaf.key")
        try family.openssl.run("req -new -key leaf.key -out leaf.csr -subj /CN=victim")
        let leaf = try family.leaf(issuer: "impostor")
        let verdict = try await UnverifiedChain(der: [leaf.der, impostor.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: leaf.notBefore.addingTimeInterval(60))
        #expect(verdict.refusal?.code == "chain.other")
    }

    @Test func `an authority without keyCertSign cannot issue`() async throws {
        let family = try OpenSSLFamily(keyUsage: "cRLSign")
        let leaf = try family.leaf()
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: leaf.notBefore.addingTimeInterval(60))
        #expect(verdict.refusal?.code == "chain.other")
    }

    @Test func `a leaf that signed itself is of an untrusted issuer`() async throws {
        let openssl = try OpenSSLFamily().openssl
        try openssl.run(
            "req -x509 -new -key leaf.key -days 30 -subj /CN=self -out self.pem",
            ["-addext", "keyUsage=digitalSignature", "-addext", "extendedKeyUsage=serverAuth"])
        let leaf = try IssuedCertificate(pem: openssl.text("self.pem"))
        let verdict = try await UnverifiedChain(der: [leaf.der]).validate(
            anchors: try Family().anchors, hostName: nil, ipAddress: nil, purpose: .server, at: leaf.notBefore)
        #expect(verdict.refusal == .untrustedIssuer(issuer: "CN=self"))
    }

    @Test func `an authority's certificate that is trusted is still no leaf`() async throws {
        let family = try OpenSSLFamily()
        let verdict = try await UnverifiedChain(der: [family.authority.der]).validate(
            anchors: TrustAnchors([family.authority]), hostName: nil, ipAddress: nil, purpose: .server,
            at: family.authority.notBefore)
        #expect(verdict.refusal?.code == "chain.wrong-purpose")
    }

    @Test func `a certificate of openssl reads as openssl prints it`() throws {
        let family = try OpenSSLFamily()
        try family.openssl.write(
            "extensions.cnf", OpenSSLFamily.ordinary + "\ncrlDistributionPoints=URI:http://a/1,URI:http://a/2\n")
        // A serial number with its first bit set, and one with a zero in front.
        for serial in ["00FF01", "0A", "8000000000000000000000000000000000000001"] {
            try family.openssl.run(
                "x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -days 30 -extfile extensions.cnf -out leaf.pem "
                    + "-set_serial 0x\(serial)")
            let leaf = try IssuedCertificate(pem: family.openssl.text("leaf.pem"))
            let printed = try family.openssl.value(after: "serial=", of: "x509 -in leaf.pem -noout -serial")
            #expect(leaf.serialNumber == printed.lowercased())
            #expect(leaf.crlDistributionPoints == ["http://a/1", "http://a/2"])
            #expect(leaf.dnsNames == [OpenSSLFamily.hostName])
            #expect(leaf.ipAddresses == ["192.0.2.10"])
            #expect(leaf.issuer == "CN=OpenSSL CA,O=架け橋,C=JP")
            #expect(try KeyPair(pem: family.openssl.text("leaf.key")).matches(leaf))
        }
    }
}
