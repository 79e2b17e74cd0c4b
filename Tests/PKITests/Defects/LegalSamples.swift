import Foundation
import PKI

/// Certificates that look odd and are good.
enum LegalSamples {
    private static let host = Workshop.hostName

    static let keys: [String: String] = [
        "root": Workshop.p256, "mid": Workshop.p256, "low": Workshop.p256, "last": Workshop.p256,
        "rsa2048": "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "rsa3072": "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072",
        "p384": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384",
        "p521": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521", "ed25519": "genpkey -algorithm ED25519",
    ]

    static let authorities: [[(name: String, order: Order)]] = [
        ["root", "rsa2048", "rsa3072", "p384", "p521"].map { ($0, .authority($0, by: $0)) } + [
            ("ed25519", ChainSamples.altered(.authority("ed25519", by: "ed25519")) { $0.digest = "default" })
        ],
        [("mid", .authority("mid", by: "root", "critical,CA:TRUE,pathlen:2"))],
        [("low", .authority("low", by: "mid", "critical,CA:TRUE,pathlen:1"))],
        [("last", .authority("last", by: "low", "critical,CA:TRUE,pathlen:0"))],
    ]

    static var all: [Sample] {
        issuers + chains + orders.map { Sample(name: "good-\($0.0)", code: nil, order: $0.1) } + files + lists
    }

    private static var issuers: [Sample] {
        ["rsa2048", "rsa3072", "p384", "p521", "ed25519", "root"].flatMap { issuer in
            (issuer == "ed25519" ? ["default"] : ["sha256", "sha384", "sha512"]).map { digest in
                Sample(
                    name: "good-issuer-\(issuer)-\(digest)", code: nil, order: Order(issuer: issuer, digest: digest),
                    knowledge: { expectation, _, workshop in
                        expectation.anchors = TrustAnchors([try workshop.certificate(issuer)])
                    })
            }
        }
    }

    /// The whole path in the file, in order, reversed, with and without the root, each twice.
    private static var chains: [Sample] {
        let paths: [(String, [String])] = [
            ("mid", ["mid"]), ("mid", ["mid", "root"]), ("low", ["low", "mid"]), ("low", ["mid", "low"]),
            ("last", ["last", "low", "mid"]), ("last", ["mid", "low", "last", "root"]),
            ("last", ["root", "mid", "low", "last"]), ("last", ["last", "low", "mid", "last", "low", "mid"]),
            ("root", ["root"]),
        ]
        return paths.enumerated().flatMap { index, path in
            [true, false].map { isFirst in
                Sample(
                    name: "good-chain-\(index)-\(isFirst ? "first" : "last")", code: nil, order: Order(issuer: path.0),
                    file: { certificate, workshop in
                        let issuers = try path.1.map { try workshop.openssl.text("\($0).pem") }
                        let leaf = [certificate?.pem ?? ""]
                        return Array((isFirst ? leaf + issuers : issuers + leaf).joined().utf8)
                    })
            }
        }
    }

