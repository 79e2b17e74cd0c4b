import AccessControl
import AuditLog
import Foundation
public import OrganisationProtocol
import ReplicaFiles
import Storage
public import Tenancy
public import WebServer

/// 副本登録 by an existing system (T10): row by row, what is good is taken and what is not comes back with its row.
public struct ReplicaService: Sendable {
    let store: TenantStore
    private let registrar: ReplicaRegistrar
    private let gathering: ReplicaGathering
    private let wake: @Sendable () -> Void

    /// The most records of one request [O]; more is refused before any is looked at.
    static let limit = 5_000
    /// The most records of one transaction while others want to write [O]: about a millisecond of the writer.
    static let part = 25

    /// Serves one server; `wake` is told when something may have to be compared with 統合宛名.
    public init(store: TenantStore, checksLinks: Bool = false, wake: @escaping @Sendable () -> Void = {}) {
        self.store = store
        registrar = ReplicaRegistrar(checksLinks: checksLinks)
        gathering = ReplicaGathering(store: store, registrar: registrar)
        self.wake = wake
    }

    /// Registers records; the same record again, word for word, changes nothing.
    ///
    /// What was registered when it fails stays, and is unchanged when it comes again.
    /// - Throws: `Problem` when the request as a whole is not acceptable.
    public func register(_ submission: ReplicaSubmission, by exchange: Exchange) async throws -> RowReceipt {
        try await register(SubmissionReader.rows(of: submission), of: submission.system, by: exchange)
    }

    /// Registers what is good of rows as they came.
    func register(_ rows: [ReplicaFileRow], of system: String, by exchange: Exchange) async throws -> RowReceipt {
        guard exchange.actor.identifier == "system:\(system)" else {
            throw Problem(
                status: 403, code: "replica.other-system", title: "証明書のシステムと、副本の登録元システムが異なります。",
                detail: "それぞれの既存システムの証明書で登録してください。", field: "system")
        }
        guard rows.count <= Self.limit else {
            throw Problem(
                status: 413, code: "replica.too-many", title: "1回の登録は\(Self.limit)件までです（\(rows.count)件）。",
                detail: "分割して登録してください。何も登録されていません。", field: "records")
        }
        let isBesideOthers = store.base.isBesideOthers
        var (accepted, unchanged, rejected): (Int, Int, [RowRejection]) = (0, 0, [])
        var rest = rows[...]
        repeat {
            let part = rest.prefix(isBesideOthers ? Self.part : rest.count)
            rest = rest.dropFirst(part.count)
            let receipt = try await registerTogether(
                ReplicaRequest(part, of: system, by: exchange), most: isBesideOthers ? Self.part : Self.limit)
            accepted += receipt.accepted
            unchanged += receipt.unchanged
            rejected += receipt.rejected
        } while !rest.isEmpty
        if registrar.checksLinks, accepted > 0, rows.contains(where: \.saysWhoItIs) { wake() }
        return RowReceipt(accepted: accepted, unchanged: unchanged, rejected: rejected)
    }

    /// Registers what is good of some rows in one transaction, with its record.
    private func registerTogether(_ request: ReplicaRequest, most: Int) async throws -> RowReceipt {
        guard request.count >= SealedReplicas.few else { return try await gathering.register(request, most: most) }
        let sealed = try await SealedReplicas.sealing(request.records, of: request.system, for: store)
        return try await store.write { [registrar] tx in try registrar.register(request, sealed: sealed, in: tx) }
    }
}

extension ReplicaFileRow {
    /// Whether there is anything in it to be compared with 統合宛名.
    fileprivate var saysWhoItIs: Bool {
        guard case .record(let record) = self else { return false }
        return IdentityClaim(record) != nil
    }
}
