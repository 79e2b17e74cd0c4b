import PKI

/// Certificates that were taken back, or of which nobody can say that they were not.
enum RevocationSamples {
    static let keys = ["mid-revoked"]
    static let authorities: [(name: String, order: Order)] = [
        ("mid-revoked", .authority("mid-revoked", by: "root"))
    ]
    private static let reasons = [
        "unspecified", "keyCompromise", "CACompromise", "affiliationChanged", "superseded", "cessationOfOperation",
        "certificateHold",
    ]
    private static let point = "crlDistributionPoints=URI:http://repository.example.jp/ca.crl"
    /// A place in a directory, without any URI.
    private static let directory = "crlDistributionPoints=p\n[p]\nfullname=dirName:d\n[d]\nCN=list"

    private static var revoked: [(reason: String, samples: [Sample])] {
        reasons.map { reason in
            (
                reason,
                Sample(
                    name: "revoked-\(reason)", code: "certificate.revoked", order: Order(more: [point]),
                    knowledge: { expectation, _, workshop in
                        expectation.revocation = .lists([try workshop.list("root.crl")])
                    }
                ).across(shapes)
            )
        }
    }

    /// A list has a serial number once, and so no fixed one may be used by several.
    private static var shapes: [(name: String, apply: @Sendable (inout Order) -> Void)] {
        Sample.shapes.filter { !["policy", "unknown", "serial"].contains($0.name) } + more
    }

    private static let more: [(name: String, apply: @Sendable (inout Order) -> Void)] = [
        ("no-point", { $0.more = [] }),
        (
            "many-names",
            { $0.names = (1...50).map { "DNS:h\($0).example.jp" }.joined(separator: ",") + ",DNS:\(Workshop.hostName)" }
        ),
    ]

    /// The lists, once all certificates are there.
    static func makeLists(in workshop: Workshop) throws {
        let entries = revoked.flatMap { reason, samples in samples.map { (name: $0.name, reason: reason) } }
        try workshop.list("root.crl", by: "root", revoked: entries + [("mid-revoked", "cessationOfOperation")])
        try workshop.list("mid.crl", by: "mid-revoked")
        try workshop.list("old.crl", by: "root", update: "20260530000000Z", next: "20260531000000Z")
        try workshop.list("new.crl", by: "root", update: "20260602000000Z", next: "20260603000000Z")
        try workshop.list("foreign.crl", by: "foreign")
        try workshop.list("stranger.crl", by: "stranger")
    }

    static var all: [Sample] {
        let issuers = Sample(
            name: "revoked-mid", code: "certificate.issuer-revoked", order: Order(issuer: "mid-revoked"),
            file: { certificate, workshop in
                Array(((certificate?.pem ?? "") + (try workshop.openssl.text("mid-revoked.pem"))).utf8)
            },
            knowledge: { expectation, _, workshop in
                expectation.revocation = .lists([try workshop.list("mid.crl"), try workshop.list("root.crl")])
            })
        let files = ["old.crl", "new.crl", "foreign.crl", "stranger.crl"]
        let doubts = files.map { file in
            Sample(
                name: "doubt-\(file.dropLast(4))", code: "certificate.revocation-unknown", order: Order(more: [point]),
                knowledge: { expectation, _, workshop in
                    expectation.revocation = .lists([try workshop.list(file)])
                })
        }
        let none = Sample(
            name: "doubt-none", code: "certificate.revocation-unknown", order: Order(more: [point]),
            knowledge: { expectation, _, _ in expectation.revocation = .lists([]) })
        let unpublished = [point, directory].enumerated().map { index, line in
            Sample(
                name: "doubt-unpublished-\(index)", code: "certificate.revocation-unknown", order: Order(more: [line]))
        }
        let few = Array(Sample.shapes.prefix(5))
        return revoked.flatMap(\.samples) + issuers.across(Sample.shapes)
            + (doubts + [none] + unpublished).flatMap { $0.across(few) }
    }
}
