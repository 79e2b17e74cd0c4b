import Crypto
import Foundation
import Identifiers
import MerkleTree
import MutualTLS
import PKI
import ServiceCalendar
import Tenancy

/// The platform's keys on disk: the outer key, the authority, and the identities of its listeners.
struct PlatformKeys: Sendable {
    let vault: KeyVault
    let authority: CertificateAuthority
    private let folder: String

    /// Opens the keys in a folder, making them the first time.
    init(folder: String, now: Date) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        vault = try MasterKeyFiles(folder: folder).vault()
        let certificateFile = "\(folder)/platform-ca.pem"
        let keyFile = "\(folder)/platform-ca.key.sealed"
        if let sealed = FileManager.default.contents(atPath: keyFile) {
            authority = try CertificateAuthority(
                certificatePEM: String(contentsOfFile: certificateFile, encoding: .utf8),
                privateKeyPEM: try vault.open(Array(sealed), context: "platform-ca"))
        } else {
            let span = ValiditySpan.years(10, at: now)
            authority = try CertificateAuthority.create(
                subject: SubjectName(
                    commonName: "自治体中間サーバー・プラットフォーム認証局", organisationalUnit: nil, organisation: "Kakehashi",
                    country: "JP"),
                validFrom: span.from, validUntil: span.until)
            try Data(authority.certificate.pem.utf8).write(to: URL(filePath: certificateFile))
            try Self.protect(try vault.seal(authority.privateKeyPEM, context: "platform-ca"), at: keyFile)
        }
    }

    /// The identity of one listener, issued the first time it is asked for; the first name is its file's and subject's.
    func identity(
        names: [String], address: String, purpose: CertificatePurpose, listAddress: String?, now: Date
    ) throws -> TLSIdentity {
        try identity(names: names, addresses: [address], purpose: purpose, listAddress: listAddress, now: now)
    }

    private func identity(
        names: [String], addresses: [String], purpose: CertificatePurpose, listAddress: String?, now: Date
    ) throws -> TLSIdentity {
        let name = names[0]
        let certificateFile = "\(folder)/\(name).pem"
        let keyFile = "\(folder)/\(name).key.sealed"
        if let sealed = FileManager.default.contents(atPath: keyFile) {
            let known = try IssuedCertificate(pem: String(contentsOfFile: certificateFile, encoding: .utf8))
            // One that ends soon gets a successor with a key of its own at the next start.
            if known.notAfter.timeIntervalSince(max(now, SystemClock().now)) > Self.renewal {
                return try TLSIdentity(chain: [known], key: KeyPair(pem: vault.open(Array(sealed), context: name)))
            }
        }
        let key = KeyPair()
        let request = try CertificateRequest(
            key: key,
            subject: SubjectName(commonName: name, organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            dnsNames: addresses.isEmpty ? [] : names, ipAddresses: addresses)
        let span = ValiditySpan.years(2, at: now)
        let issued = try authority.issue(
            request, purpose: purpose, validFrom: span.from, validUntil: span.until, crlDistributionPoint: listAddress)
        try Data(issued.pem.utf8).write(to: URL(filePath: certificateFile))
        try Self.protect(try vault.seal(key.privateKeyPEM, context: name), at: keyFile)
        return try TLSIdentity(chain: [issued], key: key)
    }

    /// Takes a listener's certificate and key away: it gets others when it is opened next.
    func forget(_ name: String) throws {
        for ending in ["pem", "key.sealed"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name).\(ending)")
        }
    }

    /// Who signs the plans of connection tests: a key for documents, which no server or system has.
    func planSigner(now: Date) throws -> TLSIdentity {
        try identity(names: ["plan-signer"], addresses: [], purpose: .documents, listAddress: nil, now: now)
    }

    /// How long before its end a listener's certificate is replaced [O].
    private static let renewal: TimeInterval = 90 * 86_400

    /// What seals one server's personal data, under a key of its own beside the master key: neither is in any backup.
    func dataVault(of tenant: TenantID) throws -> DataVault {
        DataVault(tenant: tenant, outerKey: try outerKey(named: tenant.text) ?? newOuterKey(named: tenant.text))
    }

    /// What seals the attachments of an organisation, or those of nobody, "".
    ///
    /// It follows from the outer key of the mayor's server, so that both go together; nobody's have a key of their own beside it.
    /// Read anew each time: a key that was destroyed opens nothing from then on. Nil where there is none and none is asked for.
    @Sendable func attachmentKey(of owner: String, isToSeal: Bool) throws -> [UInt8]? {
        let name = owner.isEmpty ? "support-site" : "\(owner)-\(Bureau.mayor.rawValue)"
        guard owner.isEmpty || TenantID(name) != nil else { throw ToolError("\(owner) is no organisation's code") }
        guard let key = try outerKey(named: name) ?? (isToSeal ? newOuterKey(named: name) : nil) else { return nil }
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Array("attachments \(name)".utf8), outputByteCount: 32)
        return derived.withUnsafeBytes { Array($0) }
    }

    private func outerKey(named name: String) throws -> [UInt8]? {
        let file = Self.outerKeyFile(named: name, in: folder)
        guard let sealed = FileManager.default.contents(atPath: file) else { return nil }
        let text = try vault.open(Array(sealed), context: "tenant-key \(name)")
        guard let key = Data(base64Encoded: text) else { throw ToolError("\(file) does not hold a key") }
        return Array(key)
    }

    /// Makes one; of several that do so at the same time all get the one that was first.
    private func newOuterKey(named name: String) throws -> [UInt8] {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/tenants", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = Self.outerKeyFile(named: name, in: folder)
        let text = Data(DataVault.newOuterKey()).base64EncodedString()
        let new = "\(folder)/.\(UUID().uuidString)"
        try Self.protect(try vault.seal(text, context: "tenant-key \(name)"), at: new)
        defer { unlink(new) }
        guard link(new, file) == 0 || errno == EEXIST, let key = try outerKey(named: name) else {
            throw ToolError("cannot write \(file)")
        }
        return key
    }

    static func outerKeyFile(of tenant: TenantID, in folder: String) -> String {
        outerKeyFile(named: tenant.text, in: folder)
    }

    private static func outerKeyFile(named name: String, in folder: String) -> String {
        "\(folder)/tenants/\(name).key.sealed"
    }

    /// Who signs the heads of the audit logs; `audit-log.pem` beside it is what everybody checks them with.
    func auditSigner() throws -> TreeHeadSigner {
        let keyFile = "\(folder)/audit-log.key.sealed"
        if let sealed = FileManager.default.contents(atPath: keyFile) {
            return try TreeHeadSigner(pem: vault.open(Array(sealed), context: "audit-log"))
        }
        let signer = TreeHeadSigner()
        try Self.protect(try vault.seal(signer.privateKeyPEM, context: "audit-log"), at: keyFile)
        try Data(signer.publicKey.pem.utf8).write(to: URL(filePath: "\(folder)/audit-log.pem"))
        return signer
    }

    static func protect(_ content: [UInt8], at path: String) throws {
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data(content), attributes: [.posixPermissions: 0o600])
        else {
            throw ToolError("cannot write \(path)")
        }
    }
}

/// How long something issued is good for.
///
/// In a rehearsal of another year it spans both that day and the machine's own, so that a browser or openssl without a
/// clock setting accepts it too.
enum ValiditySpan {
    static func years(_ years: Int, at now: Date) -> (from: Date, until: Date) {
        let real = SystemClock().now
        let length = Double(years) * 365.25 * 86_400
        return (min(now, real).addingTimeInterval(-3600), max(now, real).addingTimeInterval(length))
    }

    static func list(validity: TimeInterval, at now: Date) -> (from: Date, until: Date) {
        let real = SystemClock().now
        return (min(now, real).addingTimeInterval(-60), max(now, real).addingTimeInterval(validity))
    }
}
