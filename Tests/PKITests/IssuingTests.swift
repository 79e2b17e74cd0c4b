import Foundation
import PKI
import Testing

/// Certificates of ours before the eyes of openssl.
struct IssuingTests {
    @Test(arguments: [
        (CertificatePurpose.server, ["sslserver"], ["sslclient"]), (.client, ["sslclient"], ["sslserver"]),
        (.serverAndClient, ["sslserver", "sslclient"], []),
    ])
    func `openssl's strict verification agrees on the purpose`(
        purpose: CertificatePurpose, good: [String], bad: [String]
    ) throws {
        let family = try Family()
        let openssl = try OpenSSL()
        try openssl.write("ca.pem", family.root.certificate.pem)
        try openssl.write("leaf.pem", family.leaf(purpose).pem)
        let verify =
            "verify -x509_strict -CAfile ca.pem -attime \(Int(Rehearsal.now.timeIntervalSince1970)) "
            + "-verify_hostname \(Family.hostName) -purpose"
        for name in good { #expect(try openssl.run("\(verify) \(name) leaf.pem").contains("leaf.pem: OK")) }
        for name in bad { #expect(try openssl.ask("\(verify) \(name) leaf.pem").status != 0) }
    }

    @Test func `openssl prints the same of a certificate as we say`() throws {
        let openssl = try OpenSSL()
        let leaf = try Family().leaf()
        try openssl.write("leaf.pem", leaf.pem)
        let names = "-nameopt RFC2253,-esc_msb,utf8"
        #expect(
            try openssl.value(after: "serial=", of: "x509 -in leaf.pem -noout -serial").lowercased()
                == leaf.serialNumber)
        #expect(try openssl.value(after: "subject=", of: "x509 -in leaf.pem -noout -subject \(names)") == leaf.subject)
        #expect(try openssl.value(after: "issuer=", of: "x509 -in leaf.pem -noout -issuer \(names)") == leaf.issuer)
        #expect(
            try openssl.value(after: "sha256 Fingerprint=", of: "x509 -in leaf.pem -noout -fingerprint -sha256")
                == leaf.sha256Fingerprint)
        #expect(
            try openssl.value(after: "notAfter=", of: "x509 -in leaf.pem -noout -enddate -dateopt iso_8601")
                == "2017-05-19 00:00:00Z")
        let text = try openssl.run("x509 -in leaf.pem -noout -text")
        #expect(text.contains("URI:http://repository.example.jp/ca.crl"))
        #expect(leaf.crlDistributionPoints == ["http://repository.example.jp/ca.crl"])
        #expect(text.contains("X509v3 Key Usage: critical"))
        #expect(text.contains("X509v3 Basic Constraints: critical"))
        #expect(leaf.notBefore == Rehearsal.start)
        #expect(leaf.notAfter == Rehearsal.end)
        #expect(!leaf.isAuthority)
    }

    @Test func `a subject of special characters is written as openssl writes it`() throws {
        let openssl = try OpenSSL()
        let root = try CertificateAuthority.create(
            subject: SubjectName(commonName: "a,b+c\"d\\e<f>;g", organisation: "#市 ", country: nil),
            validFrom: Rehearsal.start, validUntil: Rehearsal.end)
        try openssl.write("ca.pem", root.certificate.pem)
        let seen = try openssl.value(
            after: "subject=", of: "x509 -in ca.pem -noout -subject -nameopt RFC2253,-esc_msb,utf8")
        #expect(seen == root.certificate.subject)
    }

    @Test func `serial numbers are of 16 bytes, positive and different`() throws {
        let family = try Family()
        let serials = try (0..<20).map { _ in try family.leaf().serialNumber }
        #expect(Set(serials).count == 20)
        for serial in serials {
            #expect(serial.count == 32)
            #expect("4567".contains(serial.prefix(1)))
        }
    }

    @Test func `an authority is taken up again with its own key only`() throws {
        let root = try Family().root
        let again = try CertificateAuthority(
            certificatePEM: root.certificate.pem, privateKeyPEM: root.privateKeyPEM)
        #expect(again.certificate == root.certificate)
        let other = #expect(throws: PKIError.self) {
            try CertificateAuthority(certificatePEM: root.certificate.pem, privateKeyPEM: KeyPair().privateKeyPEM)
        }
        #expect(other?.code == "authority.key-mismatch")
    }

    @Test func `an end entity is not taken up as an authority`() throws {
        let key = KeyPair()
        let leaf = try Family().root.issue(
            Family.request(key), purpose: .server, validFrom: Rehearsal.start, validUntil: Rehearsal.end,
            crlDistributionPoint: nil)
        let error = #expect(throws: PKIError.self) {
            try CertificateAuthority(certificatePEM: leaf.pem, privateKeyPEM: key.privateKeyPEM)
        }
        #expect(error?.code == "authority.not-authority")
    }

    @Test func `a validity that ends before it begins is refused`() throws {
        let family = try Family()
        let error = #expect(throws: PKIError.self) {
            try family.leaf(from: Rehearsal.end, until: Rehearsal.start)
        }
        #expect(error?.code == "certificate.validity")
    }

    @Test(arguments: ["", "http://例.jp/ca.crl", "http://a b"])
    func `what is no URI is refused as a distribution point`(uri: String) throws {
        let family = try Family()
        #expect(throws: PKIError.self) {
            try family.root.issue(
                Family.request(), purpose: .server, validFrom: Rehearsal.start, validUntil: Rehearsal.end,
                crlDistributionPoint: uri)
        }
    }

    @Test func `a certificate is read from PEM and DER alike, and from nothing shorter`() throws {
        let leaf = try Family().leaf()
        #expect(try IssuedCertificate(pem: leaf.pem) == IssuedCertificate(der: leaf.der))
        for length in leaf.der.indices {
            #expect(throws: PKIError.self) { try IssuedCertificate(der: Array(leaf.der.prefix(length))) }
        }
        let request = try Family.request().pem
        #expect(throws: PKIError.self) { try IssuedCertificate(pem: request) }
    }
}
