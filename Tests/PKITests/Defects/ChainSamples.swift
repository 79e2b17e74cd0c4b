import Foundation
import PKI

/// Certificates that no path of good authorities leads to.
enum ChainSamples {
    static let keys = [
        "root", "foreign", "stranger", "mid", "mid-old", "mid-new", "mid-no-ca", "mid-none", "mid-no-sign", "mid-flat",
        "mid-foreign", "mid-names", "mid-critical", "below",
    ]

    static let authorities: [[(name: String, order: Order)]] = [
        [
            ("root", .authority("root", by: "root")),
            ("foreign", altered(.authority("foreign", by: "foreign")) { $0.subject = "/C=JP/O=架け橋/CN=root" }),
            ("stranger", .authority("stranger", by: "stranger")),
        ],
        [
            ("mid", .authority("mid", by: "root")),
            ("mid-old", altered(.authority("mid-old", by: "root")) { $0.end = "20260531235959Z" }),
            ("mid-new", altered(.authority("mid-new", by: "root")) { $0.start = "20260601000001Z" }),
            ("mid-no-ca", .authority("mid-no-ca", by: "root", "critical,CA:FALSE")),
            ("mid-none", .authority("mid-none", by: "root", nil)),
            ("mid-no-sign", altered(.authority("mid-no-sign", by: "root")) { $0.keyUsage = "critical,cRLSign" }),
            ("mid-flat", .authority("mid-flat", by: "root", "critical,CA:TRUE,pathlen:0")),
            ("mid-foreign", .authority("mid-foreign", by: "foreign")),
            (
                "mid-names",
                altered(.authority("mid-names", by: "root")) { order in
                    order.more = ["nameConstraints=critical,excluded;DNS:city.example.lg.jp"]
                }
            ),
            (
                "mid-critical",
                altered(.authority("mid-critical", by: "root")) { order in
                    order.more = ["1.2.3.4.5=critical,ASN1:NULL"]
                }
            ),
        ],
        [("below", .authority("below", by: "mid-flat"))],
    ]

    static func altered(_ order: Order, _ change: (inout Order) -> Void) -> Order {
        var order = order
        change(&order)
        return order
    }

    static var all: [Sample] {
        let untrusted = [
            of("same-name", issuer: "foreign"),
            of("same-name-no-identifier", issuer: "foreign") { $0.identifiers = false },
            of("stranger", issuer: "stranger"), of("stranger-in-file", issuer: "stranger", with: ["stranger"]),
            of("self-signed", issuer: "own"),
            of("mid-missing", issuer: "mid"), of("mid-no-ca", issuer: "mid-no-ca", with: []),
            of("mid-no-sign", issuer: "mid-no-sign", with: ["mid-no-sign"]),
            of("pathlen", issuer: "below", with: ["below", "mid-flat"]),
            of("pathlen-mid-missing", issuer: "below", with: ["below"]),
            of("mid-foreign", issuer: "mid-foreign", with: ["mid-foreign", "foreign"]),
            of("mid-names", issuer: "mid-names", with: ["mid-names"]),
            of("mid-critical", issuer: "mid-critical", with: ["mid-critical"]),
        ]
        // Two certificates of no authority are two certificates.
        let several = [
            of("mid-no-ca-in-file", "certificate.several", issuer: "mid-no-ca", with: ["mid-no-ca"]),
            of("mid-none-in-file", "certificate.several", issuer: "mid-none", with: ["mid-none"]),
        ]
        let untimely = [
            of("mid-old", "certificate.issuer-not-in-force", issuer: "mid-old", with: ["mid-old"]),
            of("mid-new", "certificate.issuer-not-in-force", issuer: "mid-new", with: ["mid-new"]),
        ]
        return (untrusted + several + untimely).flatMap { $0.across(Sample.shapes) } + changed
    }

    private static func of(
        _ name: String, _ code: String = "certificate.not-trusted", issuer: String, with more: [String] = [],
        _ change: (inout Order) -> Void = { _ in }
    ) -> Sample {
        Sample(
            name: "chain-\(name)", code: code, order: altered(Order(issuer: issuer), change),
            file: { certificate, workshop in
                let texts = [certificate?.pem ?? ""] + (try more.map { try workshop.openssl.text("\($0).pem") })
                return Array(texts.joined().utf8)
            })
    }

    /// Signed, and then changed: in the signature, or in what was signed.
    private static var changed: [Sample] {
        let flips = (0..<28).map { place in
            Sample(
                name: "chain-signature-\(place)", code: "certificate.signature",
                file: { certificate, _ in
                    var der = certificate?.der ?? []
                    der[der.count - 1 - place] ^= UInt8(1 << (place % 8))
                    return der
                })
        }
        let edits = [
            ("host", "city", "kity"), ("host-case", "example", "Example"), ("end", "270101000000Z", "370101000000Z"),
            ("start", "260101000000Z", "250101000000Z"), ("bureau", "首長部局", "教育委員"), ("issuer-less", "lg.jp", "co.jp"),
        ].map { name, old, new in
            Sample(
                name: "chain-edited-\(name)", code: "certificate.signature",
                file: { certificate, _ in
                    let der = Data(certificate?.der ?? [])
                    guard let range = der.range(of: Data(old.utf8), options: .backwards) else { return [] }
                    var changed = der
                    changed.replaceSubrange(range, with: Data(new.utf8))
                    return Array(changed)
                })
        }
        return flips + edits.flatMap { $0.across(Array(Sample.shapes.prefix(3))) }
    }
}
