import Crypto
import Foundation

/// One tenant's newest data key for a moment: seals beside those who write, whom sealing would keep waiting.
///
/// A key is renewed while everybody works. What was sealed here is kept only while ``TenantTransaction/stillSeals(with:)``
/// says so: an older key is forgotten soon, and what it sealed with it.
public struct Sealer: Sendable {
    private let tenant: TenantID
    let version: Int64
    private let key: SymmetricKey

    init(tenant: TenantID, version: Int64, key: SymmetricKey) {
        self.tenant = tenant
        self.version = version
        self.key = key
    }

    /// A value as the database keeps it: `k3.` and the sealed bytes in Base64.
    /// - Throws: CryptoKit's error, for a key of a wrong size.
    public func sealed(_ text: String, at place: SealedPlace) throws -> String {
        let box = try AES.GCM.seal(
            Array(text.utf8), using: key, authenticating: Self.authenticated(tenant, place, version))
        // Nonces of the usual length, which this library makes, stand before what is sealed, and the tag behind it.
        guard let bytes = box.combined else { throw DataVaultError.unreadable }
        return "k\(version).\(bytes.base64EncodedString())"
    }

    static func authenticated(_ tenant: TenantID, _ place: SealedPlace, _ version: Int64) -> [UInt8] {
        Array("\(tenant.text) \(version) \(place.text)".utf8)
    }
}

extension TenantStore {
    /// Seals with the tenant's newest key; nil while it has none.
    /// - Throws: `DataVaultError` or `StoreError`.
    public func sealer() async throws -> Sealer? {
        try await read { tx in try tx.keys.known().map { Sealer(tenant: tx.tenant, version: $0.version, key: $0.key) } }
    }
}

extension TenantTransaction {
    /// Whether what was sealed before this transaction is sealed with the newest key.
    /// - Throws: `DataVaultError` or `StoreError`.
    public func stillSeals(with sealer: Sealer) throws -> Bool { try keys.newest().version == sealer.version }

    /// Seals in this transaction, with the newest key; one is made for a tenant that has none.
    func newestSealer() throws -> Sealer {
        let (version, key) = try keys.newest()
        return Sealer(tenant: tenant, version: version, key: key)
    }
}
