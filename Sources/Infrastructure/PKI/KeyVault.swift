import Crypto
import Foundation

/// Seals private keys at rest under a master key that is kept outside the database (AES-256-GCM).
public struct KeyVault: Sendable, CustomStringConvertible {
    private static let keyLength = 32
    private let key: SymmetricKey
    /// What sealed before, while the master key is being renewed.
    private let former: SymmetricKey?

    /// Takes the master key, 32 bytes; with any other number nothing can be sealed or opened.
    ///
    /// What a `former` one sealed opens too; nothing is sealed under it any more.
    public init(masterKey: [UInt8], former: [UInt8]? = nil) {
        key = SymmetricKey(data: masterKey)
        self.former = former.map { SymmetricKey(data: $0) }
    }

    /// Makes a vault and its new master key, which is to be kept in a safe place.
    public static func create() -> (KeyVault, [UInt8]) {
        let masterKey = newMasterKey()
        return (KeyVault(masterKey: masterKey), masterKey)
    }

    /// Makes a new master key of 32 bytes.
    public static func newMasterKey() -> [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }

    /// Seals a text; it opens only under the same context, so that one record cannot take another's place.
    /// - Throws: `PKIError` when the master key has a wrong length.
    public func seal(_ text: String, context: String) throws(PKIError) -> [UInt8] {
        let key = try checkedKey()
        return try PKIError.reading(.vault) {
            let box = try AES.GCM.seal(Array(text.utf8), using: key, authenticating: Array(context.utf8))
            return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
        }
    }

    /// Opens what was sealed under the same context.
    /// - Throws: `PKIError` when the bytes, the context or the master key are not those of the sealing.
    public func open(_ bytes: [UInt8], context: String) throws(PKIError) -> String {
        let key = try checkedKey()
        do {
            return try Self.open(bytes, context, with: key)
        } catch {
            guard let former else { throw error }
            return try Self.open(bytes, context, with: former)
        }
    }

    /// The same, sealed under the master key that is in force; nil where it is that already.
    /// - Throws: `PKIError` when neither that nor the former one opens it.
    public func renewed(_ bytes: [UInt8], context: String) throws(PKIError) -> [UInt8]? {
        let key = try checkedKey()
        guard (try? Self.open(bytes, context, with: key)) == nil else { return nil }
        return try seal(try open(bytes, context: context), context: context)
    }

    private static func open(
        _ bytes: [UInt8], _ context: String, with key: SymmetricKey
    ) throws(PKIError) -> String {
        try PKIError.reading(.vault) {
            let box = try AES.GCM.SealedBox(combined: bytes)
            return String(
                decoding: try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)), as: UTF8.self)
        }
    }

    /// Nothing of the master key, so that no log shows it.
    public var description: String { "KeyVault" }

    private func checkedKey() throws(PKIError) -> SymmetricKey {
        guard key.bitCount == Self.keyLength * 8 else {
            throw PKIError(
                code: "vault.key-length", message: "the master key has \(key.bitCount / 8) bytes, not 32",
                japanese: "マスター鍵の長さが正しくありません。")
        }
        return key
    }
}
