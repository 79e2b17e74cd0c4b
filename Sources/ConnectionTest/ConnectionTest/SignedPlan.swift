public import Foundation
public import OrganisationProtocol
public import PKI
import ServiceCalendar

/// A plan that the platform signed, verified.
public struct SignedPlan: Sendable {
    public let document: PlanDocument
    /// Who signed it, RFC 4514.
    public let signer: String

    /// Whether a file has the form of a signed plan, good or bad.
    public static func isSigned(_ file: String) -> Bool {
        FileManager.default.contents(atPath: file).map { SignedDocument.isSigned(Array($0)) } ?? false
    }

    /// Reads a plan, and believes it only when an authority that is trusted here vouches for whoever signed it.
    ///
    /// - Parameters:
    ///   - file: The plan as サポートサイト gave it.
    ///   - anchors: The CA certificates that this machine trusts.
    ///   - fingerprint: Instead, or as well: SHA-256 of the CA certificate as the published list has it (§2.3).
    ///   - now: The instant at which certificate and plan are judged.
    /// - Returns: The plan, believed.
    /// - Throws: `PlanError` that says what is wrong: changed, expired, another signer.
    public static func read(
        _ file: String, anchors: TrustAnchors, fingerprint: String?, at now: Date
    ) async throws(PlanError) -> SignedPlan {
        let bytes = try PlanError.reading(file) { Array(try Data(contentsOf: URL(filePath: file))) }
        let signed = try reading(file, bytes)
        var trusted = anchors.certificates
        if let fingerprint {
            let wanted = normal(fingerprint)
            let known = (signed.certificates + anchors.certificates).filter {
                $0.isAuthority && normal($0.sha256Fingerprint) == wanted
            }
            guard let first = known.first else {
                throw PlanError(
                    file: file, reason: "no CA certificate with the fingerprint \(fingerprint) came with the plan",
                    japanese: "指定されたフィンガープリントのCA証明書が計画ファイルにありません。サポートサイトのフィンガープリント一覧と、指定した値を確認してください。")
            }
            trusted = [first]
        }
        guard !trusted.isEmpty else {
            throw PlanError(
                file: file, reason: "whom to believe? give --ca FILE or --fingerprint SHA256",
                japanese: "計画ファイルの署名を確認するCA証明書がありません。--ca にCA証明書を、又は --fingerprint にフィンガープリントを指定してください。")
        }
        let payload = try await verified(file, signed, TrustAnchors(trusted), now)
        let document = try PlanError.reading(file) {
            try JSONDecoder().decode(PlanDocument.self, from: Data(payload))
        }
        try check(document, file, now)
        return SignedPlan(document: document, signer: signed.certificates[0].subject)
    }

    private static func reading(_ file: String, _ bytes: [UInt8]) throws(PlanError) -> SignedDocument {
        do {
            return try SignedDocument(bytes)
        } catch {
            throw PlanError(file: file, reason: error.message, japanese: error.japanese)
        }
    }

    private static func verified(
        _ file: String, _ signed: SignedDocument, _ anchors: TrustAnchors, _ now: Date
    ) async throws(PlanError) -> [UInt8] {
        do {
            return try await signed.verified(by: anchors, at: now)
        } catch {
            switch error {
            case .changed:
                throw PlanError(
                    file: file,
                    reason: "the plan was changed after the platform signed it: its signature does not match",
                    japanese: "計画ファイルは、署名された後に書き換えられています。サポートサイトから再度ダウンロードしてください。")
            case .signer(let refusal):
                throw PlanError(
                    file: file, reason: "whoever signed the plan is not believed (\(refusal.code))",
                    japanese: "計画ファイルの署名者を確認できません（\(refusal.code)）。CA証明書が正しいか、サポートサイトから取得したファイルかを確認してください。")
            }
        }
    }

    private static func check(_ document: PlanDocument, _ file: String, _ now: Date) throws(PlanError) {
        guard document.format == PlanDocument.currentFormat else {
            throw PlanError(
                file: file,
                reason: "format \(document.format) is not known; this program reads \(PlanDocument.currentFormat)",
                japanese: "計画ファイルの形式（\(document.format)）に対応していません。接続試験ツールを最新のものに更新してください。")
        }
        guard let expiry = JapanTime.parse(document.expiresAt), now < expiry else {
            throw PlanError(
                file: file, reason: "the plan expired at \(document.expiresAt)",
                japanese:
                    "計画ファイルの有効期限（\(JapanTime.parse(document.expiresAt).map(JapanTime.japanese) ?? document.expiresAt)）が切れています。"
                    + "サポートサイトから再度ダウンロードしてください。")
        }
    }

    /// Hexadecimal digits alone: lists are printed with colons, spaces, or neither.
    private static func normal(_ fingerprint: String) -> String {
        fingerprint.lowercased().filter(\.isHexDigit)
    }
}
