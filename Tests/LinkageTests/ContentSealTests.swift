import Crypto
import Foundation
import Identifiers
import NationalProtocol
import Testing

@testable import CoreLink

/// Content opens for its 照会, its reader and its writer, also where many share an encapsulation.
@Suite struct ContentSealTests {
    private let reader = P256.KeyAgreement.PrivateKey()
    private let writer = P256.KeyAgreement.PrivateKey()
    private var writerText: String { writer.publicKey.x963Representation.base64EncodedString() }
    private static let content = Array("所得額 1500000".utf8)

    private static func purpose(provider: String = "9999920201100000", item: String = "TM00000000000002") throws
        -> InquiryPurpose
    {
        InquiryPurpose(
            inquirer: try HolderCode("9999920202900000"), provider: try HolderCode(provider),
            affair: try AffairCode("JM99000000000002"), procedure: try ProcedureCode("JT99010000000002"),
            item: try ItemCode(item))
    }

    private static func subject(_ number: String = "p-1") throws -> SealedSubject {
        SealedSubject(try ProcessingNumber(number), try purpose())
    }

    @Test func `what leaves together shares an encapsulation and no key`() throws {
        let sealer = try ContentSealer(for: reader.publicKey, by: writer)
        let (first, second) = (try Self.subject("p-1"), try Self.subject("p-2"))
        let (one, other) = (try sealer.seal(Self.content, about: first), try sealer.seal(Self.content, about: second))
        #expect(one.encapsulatedKey == other.encapsulatedKey && one.ciphertext != other.ciphertext)
        #expect(try sealer.seal(Self.content, about: first) != one)
        let opener = ContentOpener(reader)
        #expect(try opener.open(one, from: writerText, about: first) == Self.content)
        #expect(try opener.open(other, from: writerText, about: second) == Self.content)
        #expect(throws: ContentSeal.Broken.self) { try opener.open(one, from: writerText, about: second) }
        #expect(throws: ContentSeal.Broken.self) { try opener.open(other, from: writerText, about: first) }
        let next = try ContentSealer(for: reader.publicKey, by: writer).seal(Self.content, about: first)
        #expect(next.encapsulatedKey != one.encapsulatedKey)
    }

    @Test func `it opens for nobody else and nothing else`() throws {
        let subject = try Self.subject()
        let sealed = try ContentSealer(for: reader.publicKey, by: writer).seal(Self.content, about: subject)
        let opener = ContentOpener(reader)
        // The right one first: what is remembered of it must not open for another.
        #expect(try opener.open(sealed, from: writerText, about: subject) == Self.content)
        let another = P256.KeyAgreement.PrivateKey().publicKey.x963Representation.base64EncodedString()
        #expect(throws: ContentSeal.Broken.self) { try opener.open(sealed, from: another, about: subject) }
        #expect(throws: ContentSeal.Broken.self) {
            try ContentOpener(P256.KeyAgreement.PrivateKey()).open(sealed, from: writerText, about: subject)
        }
        let number = try ProcessingNumber("p-1")
        for purpose in [
            try Self.purpose(provider: "9999920203700000"), try Self.purpose(item: "TM00000000000003"),
        ] {
            #expect(throws: ContentSeal.Broken.self) {
                try opener.open(sealed, from: writerText, about: SealedSubject(number, purpose))
            }
        }
    }

    @Test func `what was changed on its way does not open`() throws {
        let subject = try Self.subject()
        let sealer = try ContentSealer(for: reader.publicKey, by: writer)
        let sealed = try sealer.seal(Self.content, about: subject)
        let opener = ContentOpener(reader)
        let bytes = try #require(Data(base64Encoded: String(sealed.ciphertext.dropFirst(2))))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            let broken = SealedContent(
                encapsulatedKey: sealed.encapsulatedKey, ciphertext: "2." + changed.base64EncodedString())
            #expect(throws: ContentSeal.Broken.self) { try opener.open(broken, from: writerText, about: subject) }
        }
        let elsewhere = try ContentSealer(for: reader.publicKey, by: writer).seal(Self.content, about: subject)
        for (key, ciphertext) in [
            (sealed.encapsulatedKey, elsewhere.ciphertext), ("", sealed.ciphertext), ("AA==", sealed.ciphertext),
            (sealed.encapsulatedKey, ""), (sealed.encapsulatedKey, "2."), (sealed.encapsulatedKey, "2.AAAA"),
            (sealed.encapsulatedKey, String(sealed.ciphertext.dropFirst(2))), (sealed.encapsulatedKey, "2.*"),
        ] {
            #expect(throws: ContentSeal.Broken.self) {
                try opener.open(
                    SealedContent(encapsulatedKey: key, ciphertext: ciphertext), from: writerText, about: subject)
            }
        }
    }

    @Test func `what was sealed in the form before is opened`() throws {
        let subject = try Self.subject()
        var sender = try HPKE.Sender(
            recipientKey: reader.publicKey, ciphersuite: .P256_SHA256_AES_GCM_256, info: subject.info,
            authenticatedBy: writer)
        let ciphertext = try sender.seal(Data(Self.content))
        let sealed = SealedContent(
            encapsulatedKey: sender.encapsulatedKey.base64EncodedString(),
            ciphertext: ciphertext.base64EncodedString())
        let opener = ContentOpener(reader)
        #expect(try opener.open(sealed, from: writerText, about: subject) == Self.content)
        #expect(throws: ContentSeal.Broken.self) {
            try opener.open(sealed, from: writerText, about: try Self.subject("p-2"))
        }
        let marked = SealedContent(encapsulatedKey: sealed.encapsulatedKey, ciphertext: "2." + sealed.ciphertext)
        #expect(throws: ContentSeal.Broken.self) { try opener.open(marked, from: writerText, about: subject) }
    }
}
