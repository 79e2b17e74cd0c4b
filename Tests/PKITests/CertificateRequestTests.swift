import PKI
import Testing

struct CertificateRequestTests {
    @Test func `openssl verifies our request and reads its names`() throws {
        let request = try CertificateRequest(
            key: KeyPair(),
            subject: SubjectName(commonName: Family.hostName, organisationalUnit: "首長部局", organisation: "例示市"),
            dnsNames: [Family.hostName, "*.example.jp"], ipAddresses: ["192.0.2.10", "2001:db8::1"])
        let openssl = try OpenSSL()
        try openssl.write("request.pem", request.pem)
        let text = try openssl.run("req -in request.pem -verify -noout -text -nameopt RFC2253,-esc_msb,utf8")
        #expect(text.contains("verify OK"))
        #expect(text.contains("Subject: \(request.subject)"))
        #expect(text.contains("DNS:\(Family.hostName), DNS:*.example.jp, IP Address:192.0.2.10, IP Address:2001:DB8"))
        #expect(text.contains("ecdsa-with-SHA256"))
        #expect(request.ipAddresses == ["192.0.2.10", "2001:db8::1"])
    }

    @Test(arguments: ["", " -outform PEM -newhdr"])
    func `a request of openssl is read`(option: String) throws {
        let openssl = try OpenSSL()
        try openssl.run("ecparam -name prime256v1 -genkey -noout -out key.pem")
        try openssl.run(
            "req -new -utf8 -key key.pem -out request.pem" + option,
            ["-subj", "/C=JP/O=例示市/CN=a.example.jp", "-addext", "subjectAltName=DNS:a.example.jp,IP:192.0.2.1"])
        let request = try CertificateRequest(pem: openssl.text("request.pem"))
        #expect(request.subject == "CN=a.example.jp,O=例示市,C=JP")
        #expect(request.dnsNames == ["a.example.jp"])
        #expect(request.ipAddresses == ["192.0.2.1"])
        #expect(try KeyPair(pem: openssl.text("key.pem")).publicKeyFingerprint == request.publicKeyFingerprint)
        // For the eye: the same digits in pairs, as openssl writes fingerprints.
        let pairs = request.publicKeyFingerprintInPairs.split(separator: ":")
        #expect(pairs.count == 32 && pairs.joined().lowercased() == request.publicKeyFingerprint)
        try openssl.run("req -in request.pem -outform DER -out request.der")
        #expect(try openssl.bytes("request.der") == request.der)
    }

    @Test func `a request without names is read`() throws {
        let request = try CertificateRequest(
            key: KeyPair(), subject: SubjectName(commonName: "名前"), dnsNames: [], ipAddresses: [])
        #expect(try CertificateRequest(pem: request.pem).dnsNames.isEmpty)
    }

    @Test func `a request whose signature is not its key's is refused`() throws {
        let openssl = try OpenSSL()
        let request = try Family.request()
        var der = request.der
        der[der.count - 1] ^= 1
        try openssl.write("request.der", der)
        let pem = try openssl.run("req -inform DER -in request.der")
        let error = #expect(throws: PKIError.self) { try CertificateRequest(pem: pem) }
        #expect(error?.code == "request.signature")
    }

    @Test(arguments: ["rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-384"])
    func `a request with another kind of key is refused`(kind: String) throws {
        let openssl = try OpenSSL()
        try openssl.run("req -new -newkey \(kind) -nodes -keyout key.pem -out request.pem -subj /CN=a")
        let pem = try openssl.text("request.pem")
        let error = #expect(throws: PKIError.self) { try CertificateRequest(pem: pem) }
        #expect(error?.code == "request.algorithm")
    }

    @Test func `a certificate is not a request`() throws {
        let pem = try Family().root.certificate.pem
        let error = #expect(throws: PKIError.self) { try CertificateRequest(pem: pem) }
        #expect(error?.code == "request.malformed")
    }

    @Test(arguments: [
        (["市.example.jp"], []), (["a..jp"], []), ([""], []), (["-a.jp"], []), (["a.*.jp"], []), (["a_b.jp"], []),
        ([], ["192.0.2"]), ([], ["192.0.2.256"]), ([], ["192.0.2.+1"]), ([], ["192.0.x.2.1"]), ([], ["cs01.jp"]),
    ])
    func `names that cannot stand in a certificate are refused`(dnsNames: [String], addresses: [String]) {
        let error = #expect(throws: PKIError.self) {
            try CertificateRequest(
                key: KeyPair(), subject: SubjectName(commonName: "a"), dnsNames: dnsNames, ipAddresses: addresses)
        }
        #expect(error?.code == "name.malformed")
    }

    @Test(arguments: [
        SubjectName(commonName: ""), SubjectName(commonName: String(repeating: "あ", count: 65)),
        SubjectName(commonName: "a", country: "日本"), SubjectName(commonName: "a", organisation: ""),
    ])
    func `subjects beyond their bounds are refused`(subject: SubjectName) {
        let error = #expect(throws: PKIError.self) {
            try CertificateRequest(key: KeyPair(), subject: subject, dnsNames: [], ipAddresses: [])
        }
        #expect(error?.code == "name.malformed")
    }
}
