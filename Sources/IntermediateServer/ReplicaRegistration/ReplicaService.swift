import AccessControl
import AtenaNumbers
import AuditLog
import Foundation
import Identifiers
import Masters
public import OrganisationProtocol
public import Tenancy
public import WebServer

/// 副本登録 by an existing system (T10): row by row, what is good is taken and what is not comes back with its row.
public struct ReplicaService: Sendable {
    let store: TenantStore

    /// The most records of one request [O]; more is refused before any is looked at.
    static let limit = 5_000

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// Registers records in one transaction; the same record again, word for word, changes nothing.
    /// - Throws: `Problem` when the request as a whole is not acceptable.
    public func register(_ submission: ReplicaSubmission, by exchange: Exchange) async throws -> ReplicaReceipt {
        guard exchange.actor.identifier == "system:\(submission.system)" else {
            throw Problem(
                status: 403, code: "replica.other-system", title: "証明書のシステムと、副本の登録元システムが異なります。",
                detail: "それぞれの既存システムの証明書で登録してください。", field: "system")
        }
        guard submission.records.count <= Self.limit else {
            throw Problem(
                status: 413, code: "replica.too-many", title: "1回の登録は\(Self.limit)件までです（\(submission.records.count)件）。",
                detail: "分割して登録してください。何も登録されていません。", field: "records")
        }
        return try await store.write { tx in
            let items = try MasterService.items(in: tx)
            let replicas = ReplicaStore(tx: tx)
            var accepted = 0
            var unchanged = 0
            var rejected: [ReplicaRejection] = []
            for (index, record) in submission.records.enumerated() {
                do {
                    let known = try AtenaNumberStore.registration(of: record.atenaNumber, in: tx) != nil
                    try ReplicaRules.check(record, isKnown: known, items: items)
                    let document = try Self.document(record)
                    if let standing = try replicas.document(system: submission.system, record: record.recordIdentifier)
                    {
                        guard standing == document else {
                            throw ReplicaRefusal.identifierTaken(record.recordIdentifier.text)
                        }
                        unchanged += 1
                    } else {
                        try replicas.add(record, document: document, system: submission.system, at: exchange.now)
                        accepted += 1
                    }
                } catch let refusal as ReplicaRefusal {
                    rejected.append(refusal.rejection(row: index + 1))
                }
            }
            try exchange.record(
                outcome: rejected.count == submission.records.count && !rejected.isEmpty ? .refused : .success,
                subject: "\(submission.system) accepted=\(accepted) unchanged=\(unchanged) rejected=\(rejected.count)",
                in: tx.base)
            return ReplicaReceipt(accepted: accepted, unchanged: unchanged, rejected: rejected)
        }
    }

    private static func document(_ record: ReplicaRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }
}
