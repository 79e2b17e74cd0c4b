/// What openssl is told to write into one certificate; by default one that a server may install.
struct Order: Sendable {
    var issuer = "root"
    var request = "own"
    var subject = "/C=JP/O=架け橋市/OU=首長部局/CN=\(Workshop.hostName)"
    var start = "20260101000000Z"
    var end = "20270101000000Z"
    var digest = "sha256"
    /// Which string types a subject gets: `utf8only`, or `MASK:` and a number.
    var stringMask = "utf8only"
    var serial: String?
    var basicConstraints: String? = "critical,CA:FALSE"
    var keyUsage: String? = "critical,digitalSignature"
    var extendedKeyUsage: String? = "clientAuth"
    var names: String? = "DNS:\(Workshop.hostName)"
    var identifiers = true
    var more: [String] = []
    /// Options of `openssl ca`.
    var options: [String] = []

    /// An authority's certificate.
    static func authority(_ name: String, by issuer: String, _ basicConstraints: String? = "critical,CA:TRUE") -> Order
    {
        Order(
            issuer: issuer, request: name, subject: "/C=JP/O=架け橋/CN=\(name)", start: "20100101000000Z",
            end: "20460101000000Z", basicConstraints: basicConstraints, keyUsage: "critical,keyCertSign,cRLSign",
            extendedKeyUsage: nil, names: nil)
    }

    /// The configuration of `openssl ca` for this certificate alone, so that many may be issued at once.
    func configuration(_ name: String) -> String {
        let lines = [
            basicConstraints.map { "basicConstraints=\($0)" }, keyUsage.map { "keyUsage=\($0)" },
            extendedKeyUsage.map { "extendedKeyUsage=\($0)" }, names.map { "subjectAltName=\($0)" },
            identifiers ? "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid" : nil,
        ]
        return """
            [ca]
            default_ca = a
            [a]
            database = \(name).db
            new_certs_dir = .
            policy = any
            unique_subject = no
            string_mask = \(stringMask)
            \(serial == nil ? "rand_serial = yes" : "serial = \(name).srl")
            [any]
            commonName = optional
            [e]
            \((lines.compactMap(\.self) + more).joined(separator: "\n"))

            """
    }

    func command(_ name: String) -> [String] {
        let isOwn = issuer == request
        return [
            "ca", "-config", "\(name).cnf", "-batch", "-notext", "-utf8", "-preserveDN", "-in", "\(request).csr",
            "-keyfile",
            "\(issuer).key", "-md", digest, "-startdate", start, "-enddate", end, "-extensions", "e", "-subj", subject,
            "-out", "\(name).pem",
        ] + (isOwn ? ["-selfsign"] : ["-cert", "\(issuer).pem"]) + options
    }
}