    private static let orders: [(String, Order)] = [
        ("plain", Order()), ("no-subject", Order(subject: "/")), ("no-common-name", Order(subject: "/C=JP/O=架け橋市")),
        ("bmp", Order(stringMask: "MASK:0x0800")), ("utf8", Order(stringMask: "utf8only")),
        ("t61", Order(subject: "/C=JP/O=Kakehashi@City/CN=\(host)", stringMask: "MASK:0x0004")),
        ("printable", Order(subject: "/C=JP/O=Kakehashi City/CN=\(host)", stringMask: "MASK:0x0002")),
        ("multi-valued", Order(subject: "/C=JP/O=架け橋市/CN=first+OU=second+serialNumber=3")),
        ("deep-subject", Order(subject: "/C=JP" + (1...30).map { "/OU=部\($0)" }.joined() + "/CN=x")),
        ("other-common-name", Order(subject: "/CN=cs02.city.example.lg.jp")),
        (
            "rare-attributes",
            Order(subject: "/C=JP/ST=長野県/L=架け橋市/street=一丁目/title=課長/GN=太郎/SN=試験/DC=jp/UID=1/emailAddress=a@example.jp")
        ),
        ("long-attribute", Order(subject: "/CN=" + String(repeating: "あ", count: 64))),
        ("serial-20", Order(serial: "7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")), ("serial-1", Order(serial: "01")),
        ("serial-high-bit", Order(serial: "00FF")), ("until-2049", Order(end: "20491231235959Z")),
        ("until-2050", Order(end: "20500101000000Z")), ("until-9999", Order(end: "99991231235959Z")),
        ("since-1950", Order(start: "19500101000000Z")), ("since-1970", Order(start: "19691231235959Z")),
        ("from-now", Order(start: "20260601000000Z")), ("until-now", Order(end: "20260601000000Z")),
        ("one-second", Order(start: "20260601000000Z", end: "20260601000000Z")),
        ("leap-day", Order(start: "20240229000000Z", end: "20280229235959Z")),
        ("no-key-usage", Order(keyUsage: nil)), ("key-usage-not-critical", Order(keyUsage: "digitalSignature")),
        ("key-usage-many", Order(keyUsage: "critical,digitalSignature,nonRepudiation,keyEncipherment,keyAgreement")),
        ("key-usage-nine-bits", Order(keyUsage: "digitalSignature,keyAgreement,decipherOnly")),
        ("no-extended", Order(extendedKeyUsage: nil)),
        ("extended-critical", Order(extendedKeyUsage: "critical,clientAuth")),
        ("extended-both", Order(extendedKeyUsage: "serverAuth,clientAuth")),
        ("extended-any-too", Order(extendedKeyUsage: "clientAuth,anyExtendedKeyUsage")),
        ("extended-unknown-too", Order(extendedKeyUsage: "1.2.3.4,clientAuth,1.2.392.200110.1")),
        ("no-constraints", Order(basicConstraints: nil)),
        ("constraints-not-critical", Order(basicConstraints: "CA:FALSE")),
        ("nothing-but-name", Order(basicConstraints: nil, keyUsage: nil, extendedKeyUsage: nil, identifiers: false)),
        ("name-upper", Order(names: "DNS:CS01.CITY.EXAMPLE.LG.JP")),
        ("name-mixed", Order(names: "DNS:cS01.City.eXample.lg.JP")),
        ("name-wildcard", Order(names: "DNS:*.city.example.lg.jp")),
        ("name-critical", Order(names: "critical,DNS:\(host)")),
        ("name-last", Order(names: "IP:192.0.2.1,email:a@example.jp,URI:http://example.jp/,RID:1.2.3,DNS:\(host)")),
        ("name-twice", Order(names: "DNS:\(host),DNS:\(host)")),
        (
            "name-hundred",
            Order(names: (1...100).map { "DNS:h\($0).example.jp" }.joined(separator: ",") + ",DNS:\(host)")
        ),
        ("name-punycode-too", Order(names: "DNS:xn--fsq.example.jp,DNS:\(host)")),
        (
            "name-other-kinds",
            Order(names: "otherName:1.2.3.4;UTF8:架け橋,dirName:d,DNS:\(host)", more: ["[d]", "CN=架け橋"])
        ),
        ("name-ipv6-too", Order(names: "IP:2001:db8::1,DNS:\(host)")),
        ("policy", Order(more: ["certificatePolicies=1.2.392.200110.10.8.5.1"])),
        ("policy-critical", Order(more: ["certificatePolicies=critical,1.2.392.200110.10.8.5.1"])),
        ("policy-any", Order(more: ["certificatePolicies=2.5.29.32.0"])),
        (
            "policy-notice",
            Order(more: [
                "certificatePolicies=ia5org,@p", "[p]", "policyIdentifier=1.2.3.4", "CPS.1=http://example.jp/",
                "userNotice.1=@n", "[n]", "explicitText=UTF8:架け橋",
            ])
        ),
        ("unknown-extension", Order(more: ["1.2.3.4.5=ASN1:NULL"])),
        ("unknown-extensions", Order(more: (1...20).map { "1.2.3.4.\($0)=ASN1:UTF8:架け橋" })),
        ("large-extension", Order(more: ["1.2.3.4.5=ASN1:UTF8:" + String(repeating: "x", count: 8000)])),
        (
            "authority-access",
            Order(more: ["authorityInfoAccess=OCSP;URI:http://ocsp.example.jp/,caIssuers;URI:http://example.jp/ca.cer"])
        ),
        ("netscape", Order(more: ["nsCertType=client", "nsComment=made by openssl"])),
        ("must-staple", Order(more: ["tlsfeature=status_request"])),
        ("issuer-and-serial", Order(identifiers: false, more: ["authorityKeyIdentifier=keyid,issuer:always"])),
        ("other-key-identifier", Order(identifiers: false, more: ["subjectKeyIdentifier=00112233"])),
        ("issuer-names", Order(more: ["issuerAltName=URI:http://example.jp/"])),
        ("directory-attributes", Order(more: ["2.5.29.9=DER:3000"])),
        ("signed-timestamps", Order(more: ["1.3.6.1.4.1.11129.2.4.2=DER:04020000"])),
    ]

