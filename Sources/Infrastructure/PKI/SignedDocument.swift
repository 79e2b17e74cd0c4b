import Crypto
public import Foundation
import X509

/// A document with its signature: JSON Web Signature in flattened JSON (RFC 7515 §7.2.2), ES256, certificates as `x5c`.
public struct SignedDocument: Sendable {
    /// The document's bytes, worth nothing until verified.
    public let payload: [UInt8]
    /// The signer's certificate, then whatever authorities came with it.
    public let certificates: [IssuedCertificate]
    private let signingInput: String
    private let signature: [UInt8]

    private struct Form: Codable {
        var payload: String
        var protected: String
        var signature: String
    }

    private struct Header: Codable {
        var alg: String
        var x5c: [String]
    }

    /// Signs a document; the first certificate is the key's.
    /// - Throws: `PKIError` when the key is another's.
    public static func sign(
        _ payload: [UInt8], by key: KeyPair, certificates: [IssuedCertificate]
    ) throws(PKIError) -> [UInt8] {
        guard let own = certificates.first, key.matches(own) else {
            throw PKIError(
                code: "document.key-mismatch", message: "the key does not belong to the first certificate",
                japanese: "証明書と鍵が対応していません。")
        }
        return try PKIError.reading(.document) {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let header = try encoder.encode(
                Header(alg: "ES256", x5c: certificates.map { Data($0.der).base64EncodedString() }))
            let (protected, body) = (Base64URL.text(header), Base64URL.text(Data(payload)))
            let signature = try key.privateKey.signature(for: Data("\(protected).\(body)".utf8))
            encoder.outputFormatting.insert(.prettyPrinted)
            let form = Form(
                payload: body, protected: protected, signature: Base64URL.text(signature.rawRepresentation))
            return Array(try encoder.encode(form)) + Array("\n".utf8)
        }
    }

    /// Whether a file has the form of a signed document, good or bad.
    public static func isSigned(_ file: [UInt8]) -> Bool {
        (try? JSONDecoder().decode(Form.self, from: Data(file))) != nil
    }

    /// Reads a signed document; nothing has been verified then.
    /// - Throws: `PKIError` when it has not the form, or another algorithm than ES256.
    public init(_ file: [UInt8]) throws(PKIError) {
        let form: Form
        let header: Header
        (form, header) = try PKIError.reading(.document) {
            let form = try JSONDecoder().decode(Form.self, from: Data(file))
            guard let bytes = Base64URL.bytes(form.protected) else { throw PKIMatter.document.malformed("protected") }
            return (form, try JSONDecoder().decode(Header.self, from: bytes))
        }
        guard header.alg == "ES256" else { throw PKIMatter.document.malformed("alg is \(header.alg), not ES256") }
        guard let payload = Base64URL.bytes(form.payload), let signature = Base64URL.bytes(form.signature) else {
            throw PKIMatter.document.malformed("not base64url")
        }
        var certificates: [IssuedCertificate] = []
        for text in header.x5c.prefix(10) {
            guard let der = Data(base64Encoded: text) else { throw PKIMatter.document.malformed("x5c") }
            certificates.append(try IssuedCertificate(der: Array(der)))
        }
        guard !certificates.isEmpty else { throw PKIMatter.document.malformed("x5c is empty") }
        self.payload = Array(payload)
        self.certificates = certificates
        self.signature = Array(signature)
        signingInput = "\(form.protected).\(form.payload)"
    }

    /// Judges signer and signature at an instant.
    ///
    /// - Parameters:
    ///   - anchors: whom the caller trusts.
    ///   - purpose: what the signer's certificate must be for.
    ///   - hostName: the name that it must be of, where a server signs.
    ///   - now: the instant.
    /// - Returns: the payload that may be believed.
    /// - Throws: `DocumentRefusal`.
    public func verified(
        by anchors: TrustAnchors, purpose: ChainPurpose = .documents, hostName: String? = nil, at now: Date
    ) async throws(DocumentRefusal) -> [UInt8] {
        let chain: UnverifiedChain
        do {
            chain = try UnverifiedChain(der: certificates.map(\.der))
        } catch {
            throw .signer(.malformed(error.japanese))
        }
        switch await chain.validate(anchors: anchors, hostName: hostName, ipAddress: nil, purpose: purpose, at: now) {
        case .failure(let refusal): throw .signer(refusal)
        case .success: break
        }
        guard
            let key = P256.Signing.PublicKey(chain.leaf.certificate.publicKey),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature),
            key.isValidSignature(signature, for: Data(signingInput.utf8))
        else { throw .changed }
        return payload
    }
}

/// Why a signed document is not believed.
public enum DocumentRefusal: Error, Sendable, Hashable {
    /// The signer is not one whose authority is trusted, or not for documents.
    case signer(ChainRefusal)
    /// The signature is not of these bytes.
    case changed
}

/// Base64 without padding, in the alphabet of URLs (RFC 7515 §2).
enum Base64URL {
    static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func bytes(_ text: String) -> Data? {
        guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}
