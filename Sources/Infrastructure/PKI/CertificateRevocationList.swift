public import Foundation
import SwiftASN1
import Synchronization
import X509

/// A revocation list as read (RFC 5280 §5); `verifySignature(by:)` says whether to believe it.
public struct CertificateRevocationList: Sendable, Hashable {
    /// The list in DER, as it was read.
    public let der: [UInt8]
    private let parsed: ParsedRevocationList
    private let entries: [String: Revocation]
    private let signers = KnownSigners()

    /// Reads DER.
    /// - Throws: `PKIError` when it is malformed, has no nextUpdate (RFC 5280 §5.1.2.5) or an unknown critical extension.
    public init(der: [UInt8]) throws(PKIError) {
        let parsed = try PKIError.reading(.list) { try ParsedRevocationList(der) }
        self.der = der
        self.parsed = parsed
        entries = Dictionary(parsed.revoked.map { ($0.serialNumber, $0) }) { first, _ in first }
    }

    /// Reads PEM.
    /// - Throws: `PKIError` as for DER, and when the PEM is of something else.
    public init(pem: String) throws(PKIError) {
        let document = try PKIError.reading(.list) { try PEMDocument(pemString: pem) }
        guard document.discriminator == "X509 CRL" else {
            throw PKIMatter.list.malformed("PEM of \(document.discriminator), not of a list")
        }
        try self.init(der: document.derBytes)
    }

    /// The list in PEM.
    public var pem: String { PEMDocument(type: "X509 CRL", derBytes: der).pemString + "\n" }
    /// RFC 4514 text.
    public var issuer: String { parsed.issuer.description }
    /// The list's number; nil when it has none, or one beyond Int64.
    public var number: Int64? { parsed.number }
    /// When it was issued.
    public var thisUpdate: Date { parsed.thisUpdate }
    /// When the next one is due at the latest; from then on this one is not to be believed.
    public var nextUpdate: Date { parsed.nextUpdate }
    /// The revoked certificates, in the list's order.
    public var revoked: [Revocation] { parsed.revoked }

    /// Two lists are the same when their bytes are.
    public static func == (one: CertificateRevocationList, other: CertificateRevocationList) -> Bool {
        one.der == other.der
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }

    /// The entry of a serial number as `IssuedCertificate.serialNumber` writes it, or nil.
    public func revocation(of serialNumber: String) -> Revocation? { entries[serialNumber] }

    /// Whether an authority issued this list and may issue lists (RFC 5280 §6.3.3 (f), (g)).
    /// - Throws: `PKIError` with code `crl.wrong-issuer` or `crl.bad-signature`.
    public func verifySignature(by authority: IssuedCertificate) throws(PKIError) {
        switch signatureRefusal(by: authority) {
        case .some(.wrongIssuer(let expected, let seen)):
            throw PKIError(
                code: "crl.wrong-issuer", message: "issued by \(seen), not by \(expected)",
                japanese: "失効リストの発行者が異なります。")
        case .some(let refusal):
            throw PKIError(code: "crl.bad-signature", message: "\(refusal)", japanese: "失効リストの署名が正しくありません。")
        case .none: return
        }
    }

    /// The same judgement in the words of a revocation check; nil when the list is the authority's.
    func signatureRefusal(by authority: IssuedCertificate) -> RevocationRefusal? {
        guard authority.certificate.subject == parsed.issuer else {
            return .wrongIssuer(expected: authority.subject, seen: issuer)
        }
        // Present but unreadable cannot be: such a certificate is refused when it is read.
        if let usage = try? authority.certificate.extensions.keyUsage, !usage.cRLSign {
            return .badSignature("the authority may not sign lists")
        }
        guard let algorithm = parsed.signatureAlgorithm else {
            return .badSignature("the signature algorithm is unknown, or differs inside and outside")
        }
        if signers.contains(authority) { return nil }
        let isValid = authority.certificate.publicKey.isValidSignature(
            parsed.signature, for: parsed.content, signatureAlgorithm: algorithm)
        guard isValid else { return .badSignature("the signature is not the authority's") }
        signers.add(authority)
        return nil
    }
}

/// The authorities whose signature on a list was found good: neither of them changes, so neither does that.
private final class KnownSigners: Sendable {
    private let kept = Mutex<Set<IssuedCertificate>>([])

    func contains(_ authority: IssuedCertificate) -> Bool { kept.withLock { $0.contains(authority) } }

    func add(_ authority: IssuedCertificate) {
        kept.withLock { _ = $0.insert(authority) }
    }
}
