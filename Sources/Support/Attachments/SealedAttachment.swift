import Crypto
import Foundation

/// A file as it lies in the folder: sealed under a key of its own, which follows from the key of whoever it belongs to.
///
/// The first line says whose it is. It opens under no other name, and for nobody else.
enum SealedAttachment {
    private static let mark = Array("kakehashi-attachment 1 ".utf8)
    /// The longest first line that is looked at.
    static let longestHead = 128

    static func sealed(_ content: [UInt8], as identifier: String, for owner: String, key: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            content, using: fileKey(identifier, owner, key), authenticating: place(identifier, owner))
        return mark + Array("\(owner)\n".utf8) + Array(box.nonce) + box.ciphertext + box.tag
    }

    /// Nil when it was changed, lay under another name, or the key is not the one that sealed it.
    static func opened(_ content: [UInt8], as identifier: String, for owner: String, key: [UInt8]) -> [UInt8]? {
        let sealed = content.dropFirst(mark.count + owner.utf8.count + 1)
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let opened = try? AES.GCM.open(
                box, using: fileKey(identifier, owner, key), authenticating: place(identifier, owner))
        else { return nil }
        return Array(opened)
    }

    /// Whose a file is; nil for one from before files were sealed.
    static func owner(_ head: some Collection<UInt8>) -> String? {
        guard head.starts(with: mark), let end = head.prefix(longestHead).firstIndex(of: UInt8(ascii: "\n")) else {
            return nil
        }
        return String(decoding: head[..<end].dropFirst(mark.count), as: UTF8.self)
    }

    private static func fileKey(_ identifier: String, _ owner: String, _ key: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: place(identifier, owner), outputByteCount: 32)
    }

    private static func place(_ identifier: String, _ owner: String) -> [UInt8] {
        Array("attachment \(owner) \(identifier)".utf8)
    }
}