    private static var files: [Sample] {
        let changes: [(String, @Sendable (IssuedText, Workshop, String) throws -> [UInt8])] = [
            ("der", { one, _, _ in one.der }),
            (
                "text",
                { _, workshop, name in
                    Array(try workshop.openssl.run("x509 -in \(name).pem -text").utf8)
                }
            ),
            (
                "text-utf8",
                { _, workshop, name in
                    Array(try workshop.openssl.run("x509 -in \(name).pem -text -nameopt utf8").utf8)
                }
            ),
            ("crlf", { one, _, _ in Array(one.pem.replacing("\n", with: "\r\n").utf8) }),
            ("cr", { one, _, _ in Array(one.pem.replacing("\n", with: "\r").utf8) }),
            ("mark", { one, _, _ in [0xef, 0xbb, 0xbf] + Array(one.pem.utf8) }),
            ("utf16", { one, _, _ in [0xff, 0xfe] + one.pem.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] } }),
            (
                "utf16-big",
                { one, _, _ in [0xfe, 0xff] + one.pem.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] } }
            ),
            ("blanks", { one, _, _ in Array(("\n\n  " + one.pem.replacing("\n", with: "  \n \n") + "\n\t\n").utf8) }),
            (
                "one-line",
                { one, _, _ in
                    let lines = one.pem.split(separator: "\n")
                    return Array(
                        "\(lines[0])\n\(lines.dropFirst().dropLast().joined())\n\(lines[lines.count - 1])".utf8)
                }
            ),
            ("no-last-line-feed", { one, _, _ in Array(one.pem.utf8.dropLast()) }),
            ("old-label", { one, _, _ in Array(one.pem.replacing("CERTIFICATE", with: "X509 CERTIFICATE").utf8) }),
            (
                "bag-attributes",
                { one, _, _ in
                    Array(("Bag Attributes\n    friendlyName: 架け橋\nsubject=CN = x\n" + one.pem).utf8)
                }
            ),
            (
                "shift-jis-before",
                { one, _, _ in [0x8f, 0xd8, 0x96, 0xbe, 0x8f, 0x91, 0x0d, 0x0a] + Array(one.pem.utf8) }
            ),
            ("text-behind", { one, _, _ in Array((one.pem + "以上\n").utf8) }),
            ("twice", { one, _, _ in Array((one.pem + one.pem).utf8) }),
            ("with-request", { one, workshop, _ in Array((try workshop.openssl.text("own.csr") + one.pem).utf8) }),
        ]
        return changes.map { name, change in
            Sample(
                name: "good-file-\(name)", code: nil,
                file: { certificate, workshop in
                    guard let certificate else { return [] }
                    return try change(certificate, workshop, "good-file-\(name)")
                })
        }
    }

    /// Published lists that do not have it.
    private static var lists: [Sample] {
        let points = [
            "URI:http://repository.example.jp/ca.crl", "URI:ldap://example.jp/CN=ca?certificateRevocationList",
            "URI:http://a.example.jp/1.crl,URI:http://b.example.jp/2.crl",
        ]
        return points.enumerated().flatMap { index, point in
            ["root", "mid"].map { issuer in
                Sample(
                    name: "good-list-\(index)-\(issuer)", code: nil,
                    order: Order(issuer: issuer, more: ["crlDistributionPoints=\(point)"]),
                    file: { certificate, workshop in
                        let issuers = issuer == "mid" ? try workshop.openssl.text("mid.pem") : ""
                        return Array(((certificate?.pem ?? "") + issuers).utf8)
                    },
                    knowledge: { expectation, _, workshop in
                        expectation.revocation = .lists(
                            [try workshop.list("root.crl"), try workshop.list("mid.crl")])
                    })
            }
        }
    }
}
