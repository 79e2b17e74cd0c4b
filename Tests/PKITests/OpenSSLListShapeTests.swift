import Foundation
import PKI
import Testing

/// Lists of openssl that are not like ours, and ours as openssl sees them above one another.
struct OpenSSLListShapeTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Lines of list extensions; nil for a list of version 1.
        var extensions: String? = "authorityKeyIdentifier=keyid:always"
        var digest = "sha256"
        var key = OpenSSLKey.p256
        var isRead = true
    }

    static let shapes = [
        Shape(testDescription: "version 1", extensions: nil),
        Shape(testDescription: "SHA-384", digest: "sha384"), Shape(testDescription: "SHA-512", digest: "sha512"),
        Shape(testDescription: "RSA", key: .rsa2048),
        Shape(testDescription: "RSA with SHA-512", digest: "sha512", key: .rsa2048),
        Shape(testDescription: "other names of the issuer", extensions: "issuerAltName=URI:http://example.jp/"),
        Shape(testDescription: "where the newest delta is", extensions: "2.5.29.46=DER:3000"),
        Shape(
            testDescription: "where the authority is",
            extensions: "authorityInfoAccess=caIssuers;URI:http://example.jp/"),
        Shape(testDescription: "critical key identifier", extensions: "authorityKeyIdentifier=critical,keyid:always"),
        Shape(testDescription: "delta", extensions: "2.5.29.27=critical,ASN1:INTEGER:1", isRead: false),
        Shape(testDescription: "delta, not critical", extensions: "2.5.29.27=ASN1:INTEGER:1", isRead: false),
        Shape(testDescription: "of users only", extensions: "issuingDistributionPoint=critical,@part", isRead: false),
        Shape(
            testDescription: "of users only, not critical", extensions: "issuingDistributionPoint=@part", isRead: false),
        Shape(testDescription: "unknown critical", extensions: "1.2.3.4=critical,ASN1:NULL", isRead: false),
    ]

    @Test(arguments: shapes)
    func `a list of openssl is read when it is whole and understood`(shape: Shape) throws {
        let family = try OpenSSLFamily(key: shape.key)
        let leaf = try family.leaf()
        let entry = "R\t270101000000Z\t160518000000Z,keyCompromise\t\(leaf.serialNumber.uppercased())\tunknown\t/CN=x\n"
        try family.openssl.write("index.txt", entry)
        let section = shape.extensions == nil ? "" : "crl_extensions = list\n"
        try family.openssl.write(
            "shape.cnf",
            "[ca]\ndefault_ca = a\n[a]\ndatabase = index.txt\ncrlnumber = crlnumber\n\(section)[list]\n"
                + "\(shape.extensions ?? "")\n[part]\nonlyuser = TRUE\n")
        if shape.extensions == nil {
            try family.openssl.write("shape.cnf", "[ca]\ndefault_ca = a\n[a]\ndatabase = index.txt\n")
        }
        try family.openssl.run(
            "ca -config shape.cnf -gencrl -md \(shape.digest) -cert ca.pem -keyfile ca.key -out shape.crl "
                + "-crl_lastupdate 20160519000000Z -crl_nextupdate 20160520000000Z")
        let pem = try family.openssl.text("shape.crl")
        guard shape.isRead else {
            let error = #expect(throws: PKIError.self) { try CertificateRevocationList(pem: pem) }
            #expect(error?.code == "crl.malformed")
            return
        }
        let list = try CertificateRevocationList(pem: pem)
        try list.verifySignature(by: family.authority)
        #expect((list.number == nil) == (shape.extensions == nil))
        #expect(list.revocation(of: leaf.serialNumber)?.reason == .keyCompromise)
        // The other direction: openssl writes our DER and PEM back byte for byte.
        try family.openssl.write("ours.pem", list.pem)
        try family.openssl.run("crl -in ours.pem -outform DER -out ours.der")
        #expect(try family.openssl.bytes("ours.der") == list.der)
    }

    @Test(arguments: ["keyTime 20160101000000Z", "CAkeyTime 20160101000000Z", "holdInstruction holdInstructionReject"])
    func `what openssl says about an entry besides its reason is no hindrance`(reason: String) throws {
        let family = try OpenSSLFamily()
        let leaf = try family.leaf()
        let words = reason.split(separator: " ").joined(separator: ",")
        let entry = "R\t270101000000Z\t160518000000Z,\(words)\t\(leaf.serialNumber.uppercased())\tunknown\t/CN=x\n"
        try family.openssl.write("index.txt", entry)
        let list = try family.list()
        #expect(list.revocation(of: leaf.serialNumber) != nil)
        try list.verifySignature(by: family.authority)
    }

    @Test func `a list of another authority of the same name is not believed`() throws {
        let family = try OpenSSLFamily()
        let list = try OpenSSLFamily().list()
        #expect(list.issuer == family.authority.subject)
        let error = #expect(throws: PKIError.self) { try list.verifySignature(by: family.authority) }
        #expect(error?.code == "crl.bad-signature")
        try family.openssl.write("other.crl", list.pem)
        #expect(try family.openssl.ask("crl -in other.crl -CAfile ca.pem -noout").text.contains("verify failure"))
    }

    @Test func `openssl checks a whole chain with our lists`() throws {
        let family = try Family()
        let middle = try family.subordinate("中間", pathLength: 0)
        let leaf = try family.leaf(issuer: middle)
        let openssl = try OpenSSL()
        try openssl.write("root.pem", family.root.certificate.pem)
        try openssl.write("middle.pem", middle.certificate.pem)
        try openssl.write("leaf.pem", leaf.pem)
        let now = Int(Rehearsal.now.timeIntervalSince1970)
        let verify =
            "verify -x509_strict -crl_check_all -CRLfile lists.pem -CAfile root.pem -untrusted middle.pem "
            + "-attime \(now) leaf.pem"
        let both = try family.list().pem + family.list(by: middle).pem
        try openssl.write("lists.pem", both)
        #expect(try openssl.run(verify).contains("leaf.pem: OK"))
        try openssl.write("lists.pem", try family.list().pem)
        #expect(try openssl.ask(verify).text.contains("unable to get certificate CRL"))
        let entry = Revocation(
            serialNumber: middle.certificate.serialNumber, revokedAt: Rehearsal.start, reason: .cACompromise)
        try openssl.write("lists.pem", try family.list([entry]).pem + family.list(by: middle).pem)
        #expect(try openssl.ask(verify).text.contains("certificate revoked"))
    }
}
