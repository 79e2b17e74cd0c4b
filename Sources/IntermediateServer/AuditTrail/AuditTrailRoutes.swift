import AccessControl
public import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
public import MerkleTree
import Storage
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let auditTrailShown = AuditEvent("audit-trail.shown", "Somebody searched the server's audit records.")
    public static let auditProofShown = AuditEvent(
        "audit-trail.proof-shown", "Somebody looked at one audit record and the proof that it stands in the signed log."
    )
    public static let auditTrailExported = AuditEvent(
        "audit-trail.exported", "Somebody saved the server's audit log as a file with its proof.")
}

/// The audit records of one server, for auditors.
public struct AuditTrailRoutes: Sendable {
    /// Records on one page [O].
    static let shown = 50
    /// Entries of one file that is saved from the screen; more are written at the machine (`kakehashi audit export`) [O].
    static let saved: Int64 = 100_000
    private let store: TenantStore
    private let key: TreeHeadKey
    private let log: AuditLogName

    /// Serves one server's log, whose heads are signed by a key.
    public init(store: TenantStore, key: TreeHeadKey) {
        self.store = store
        self.key = key
        log = AuditLogName(
            organisation: store.tenant.organisation.text, bureau: store.tenant.bureau.rawValue)
    }

    /// Search, one record, files.
    public var routes: [Route] {
        let path = AuditTrailPages.path
        return [
            .page(.get, path, .requires(.readAuditLog), .auditTrailShown, search),
            .page(.get, "\(path)/files", .requires(.readAuditLog), .auditTrailShown, files),
            .page(.get, "\(path)/files/log", .requires(.readAuditLog), .auditTrailExported) { request in
                try await file(request, year: nil)
            },
            .page(.get, "\(path)/files/key", .requires(.readAuditLog), .auditTrailShown) { _ in
                .file(Array(key.pem.utf8), type: "application/x-pem-file", name: "audit-log.pem")
            },
            .page(.get, "\(path)/files/years/{year}", .requires(.readAuditLog), .auditTrailExported) { request in
                guard let year = Int(try request.parameter("year")) else { throw Problem.notFound }
                return try await file(request, year: year)
            },
            .page(.get, "\(path)/records/{number}", .requires(.readAuditLog), .auditProofShown, record),
        ]
    }

    @Sendable private func search(_ request: WebRequest) async throws -> WebResponse {
        let search = AuditSearch(request.query)
        return try await request.answering {
            let (criteria, log) = (try search.criteria(), log)
            let records = try await store.read { tx in
                try AuditLog.search(
                    criteria, of: log, before: search.before ?? .max, limit: Self.shown + 1, in: tx.base)
            }
            return .page(AuditTrailPages.results(request, search, records))
        } refused: { error in
            AuditTrailPages.results(request, search, [], error: error)
        }
    }

    @Sendable private func record(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("number")) else { throw Problem.notFound }
        let (log, key) = (log, key)
        let found = try await store.read { tx -> ProvenRecord in
            // Another organisation's record is no more there than one that was never made.
            guard let record = try AuditLog.record(number, in: tx.base), record.log == log else {
                throw Problem.notFound
            }
            return ProvenRecord(record: record, proof: try RecordProof.make(of: record, key: key, in: tx.base))
        }
        return .page(AuditTrailPages.record(request, found))
    }

    @Sendable private func files(_ request: WebRequest) async throws -> WebResponse {
        let log = log
        let (segments, head) = try await store.read { tx in
            (try AuditSegment.all(of: log, in: tx.base), try AuditHeads.newest(of: log, in: tx.base))
        }
        return .page(AuditTrailPages.files(request, segments, head, key: key))
    }

    private func file(_ request: WebRequest, year: Int?) async throws -> WebResponse {
        let log = log
        let head = try await store.read { tx in try AuditHeads.newest(of: log, in: tx.base) }
        guard year != nil || (head?.signed.head.treeSize ?? 0) <= Self.saved else { throw Self.tooMany }
        var bytes: [UInt8] = []
        guard let entries = try await AuditFile.write(log, year: year, from: store.base, into: { bytes += $0 }) else {
            throw Problem.notFound
        }
        let exchange = request.exchange
        try await store.write { tx in try exchange.record(subject: "\(entries) entries", in: tx.base) }
        return .file(
            bytes, type: "application/jsonl", name: "audit-\(log.text)\(year.map { "-\($0)" } ?? "").jsonl")
    }

    private static let tooMany = Problem(
        status: 413, code: "audit-trail.too-many", title: "一度に保存できるのは\(saved)件までです。",
        detail: "年度ごとのファイルを保存してください。")
}

/// A record and what proves it.
struct ProvenRecord: Sendable {
    let record: AuditRecord
    /// Nil until the record is under a signed head.
    let proof: RecordProof?
}

/// The proof that a record stands in the signed log, made and checked when it is shown.
struct RecordProof: Sendable {
    let place: Int64
    let head: KeptHead
    let path: [[UInt8]]
    /// Whether path, root and signature hold.
    let holds: Bool

    static func make(
        of record: AuditRecord, key: TreeHeadKey, in tx: any StoreTransaction
    ) throws -> RecordProof? {
        guard let place = try AuditProofs.place(of: record, in: tx),
            let head = try AuditHeads.newest(of: record.log, in: tx), place < head.signed.head.treeSize
        else { return nil }
        let (size, root) = (head.signed.head.treeSize, Array(head.signed.head.rootHash))
        let path = try AuditProofs.inclusion(of: place, size: size, log: record.log, in: tx)
        let holds =
            key.isSigner(of: head.signed)
            && ProofVerification.inclusion(of: record.leaf, at: place, size: size, path: path, root: root)
        return RecordProof(place: place, head: head, path: path, holds: holds)
    }
}
