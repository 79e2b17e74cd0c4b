import Crypto
import Foundation
import Storage
import Synchronization

/// Why a tenant's data cannot be sealed or read.
public enum DataVaultError: Error, Sendable, Hashable {
    /// The tenant's keys were destroyed, and with them what they sealed.
    case destroyed
    /// What is stored was changed, or moved from another row.
    case unreadable
    /// Nothing is to be sealed here: the operator's side of a tenant has no key.
    case noKey
}

/// One tenant's data keys, unwrapped while they are used (AES-256-GCM).
///
/// The database has each data key wrapped under a key of the tenant that is kept outside of it; both gone, what was
/// sealed is gone, in every backup as well.
public final class DataVault: Sendable {
    static let keyLength = 32
    private let outer: SymmetricKey?
    private let tenant: String
    /// Unwrapped keys by their wrapped form: what is no more in the database is no more asked for.
    private let unwrapped = Mutex<[[UInt8]: SymmetricKey]>([:])
    /// Keys of marks by their columns, which are few.
    private let marks = Mutex<[String: SymmetricKey]>([:])

    /// Takes the tenant's outer key, 32 bytes.
    public init(tenant: TenantID, outerKey: [UInt8]) {
        outer = outerKey.count == Self.keyLength ? SymmetricKey(data: outerKey) : nil
        self.tenant = tenant.text
    }

    private init() {
        outer = nil
        tenant = ""
    }

    /// Seals and opens nothing: for whoever has no business with personal data.
    public static let closed = DataVault()

    /// A new outer key of 32 bytes.
    public static func newOuterKey() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    func newKey(version: Int64) throws -> (wrapped: [UInt8], key: SymmetricKey) {
        guard let outer else { throw DataVaultError.noKey }
        let key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Array($0) }
        let box = try AES.GCM.seal(bytes, using: outer, authenticating: context(version))
        let wrapped = Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
        unwrapped.withLock { $0[wrapped] = key }
        return (wrapped, key)
    }

    func unwrap(_ wrapped: [UInt8], version: Int64) throws -> SymmetricKey {
        guard let outer else { throw DataVaultError.noKey }
        if let known = unwrapped.withLock({ $0[wrapped] }) { return known }
        guard let box = try? AES.GCM.SealedBox(combined: wrapped),
            let bytes = try? AES.GCM.open(box, using: outer, authenticating: context(version))
        else { throw DataVaultError.unreadable }
        let key = SymmetricKey(data: bytes)
        unwrapped.withLock { $0[wrapped] = key }
        return key
    }

    func mark(_ text: String, of column: String) throws -> [UInt8] {
        guard let outer else { throw DataVaultError.noKey }
        let key = marks.withLock { marks in
            if let known = marks[column] { return known }
            let key = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: outer, info: Array("mark \(tenant) \(column)".utf8),
                outputByteCount: Self.keyLength)
            marks[column] = key
            return key
        }
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }

    private func context(_ version: Int64) -> [UInt8] { Array("data-key \(tenant) \(version)".utf8) }
}

/// The keys of one transaction: read once, when the first value is sealed or opened.
final class TransactionKeys {
    private let vault: DataVault
    private let tenant: String
    private let tx: any StoreTransaction
    private var keys: [Int64: SymmetricKey]?

    init(_ vault: DataVault, tenant: String, tx: any StoreTransaction) {
        self.vault = vault
        self.tenant = tenant
        self.tx = tx
    }

    /// The newest key, made now when the tenant never had one.
    func newest() throws -> (version: Int64, key: SymmetricKey) {
        if let known = try known() { return known }
        let destroyed = try tx.row("SELECT 1 AS one FROM data_key_destructions WHERE tenant_id = $1", [.text(tenant)])
        guard destroyed == nil else { throw DataVaultError.destroyed }
        return try add(version: 1)
    }

    /// The newest key there is; nil for a tenant without any.
    func known() throws -> (version: Int64, key: SymmetricKey)? {
        let known = try all()
        return known.keys.max().flatMap { version in known[version].map { (version, $0) } }
    }

    func mark(_ text: String, of column: String) throws -> [UInt8] { try vault.mark(text, of: column) }

    func key(_ version: Int64) throws -> SymmetricKey {
        guard let key = try all()[version] else { throw DataVaultError.destroyed }
        return key
    }

    @discardableResult
    func add(version: Int64) throws -> (version: Int64, key: SymmetricKey) {
        let made = try vault.newKey(version: version)
        try tx.run(
            """
            INSERT INTO data_keys (tenant_id, version, wrapped, created_at)
            VALUES ($1, $2, $3, $4)
            """, [.text(tenant), .integer(version), .bytes(made.wrapped), .instant(Date())])
        keys?[version] = made.key
        return (version, made.key)
    }

    private func all() throws -> [Int64: SymmetricKey] {
        if let keys { return keys }
        var found: [Int64: SymmetricKey] = [:]
        for row in try tx.rows("SELECT version, wrapped FROM data_keys WHERE tenant_id = $1", [.text(tenant)]) {
            let version = try row.integer("version")
            found[version] = try vault.unwrap(try row.bytes("wrapped"), version: version)
        }
        keys = found
        return found
    }
}
