import Foundation
import PKI

/// The CA certificates that one user of one terminal has installed (§2.3): PEM files in a folder.
enum TrustFolder {
    static func anchors(in folder: String) throws(PlanError) -> TrustAnchors {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var certificates: [IssuedCertificate] = []
        for name in names.sorted() where name.hasSuffix(".pem") || name.hasSuffix(".crt") {
            let path = "\(folder)/\(name)"
            certificates.append(
                try PlanError.reading(path) {
                    try IssuedCertificate(pem: String(contentsOfFile: path, encoding: .utf8))
                })
        }
        return TrustAnchors(certificates)
    }
}

/// A plan, or a file that it names, that cannot be used.
public struct PlanError: Error, Sendable, CustomStringConvertible {
    public let file: String
    public let reason: String
    public var description: String { "\(file): \(reason)" }

    static func reading<Answer>(_ file: String, _ work: () throws -> Answer) throws(PlanError) -> Answer {
        do {
            return try work()
        } catch {
            throw PlanError(file: file, reason: "\(error)")
        }
    }
}
