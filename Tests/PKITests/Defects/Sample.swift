import Foundation
import PKI

/// One file that somebody chooses, and what they must be told; nil when it is to be installed.
struct Sample: Sendable {
    let name: String
    let code: String?
    /// What openssl issues; nil for files that are no certificate.
    var order: Order? = Order()
    /// What becomes of the certificate on its way: by default it is saved as PEM.
    var file: @Sendable (IssuedText?, Workshop) throws -> [UInt8] = { certificate, _ in
        Array((certificate?.pem ?? "").utf8)
    }
    /// What the server knows besides the ordinary.
    var knowledge: @Sendable (inout InstallationExpectation, IssuedText?, Workshop) throws -> Void = { _, _, _ in
    }

    /// What is told about the file as it is.
    func told(in workshop: Workshop) async throws -> String? {
        let certificate = try order.map { _ in try workshop.text(name) }
        let bytes = try file(certificate, workshop)
        var expectation = try workshop.expectation()
        try knowledge(&expectation, certificate, workshop)
        let chosen: CertificateFile
        do {
            chosen = try CertificateFile.read(bytes)
        } catch {
            return error.code
        }
        return await CertificateInspection.defect(of: chosen, expecting: expectation)?.code
    }

    /// The same sample for the same reason, in each of some legal shapes.
    func across(_ shapes: [(name: String, apply: @Sendable (inout Order) -> Void)]) -> [Sample] {
        shapes.map { shape in
            var sample = Sample(
                name: "\(name)-\(shape.name)", code: code, order: order, file: file, knowledge: knowledge)
            if var order = sample.order {
                shape.apply(&order)
                sample.order = order
            }
            return sample
        }
    }

    /// Shapes that change nothing about any answer.
    static let shapes: [(name: String, apply: @Sendable (inout Order) -> Void)] = [
        ("plain", { _ in }), ("sha384", { $0.digest = "sha384" }), ("sha512", { $0.digest = "sha512" }),
        ("bmp", { $0.stringMask = "MASK:0x0800" }), ("no-subject", { $0.subject = "/" }),
        ("policy", { $0.more.append("certificatePolicies=1.2.392.200110.10.8.5.1") }),
        ("unknown", { $0.more.append("1.2.3.4.5=ASN1:UTF8:架け橋") }),
        ("serial", { $0.serial = "7F0102030405060708090A0B0C0D0E0F10111213" }),
        ("long", { $0.subject += "/OU=" + String(repeating: "あ", count: 60) }),
        ("multi-valued", { $0.subject = "/C=JP/O=架け橋市/CN=first+OU=second" }),
    ]
}
