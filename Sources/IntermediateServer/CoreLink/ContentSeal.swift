public import Crypto
import Foundation
public import Identifiers
public import NationalProtocol
import Synchronization

/// The seal of content: HPKE (RFC 9180) in mode_auth, P-256, SHA-256; AES-256-GCM under a key that is exported for each inquiry.
///
/// One encapsulation serves all that is sealed for one reader at once. Each inquiry's key is exported from it (RFC 9180 §5.3)
/// under what it is about, and opens nothing else.
public enum ContentSeal {
    /// Why content cannot be opened: it was changed, is of another inquiry, or of another writer.
    public struct Broken: Error, Sendable, Hashable {}

    fileprivate static let suite = HPKE.Ciphersuite.P256_SHA256_AES_GCM_256
    fileprivate static let info = Data("kakehashi content 2".utf8)
    fileprivate static let keyLength = 32
    /// How the ciphertext of this form begins; base64 has no full stop, and so no other form does.
    fileprivate static let mark = "2."
}

/// Seals contents for one reader by one writer; not to be kept for longer than one batch.
public struct ContentSealer: Sendable {
    private let sender: HPKE.Sender
    private let encapsulatedKey: String

    /// Makes a secret with a reader.
    /// - Throws: `CryptoKitError`.
    public init(for reader: P256.KeyAgreement.PublicKey, by writer: P256.KeyAgreement.PrivateKey) throws {
        sender = try HPKE.Sender(
            recipientKey: reader, ciphersuite: ContentSeal.suite, info: ContentSeal.info, authenticatedBy: writer)
        encapsulatedKey = sender.encapsulatedKey.base64EncodedString()
    }

    /// Seals content for an inquiry.
    /// - Throws: `CryptoKitError`.
    public func seal(_ content: [UInt8], about inquiry: SealedSubject) throws -> SealedContent {
        let key = try sender.exportSecret(context: inquiry.info, outputByteCount: ContentSeal.keyLength)
        let box = try AES.GCM.seal(content, using: key, authenticating: inquiry.info)
        let sealed = Data(box.nonce) + box.ciphertext + box.tag
        return SealedContent(
            encapsulatedKey: encapsulatedKey, ciphertext: ContentSeal.mark + sealed.base64EncodedString())
    }
}

/// Opens contents of one reader; remembers the secrets that several contents share.
public final class ContentOpener: Sendable {
    private struct Encapsulation: Hashable {
        let key: String
        let writer: String
    }

    /// Secrets that are remembered at once [O].
    private static let most = 256
    private let reader: P256.KeyAgreement.PrivateKey
    private let known = Mutex<[Encapsulation: HPKE.Recipient]>([:])

    /// Opens with a reader's key.
    public init(_ reader: P256.KeyAgreement.PrivateKey) {
        self.reader = reader
    }

    /// Opens content of an inquiry.
    ///
    /// - Parameters:
    ///   - sealed: the content.
    ///   - writer: the content key of whoever must have sealed it, X9.63, base64.
    ///   - inquiry: what it must be about.
    /// - Returns: the content.
    /// - Throws: `Broken`.
    public func open(
        _ sealed: SealedContent, from writer: String, about inquiry: SealedSubject
    ) throws(ContentSeal.Broken) -> [UInt8] {
        guard sealed.ciphertext.hasPrefix(ContentSeal.mark) else { return try single(sealed, writer, inquiry) }
        guard let bytes = Data(base64Encoded: String(sealed.ciphertext.dropFirst(ContentSeal.mark.count))),
            let recipient = recipient(Encapsulation(key: sealed.encapsulatedKey, writer: writer)),
            let key = try? recipient.exportSecret(context: inquiry.info, outputByteCount: ContentSeal.keyLength),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let content = try? AES.GCM.open(box, using: key, authenticating: inquiry.info)
        else { throw ContentSeal.Broken() }
        return Array(content)
    }

    private func recipient(_ encapsulation: Encapsulation) -> HPKE.Recipient? {
        if let known = known.withLock({ $0[encapsulation] }) { return known }
        guard let recipient = recipient(encapsulation.key, encapsulation.writer, info: ContentSeal.info) else {
            return nil
        }
        known.withLock { known in
            if known.count >= Self.most { known = [:] }
            known[encapsulation] = recipient
        }
        return recipient
    }

    private func recipient(_ encapsulated: String, _ writer: String, info: Data) -> HPKE.Recipient? {
        guard let encapsulated = Data(base64Encoded: encapsulated), let writer = Data(base64Encoded: writer),
            let key = try? P256.KeyAgreement.PublicKey(x963Representation: writer)
        else { return nil }
        return try? HPKE.Recipient(
            privateKey: reader, ciphersuite: ContentSeal.suite, info: info, encapsulatedKey: encapsulated,
            authenticatedBy: key)
    }

    /// The form before, in which each content has an encapsulation of its own: what was kept so is still opened.
    private func single(
        _ sealed: SealedContent, _ writer: String, _ inquiry: SealedSubject
    ) throws(ContentSeal.Broken) -> [UInt8] {
        guard let ciphertext = Data(base64Encoded: sealed.ciphertext),
            var recipient = recipient(sealed.encapsulatedKey, writer, info: inquiry.info),
            let content = try? recipient.open(ciphertext)
        else { throw ContentSeal.Broken() }
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
