import Crypto
import Foundation
public import Storage

/// Where a sealed value stands: it opens nowhere else, so that no row can take another's place.
public struct SealedPlace: Sendable, Hashable {
    let text: String

    /// Names a table's column and the row's key behind the tenant.
    public init(_ column: String, _ key: String...) {
        text = ([column] + key).joined(separator: "\n")
    }

    init(column: String, key: [String]) {
        text = ([column] + key).joined(separator: "\n")
    }
}

extension TenantTransaction {
    /// A value as the database keeps it: `k3.` and the sealed bytes in Base64, under the tenant's newest key.
    /// - Throws: `DataVaultError` or `StoreError`.
    public func seal(_ text: String, at place: SealedPlace) throws -> StoredValue {
        .text(try sealed(text, at: place))
    }

    /// The same as a text.
    /// - Throws: `DataVaultError` or `StoreError`.
    public func sealed(_ text: String, at place: SealedPlace) throws -> String {
        try newestSealer().sealed(text, at: place)
    }

    /// By what a sealed value is found again: 32 bytes that only the tenant's outer key makes of it.
    ///
    /// Equal values have equal marks, and nobody without the key tries values out. It outlives a new data key.
    /// - Throws: `DataVaultError`.
    public func mark(_ text: String, of column: SealedColumn) throws -> StoredValue {
        .bytes(try keys.mark(text, of: column.name))
    }

    /// A value that was sealed at this place, or one from before anything was sealed.
    /// - Throws: `DataVaultError` or `StoreError`.
    public func open(_ stored: String, at place: SealedPlace) throws -> String {
        guard let (version, sealed) = Self.parts(stored) else { return stored }
        let key = try keys.key(version)
        guard let bytes = Data(base64Encoded: sealed), let box = try? AES.GCM.SealedBox(combined: bytes),
            let text = try? AES.GCM.open(box, using: key, authenticating: Sealer.authenticated(tenant, place, version))
        else { throw DataVaultError.unreadable }
        return String(decoding: text, as: UTF8.self)
    }

    /// The key's version and the sealed bytes; nil for a clear text, of which none that we keep begins so.
    static func parts(_ stored: String) -> (version: Int64, sealed: String)? {
        guard stored.hasPrefix("k"), let dot = stored.firstIndex(of: "."),
            let version = Int64(stored[stored.index(after: stored.startIndex)..<dot])
        else { return nil }
        return (version, String(stored[stored.index(after: dot)...]))
    }
}
