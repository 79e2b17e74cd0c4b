import PKI

/// Signed by the right authority in a way that is weak, or that nobody here knows.
enum SignatureSamples {
    static let keys = ["root-rsa": "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048"]
    static let authorities: [(name: String, order: Order)] = [("root-rsa", .authority("root-rsa", by: "root-rsa"))]

    static var all: [Sample] {
        let orders = [
            ("sha1-rsa", Order(issuer: "root-rsa", digest: "sha1")), ("sha1-ec", Order(digest: "sha1")),
            ("md5", Order(issuer: "root-rsa", digest: "md5")), ("sha224", Order(digest: "sha224")),
            (
                "pss",
                Order(
                    issuer: "root-rsa",
                    options: ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"])
            ),
            ("sha3", Order(digest: "sha3-256")),
        ]
        let shapes = Sample.shapes.filter { !$0.name.hasPrefix("sha") }.prefix(5)
        return orders.flatMap { name, order in
            Sample(
                name: "signature-\(name)", code: "certificate.signature-algorithm", order: order,
                knowledge: { expectation, _, workshop in
                    expectation.anchors = .init([
                        try workshop.certificate("root-rsa"), try workshop.certificate("root"),
                    ])
                }
            ).across(Array(shapes))
        }
    }
}
