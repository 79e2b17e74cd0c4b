import Foundation
import PKI

/// The commands by which openssl makes keys.
enum OpenSSLKey: String, CaseIterable {
    case p256 = "ecparam -name prime256v1 -genkey"
    case rsa2048 = "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048"
}

/// An authority and its certificates, all made by openssl, valid from the real now.
struct OpenSSLFamily {
    static let hostName = "cs01.city.example.lg.jp"
    static let ordinary = """
        basicConstraints=critical,CA:FALSE
        keyUsage=critical,digitalSignature
        extendedKeyUsage=serverAuth
        subjectAltName=DNS:\(hostName),IP:192.0.2.10
        """

    let openssl: OpenSSL
    let authority: IssuedCertificate

    init(keyUsage: String = "keyCertSign,cRLSign", key: OpenSSLKey = .p256) throws {
        openssl = try OpenSSL()
        try openssl.run("\(key.rawValue) -out ca.key")
        try openssl.run(
            "req -x509 -new -utf8 -key ca.key -days 3650 -out ca.pem",
            [
                "-subj", "/C=JP/O=架け橋/CN=OpenSSL CA", "-addext", "basicConstraints=critical,CA:TRUE",
                "-addext", "keyUsage=critical,\(keyUsage)",
            ])
        authority = try IssuedCertificate(pem: openssl.text("ca.pem"))
        try openssl.run("ecparam -name prime256v1 -genkey -noout -out leaf.key")
        try openssl.run(
            "req -new -key leaf.key -out leaf.csr",
            ["-subj", "/C=JP/CN=\(Self.hostName)", "-addext", "subjectAltName=DNS:\(Self.hostName),IP:192.0.2.10"])
    }

    /// Issues a leaf with these lines of extensions, by default under the authority.
    func leaf(_ extensions: String = ordinary, issuer: String = "ca") throws -> IssuedCertificate {
        try openssl.write("extensions.cnf", extensions + "\n")
        try openssl.run(
            "x509 -req -in leaf.csr -CA \(issuer).pem -CAkey \(issuer).key -days 30 -extfile extensions.cnf -out leaf.pem"
        )
        return try IssuedCertificate(pem: openssl.text("leaf.pem"))
    }

    /// A list of what was revoked, in force from 2016-05-19 to the next day.
    func list(by issuer: String = "ca", digest: String = "sha256") throws -> CertificateRevocationList {
        try openssl.run(
            "ca -gencrl -md \(digest) -cert \(issuer).pem -keyfile \(issuer).key -out \(issuer).crl "
                + "-crl_lastupdate 20160519000000Z -crl_nextupdate 20160520000000Z")
        return try CertificateRevocationList(pem: openssl.text("\(issuer).crl"))
    }
}
