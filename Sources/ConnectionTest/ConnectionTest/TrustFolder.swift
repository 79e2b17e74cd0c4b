import Foundation
public import PKI

/// The CA certificates that one user of one terminal has installed (§2.3): PEM files in a folder.
public enum TrustFolder {
    /// Reads the certificates of a folder, or of one PEM file.
    /// - Throws: `PlanError` for a file that is no certificate.
    public static func anchors(in folder: String) throws(PlanError) -> TrustAnchors {
        if folder.hasSuffix(".pem") || folder.hasSuffix(".crt") {
            let certificate = try PlanError.reading(folder) {
                try IssuedCertificate(pem: String(contentsOfFile: folder, encoding: .utf8))
            }
            return TrustAnchors([certificate])
        }
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
    /// The reason for staff, where they can do something about it.
    public let japanese: String?
    public var description: String { "\(file): \(reason)" }

    /// Says what of which file cannot be used.
    public init(file: String, reason: String, japanese: String? = nil) {
        self.file = file
        self.reason = reason
        self.japanese = japanese
    }

    /// A setting of another kind than it has to be, or a file that is no JSON: said by the place in the file, for people.
    static func unreadableSetting(_ file: String, _ error: DecodingError) -> PlanError {
        let path: [any CodingKey] =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            @unknown default: []
            }
        let place = path.map { key in key.intValue.map { "\($0)" } ?? key.stringValue }.joined(separator: " > ")
        guard !place.isEmpty else {
            return PlanError(file: file, reason: "is not JSON", japanese: "JSONとして読み取れません。")
        }
        return PlanError(
            file: file, reason: "\(place) is missing or not of the right kind", japanese: "「\(place)」がないか、書き方が正しくありません。"
        )
    }

    static func reading<Answer>(_ file: String, _ work: () throws -> Answer) throws(PlanError) -> Answer {
        do {
            return try work()
        } catch let error as PlanError {
            throw error
        } catch {
            throw PlanError(file: file, reason: "\(error)")
        }
    }
}
