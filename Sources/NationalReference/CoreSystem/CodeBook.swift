import Crypto
import CryptoExtras
import Foundation
import Identifiers

/// Makes and reads 符号: a person's number and a body's code, encrypted together under the centre's own key.
///
/// Authenticated and deterministic, after RFC 5297's construction with HMAC-SHA256 in place of S2V [O]: the same person
/// and body always give the same 32 bytes, and bytes that were never issued are not read.
struct CodeBook: Sendable, CustomStringConvertible {
    /// Bytes of the key.
    static let keyLength = 64
    private static let (personLength, tagLength) = (16, 16)
    private let authentication: SymmetricKey
    private let encryption: SymmetricKey

    /// Takes the key, 64 bytes; nil for any other number.
    init?(key: [UInt8]) {
        guard key.count == Self.keyLength else { return nil }
        authentication = SymmetricKey(data: key.prefix(32))
        encryption = SymmetricKey(data: key.suffix(32))
    }

    /// Nothing of the key, so that no log shows it.
    var description: String { "CodeBook" }

    /// A body's code of a person.
    func code(of person: PersonNumber, for holder: HolderCode) throws -> LinkageCode {
        let tag = tag(person.bytes, holder)
        return try LinkageCode(Self.text(Data(tag) + (try crypt(Data(person.bytes), tag))))
    }

    /// The person that a body's code is of; nil for one that was not issued to this body.
    func person(of code: LinkageCode, for holder: HolderCode) -> PersonNumber? {
        guard let bytes = Self.bytes(code.text), bytes.count == Self.tagLength + Self.personLength else { return nil }
        let tag = Array(bytes.prefix(Self.tagLength))
        guard let plain = try? crypt(Data(bytes.suffix(Self.personLength)), tag) else { return nil }
        let expected = self.tag(Array(plain), holder)
        var difference: UInt8 = 0
        for (left, right) in zip(expected, tag) { difference |= left ^ right }
        return difference == 0 ? PersonNumber(bytes: Array(plain)) : nil
    }

    private func tag(_ person: [UInt8], _ holder: HolderCode) -> [UInt8] {
        let input = Data("符号 \(holder.text) ".utf8) + person
        return Array(HMAC<SHA256>.authenticationCode(for: input, using: authentication).prefix(Self.tagLength))
    }

    private func crypt(_ bytes: Data, _ tag: [UInt8]) throws -> Data {
        try AES._CTR.encrypt(bytes, using: encryption, nonce: AES._CTR.Nonce(nonceBytes: tag))
    }

    private static func text(_ bytes: Data) -> String {
        String(
            decoding: bytes.base64EncodedData().compactMap { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                default: byte
                }
            }, as: UTF8.self)
    }

    private static func bytes(_ text: String) -> Data? {
        let digits = text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: byte
            }
        }
        return Data(base64Encoded: Data(digits + [UInt8(ascii: "=")]))
    }
}

/// The centre's own number of a person: 16 bytes, known nowhere else.
struct PersonNumber: Sendable, Hashable, CustomStringConvertible {
    let bytes: [UInt8]
    /// Nothing of the number.
    var description: String { "PersonNumber" }

    /// Takes a number as it was kept; nil for any other length.
    init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// A new person.
    init() {
        bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    }
}
