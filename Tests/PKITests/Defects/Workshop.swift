import Foundation
import PKI

/// A folder in which openssl makes keys, authorities and a thousand certificates, two at a time.
final class Workshop: Sendable {
    static let hostName = "cs01.city.example.lg.jp"
    static let now = Date(timeIntervalSince1970: 1_780_272_000)  // 2026-06-01T00:00:00Z

    let openssl: OpenSSL
    let own: KeyPair

    /// Makes a request for each kind of key and name, then the authorities, those above first.
    init(keys: [String: String], authorities: [[(name: String, order: Order)]]) throws {
        openssl = try OpenSSL()
        let all = keys.merging(["own": Self.p256]) { one, _ in one }
        let made = try openssl.runAll(
            all.map { $0.value.split(separator: " ").map(String.init) + ["-out", "\($0.key).key"] })
        guard made.status == 0 else { throw OpenSSL.Failure(description: made.text) }
        let asked = try openssl.runAll(
            all.keys.map { ["req", "-new", "-key", "\($0).key", "-subj", "/CN=\($0)", "-out", "\($0).csr"] })
        guard asked.status == 0 else { throw OpenSSL.Failure(description: asked.text) }
        own = try KeyPair(pem: openssl.text("own.key"))
        for layer in authorities { try issue(layer) }
    }

    static let p256 = "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"

    /// Issues all at once.
    func issue(_ orders: [(name: String, order: Order)]) throws {
        for (name, order) in orders {
            try openssl.write("\(name).cnf", order.configuration(name))
            try openssl.write("\(name).db", "")
            if let serial = order.serial { try openssl.write("\(name).srl", serial + "\n") }
        }
        let answer = try openssl.runAll(orders.map { $0.order.command($0.name) })
        let missing = orders.filter { (try? openssl.bytes("\($0.name).pem"))?.isEmpty ?? true }.map(\.name)
        guard missing.isEmpty else {
            throw OpenSSL.Failure(
                description: "not made: \(missing.joined(separator: " "))\n\(answer.text.suffix(2000))")
        }
    }

    func text(_ name: String) throws -> IssuedText { IssuedText(pem: try openssl.text("\(name).pem")) }

    func certificate(_ name: String) throws -> IssuedCertificate {
        try IssuedCertificate(pem: openssl.text("\(name).pem"))
    }

    /// Writes a list of `issuer` with these certificates, revoked on 2026-03-01 for one of openssl's reasons.
    func list(
        _ file: String, by issuer: String, revoked: [(name: String, reason: String)] = [],
        update: String = "20260531000000Z", next: String = "20260602000000Z"
    ) throws {
        let lines = try revoked.map { entry in
            let serial = try certificate(entry.name).serialNumber.uppercased()
            return "R\t270101000000Z\t260301000000Z,\(entry.reason)\t\(serial)\tunknown\t/CN=\(entry.name)\n"
        }
        try openssl.write("index.txt", lines.joined())
        try openssl.run(
            "ca -gencrl -cert \(issuer).pem -keyfile \(issuer).key -out \(file) -crl_lastupdate \(update) "
                + "-crl_nextupdate \(next)")
    }

    func list(_ file: String) throws -> CertificateRevocationList {
        try CertificateRevocationList(pem: openssl.text(file))
    }

    func expectation() throws -> InstallationExpectation {
        InstallationExpectation(
            key: own, hostName: Self.hostName, anchors: TrustAnchors([try certificate("root")]),
            revocation: .notPublished, installedFingerprints: [], purpose: .client, now: Self.now)
    }
}
