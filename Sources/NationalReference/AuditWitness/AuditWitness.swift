import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
public import MerkleTree
import NationalProtocol
public import Storage
public import WebServer

extension AuditEvent {
    public static let auditHeadsWitnessed = AuditEvent(
        "audit-heads.witnessed", "The witness on the national side was handed heads of audit logs.")
    public static let auditHeadRefused = AuditEvent(
        "audit-head.refused", "The witness refused a head: not signed, shorter than before, or another history.")
    public static let witnessedHeadsRead = AuditEvent(
        "audit-heads.read", "Somebody read which heads of a log the witness saw.")
}

/// The witness of the platform's audit logs, a stand-in on the national side.
public struct AuditWitness: Sendable {
    private let store: any DataStore
    private let signer: TreeHeadSigner

    public static let schema: [SchemaStep] = [
        SchemaStep(
            "audit-witness-001",
            """
            CREATE TABLE witness_keys (one INTEGER PRIMARY KEY CHECK (one = 1), public_key BLOB NOT NULL) STRICT;
            CREATE TABLE witnessed_heads (
                log TEXT NOT NULL,
                size INTEGER NOT NULL,
                root BLOB NOT NULL,
                timestamp INTEGER NOT NULL,
                signature BLOB NOT NULL,
                witness_key BLOB NOT NULL,
                witness_signature BLOB NOT NULL,
                witness_timestamp INTEGER NOT NULL,
                PRIMARY KEY (log, size)
            ) STRICT;
            """)
    ]

    /// Sees heads, and signs with a key of its own.
    public init(store: any DataStore, signer: TreeHeadSigner) {
        self.store = store
        self.signer = signer
    }

    /// Handing in, and reading.
    public var routes: [Route] {
        [
            .machine(
                .post, "\(NationalPaths.auditHeads)", .requires(.publishAuditHeads), .auditHeadsWitnessed, witness),
            .machine(
                .get, "\(NationalPaths.auditHeads)/{log}", .requires(.readWitnessedHeads), .witnessedHeadsRead, read),
        ]
    }

    @Sendable private func witness(_ request: WebRequest) async throws -> WebResponse {
        let asked = try request.json(AuditHeadPublication.self)
        guard asked.entries.count <= AuditHeadPublication.largest, let offered = try? TreeHeadKey(der: asked.publicKey)
        else { throw Problem.unreadable("entries") }
        let (exchange, signer) = (request.exchange, signer)
        let answer = try await store.write { tx in
            let witnessed = WitnessStore(tx: tx)
            let key = try TreeHeadKey(der: try witnessed.key(orFirst: offered.der))
            let entries = try asked.entries.map { entry in
                let known = try witnessed.newest(of: entry.signed.head.log)?.signed.head
                let outcome = WitnessRules.outcome(of: entry, after: known, signedBy: key)
                let word =
                    outcome == .cosigned ? try signer.cosign(entry.signed.head, at: exchange.now) : nil
                if let word { try witnessed.keep(WitnessedHead(signed: entry.signed, cosignature: word)) }
                if word == nil, outcome != .stale {
                    try exchange.record(
                        .auditHeadRefused, outcome: .refused, subject: "\(entry.signed.head.log) \(outcome.rawValue)",
                        in: tx)
                }
                return AuditHeadAnswer.Entry(
                    log: entry.signed.head.log, outcome: outcome,
                    witnessedSize: word == nil ? known?.treeSize ?? 0 : entry.signed.head.treeSize, cosignature: word)
            }
            try exchange.record(subject: "\(entries.count { $0.outcome == .cosigned }) heads", in: tx)
            return AuditHeadAnswer(entries: entries)
        }
        return try .json(answer)
    }

    /// One head a line, oldest first: what `kakehashi audit verify --seen` compares a file with.
    @Sendable private func read(_ request: WebRequest) async throws -> WebResponse {
        let log = try request.parameter("log")
        let heads = try await store.read { tx in try WitnessStore(tx: tx).all(of: log) }
        guard !heads.isEmpty else { throw Problem.notFound }
        let lines = try heads.flatMap { try WebResponse.json($0).body + [UInt8(ascii: "\n")] }
        return .file(lines, type: "application/jsonl")
    }
}
