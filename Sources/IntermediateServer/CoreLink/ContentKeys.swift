public import Crypto
public import Foundation
public import Identifiers
import Masters
import Storage
import Synchronization
public import Tenancy

/// What a signed content key says.
public struct ContentKeyStatement: Sendable, Codable, Hashable {
    public let holder: HolderCode
    /// X9.63, base64.
    public let publicKey: String

    /// The key itself; nil when it is none.
    public var key: P256.KeyAgreement.PublicKey? {
        Data(base64Encoded: publicKey).flatMap { try? P256.KeyAgreement.PublicKey(x963Representation: $0) }
    }
}

/// The content key of one server: made once, kept sealed under the server's own data key, and shown signed.
///
/// Whatever was answered to the server is read with it alone: when the data keys are destroyed, all of that is gone too.
public final class ContentKeys: Sendable {
    static let column = SealedColumn("content_keys", "sealed_key", key: ["key_number"])
    private static let place = SealedPlace("content_keys.sealed_key", "1")
    private let store: TenantStore
    private let core: any CoreCalls
    /// The key, by the text that it was read from, which is opened anew each time: destroyed data keys open nothing.
    private let known = Mutex<Known?>(nil)
    private struct Known {
        let text: String
        let key: P256.KeyAgreement.PrivateKey
        let opener: ContentOpener
    }

    private let statement = Mutex<(certificate: String, holder: HolderCode, document: String)?>(nil)

    /// Keeps the key of one server.
    public init(store: TenantStore, core: any CoreCalls) {
        self.store = store
        self.core = core
    }

    /// The private key; made when there is none yet.
    /// - Throws: `StoreError`, `DataVaultError`.
    public func key(at now: Date) async throws -> P256.KeyAgreement.PrivateKey {
        if let known = try await store.read({ tx in try self.kept(in: tx) }) { return known.key }
        return try await store.write { tx in try self.key(at: now, in: tx) }
    }

    /// The same in a transaction that may write.
    /// - Throws: `StoreError`, `DataVaultError`.
    public func key(at now: Date, in tx: TenantTransaction) throws -> P256.KeyAgreement.PrivateKey {
        if let known = try kept(in: tx) { return known.key }
        // Not remembered before it is kept: the transaction may still fail.
        let new = P256.KeyAgreement.PrivateKey()
        try tx.run(
            """
            INSERT INTO content_keys (tenant_id, key_number, public_key, sealed_key, made_at)
            VALUES ($1, 1, $2, $3, $4)
            """,
            [
                .bytes(Array(new.publicKey.x963Representation)), try tx.seal(new.pemRepresentation, at: Self.place),
                .instant(now),
            ])
        return new
    }

    /// What opens contents for the server; nil while it has no key, for which nothing can have been sealed.
    /// - Throws: `StoreError`, `DataVaultError`.
    public func opener(in tx: TenantTransaction) throws -> ContentOpener? { try kept(in: tx)?.opener }

    private func kept(in tx: TenantTransaction) throws -> Known? {
        guard
            let row = try tx.row("SELECT sealed_key FROM content_keys WHERE tenant_id = $1 AND key_number = 1")
        else { return nil }
        let text = try tx.open(try row.text("sealed_key"), at: Self.place)
        if let known = known.withLock({ $0 }), known.text == text { return known }
        let key = try P256.KeyAgreement.PrivateKey(pemRepresentation: text)
        let new = Known(text: text, key: key, opener: ContentOpener(key))
        known.withLock { $0 = new }
        return new
    }

    /// The public key, signed by the communication certificate in effect.
    /// - Throws: `HopFailure` while none is; `StoreError`.
    public func signed(by holder: HolderCode, at now: Date) async throws -> String {
        let key = try await key(at: now)
        let payload = try JSONEncoder().encode(
            ContentKeyStatement(
                holder: holder, publicKey: key.publicKey.x963Representation.base64EncodedString()))
        let (document, certificate) = try await core.sign(Array(payload))
        // The same document while the same certificate is in effect: others know it again by its hash.
        return statement.withLock { kept in
            if let kept, kept.certificate == certificate, kept.holder == holder { return kept.document }
            let text = String(decoding: document, as: UTF8.self)
            kept = (certificate, holder, text)
            return text
        }
    }
}
