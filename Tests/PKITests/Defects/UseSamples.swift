/// Certificates whose key is for something else.
enum UseSamples {
    private static let keyUses = [
        "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign",
        "encipherOnly", "decipherOnly",
    ]
    private static let purposes = [
        "serverAuth", "codeSigning", "emailProtection", "timeStamping", "OCSPSigning", "anyExtendedKeyUsage",
        "msSmartcardLogin", "ipsecIKE", "1.2.392.200110.1",
    ]

    static var all: [Sample] {
        let uses = subsets(of: keyUses).enumerated().flatMap { index, uses in
            ["", "critical,"].prefix(index < 36 ? 2 : 1).map { critical in
                Sample(
                    name: "use-key-\(index)\(critical.isEmpty ? "" : "-critical")", code: "certificate.usage",
                    order: Order(keyUsage: critical + uses.joined(separator: ",")))
            }
        }
        let extended = subsets(of: purposes).filter { $0.count < 3 }.enumerated().flatMap { index, purposes in
            ["", "critical,"].map { critical in
                Sample(
                    name: "use-extended-\(index)\(critical.isEmpty ? "" : "-critical")",
                    code: "certificate.extended-usage",
                    order: Order(extendedKeyUsage: critical + purposes.joined(separator: ",")))
            }
        }
        let critical = [
            "1.2.3.4.5=critical,ASN1:NULL", "policyConstraints=critical,requireExplicitPolicy:0",
            "inhibitAnyPolicy=critical,0", "1.3.6.1.5.5.7.1.3=critical,DER:3000",
            "subjectInfoAccess=critical,caRepository;URI:http://repository.example.jp/",
        ].enumerated().map { index, line in
            Sample(name: "use-unknown-\(index)", code: "certificate.unknown-critical", order: Order(more: [line]))
        }
        let authorities = ["critical,CA:TRUE", "CA:TRUE", "critical,CA:TRUE,pathlen:0"].enumerated().map {
            index, line in
            Sample(name: "use-authority-\(index)", code: "certificate.authority", order: Order(basicConstraints: line))
        }
        return uses + extended + (critical + authorities).flatMap { $0.across(Array(Sample.shapes.prefix(5))) }
    }

    /// All choices of one, two or three.
    private static func subsets(of all: [String]) -> [[String]] {
        let pairs = all.indices.flatMap { one in all[(one + 1)...].map { [all[one], $0] } }
        let triples = all.indices.flatMap { one in
            all[(one + 1)...].indices.flatMap { two in all[(two + 1)...].map { [all[one], all[two], $0] } }
        }
        return all.map { [$0] } + pairs + triples
    }
}
