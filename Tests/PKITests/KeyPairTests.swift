import PKI
import Testing

struct KeyPairTests {
    @Test func `our key is read by openssl, which prints the same fingerprint`() throws {
        let key = KeyPair()
        let openssl = try OpenSSL()
        try openssl.write("key.pem", key.privateKeyPEM)
        #expect(key.privateKeyPEM.hasPrefix("-----BEGIN PRIVATE KEY-----"))
        #expect(try openssl.run("pkey -in key.pem -check -noout").contains("valid"))
        try openssl.run("pkey -in key.pem -pubout -outform DER -out public.der")
        #expect(try openssl.run("dgst -sha256 -r public.der").hasPrefix(key.publicKeyFingerprint))
    }

    @Test(arguments: [
        "ecparam -name prime256v1 -genkey -noout -out key.pem", "ecparam -name prime256v1 -genkey -out key.pem",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem",
    ])
    func `keys of openssl are read in each of its forms`(command: String) throws {
        let openssl = try OpenSSL()
        try openssl.run(command)
        let key = try KeyPair(pem: openssl.text("key.pem"))
        try openssl.run("pkey -in key.pem -pubout -outform DER -out public.der")
        #expect(try openssl.run("dgst -sha256 -r public.der").hasPrefix(key.publicKeyFingerprint))
        #expect(try KeyPair(pem: key.privateKeyPEM).publicKeyFingerprint == key.publicKeyFingerprint)
    }

    @Test(arguments: [
        "ecparam -name secp384r1 -genkey -noout -out key.pem", "genpkey -algorithm ED25519 -out key.pem",
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out key.pem",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes128 -pass pass:secret -out key.pem",
    ])
    func `other keys are refused`(command: String) throws {
        let openssl = try OpenSSL()
        try openssl.run(command)
        let pem = try openssl.text("key.pem")
        #expect(throws: PKIError.self) { try KeyPair(pem: pem) }
    }

    @Test(arguments: ["", "no PEM", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
    func `what is no key is refused`(pem: String) throws {
        let error = #expect(throws: PKIError.self) { try KeyPair(pem: pem) }
        #expect(error?.code == "key.malformed")
    }

    @Test func `two keys in one file are refused, for nobody can say which is meant`() {
        #expect(throws: PKIError.self) { try KeyPair(pem: KeyPair().privateKeyPEM + KeyPair().privateKeyPEM) }
    }

    @Test func `a key matches its own certificate and no other`() throws {
        let family = try Family()
        let key = KeyPair()
        let certificate = try family.root.issue(
            Family.request(key), purpose: .server, validFrom: Rehearsal.start, validUntil: Rehearsal.end,
            crlDistributionPoint: nil)
        #expect(key.matches(certificate))
        #expect(!KeyPair().matches(certificate))
        #expect(!key.matches(family.root.certificate))
    }

    @Test func `a key's description shows only the public half`() {
        let key = KeyPair()
        #expect("\(key)" == "KeyPair(\(key.publicKeyFingerprint))")
    }
}
