import PKI

/// Certificates for the keys of others: of the other bureau, of an older request, of another kind.
enum KeySamples {
    private static let siblings = (1...16).map { "key-\($0)" }
    private static let kinds = [
        "key-rsa": "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "key-p384": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384",
        "key-p521": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521",
        "key-ed25519": "genpkey -algorithm ED25519",
    ]
    private static let unknown = [
        "key-k1": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
        "key-brainpool": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1",
        "key-p224": "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-224",
        "key-ed448": "genpkey -algorithm ED448",
    ]

    static var keys: [String: String] {
        let all = Dictionary(uniqueKeysWithValues: siblings.map { ($0, Workshop.p256) })
        return all.merging(kinds) { one, _ in one }.merging(unknown) { one, _ in one }
    }

    static var all: [Sample] {
        let ours = (siblings + kinds.keys.sorted()).map { key in
            Sample(name: "of-\(key)", code: "certificate.other-key", order: Order(request: key))
        }
        let strange = unknown.keys.sorted().map { key in
            Sample(name: "of-\(key)", code: "certificate.key-algorithm", order: Order(request: key))
        }
        // The mayor's certificate on the board's server: another key and another name, told as another key.
        let bureau = Sample(
            name: "of-bureau", code: "certificate.other-key",
            order: Order(
                request: "key-1", subject: "/C=JP/O=架け橋市/OU=教育委員会/CN=cs02.city.example.lg.jp",
                names: "DNS:cs02.city.example.lg.jp"))
        let duplicates = Sample(
            name: "of-duplicate", code: "certificate.duplicate",
            knowledge: { expectation, certificate, _ in
                expectation.installedFingerprints = Set([certificate?.fingerprint].compactMap(\.self))
            })
        let early = Sample(
            name: "of-no-request", code: "certificate.no-request",
            knowledge: { expectation, _, _ in expectation.key = nil })
        return ours.flatMap { $0.across(Array(Sample.shapes.prefix(4))) }
            + (strange + [bureau, duplicates, early]).flatMap { $0.across(Sample.shapes) }
    }
}
