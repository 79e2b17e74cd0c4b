public import Crypto
import Foundation
public import Identifiers
public import NationalProtocol

/// Seals content for one reader by one writer: HPKE (RFC 9180) in mode_auth, P-256, SHA-256, AES-256-GCM.
public enum ContentSeal {
    /// Why content cannot be opened: it was changed, is of another inquiry, or of another writer.
    public struct Broken: Error, Sendable, Hashable {}

    private static let suite = HPKE.Ciphersuite.P256_SHA256_AES_GCM_256

    /// Seals content for an inquiry.
    /// - Throws: `CryptoKitError`.
    public static func seal(
        _ content: [UInt8], for reader: P256.KeyAgreement.PublicKey, by writer: P256.KeyAgreement.PrivateKey,
        about inquiry: SealedSubject
    ) throws -> SealedContent {
        var sender = try HPKE.Sender(
            recipientKey: reader, ciphersuite: suite, info: inquiry.info, authenticatedBy: writer)
        let ciphertext = try sender.seal(Data(content))
        return SealedContent(
            encapsulatedKey: sender.encapsulatedKey.base64EncodedString(),
            ciphertext: ciphertext.base64EncodedString())
    }

    /// Opens content of an inquiry.
    /// - Throws: `Broken`.
    public static func open(
        _ sealed: SealedContent, with reader: P256.KeyAgreement.PrivateKey, from writer: P256.KeyAgreement.PublicKey,
        about inquiry: SealedSubject
    ) throws(Broken) -> [UInt8] {
        guard let key = Data(base64Encoded: sealed.encapsulatedKey),
            let ciphertext = Data(base64Encoded: sealed.ciphertext),
            var recipient = try? HPKE.Recipient(
                privateKey: reader, ciphersuite: suite, info: inquiry.info, encapsulatedKey: key,
                authenticatedBy: writer),
            let content = try? recipient.open(ciphertext)
        else { throw Broken() }
        return Array(content)
    }
}

/// What sealed content is about: it opens for this inquiry and for no other.
public struct SealedSubject: Sendable, Hashable {
    let info: Data

    /// Names an inquiry.
    public init(_ number: ProcessingNumber, _ purpose: InquiryPurpose) {
        let parts = [number.text, purpose.inquirer.text, purpose.provider.text, purpose.item.text]
        info = Data((["kakehashi content 1"] + parts).joined(separator: "\n").utf8)
    }
}
