import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ReplicaFiles
import ReplicaRegistration
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let operationSupportShown = AuditEvent(
        "operation-support.shown", "A clerk checked the organisation's own 副本 in 運用支援ツール (T6).")
    public static let replicasExported = AuditEvent(
        "operation-support.exported", "A clerk saved 副本 of the organisation as CSV, or was refused.")
}

/// 運用支援ツール (S11): a clerk checks the organisation's own 副本 (T6).
public struct OperationSupportRoutes: Sendable {
    /// 副本 on the page, and in a file [O].
    static let shown = 100
    static let exported = 50_000
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// Counts, search, the same as CSV.
    public var routes: [Route] {
        [
            .page(.get, OperationSupportPages.path, .requires(.readReplicas), .operationSupportShown, show),
            .page(.get, OperationSupportPages.file, .requires(.readReplicas), .replicasExported, export),
        ]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let search = ReplicaSearch(request.query)
        return try await request.answering {
            let criteria = search.isEmpty ? nil : try search.criteria()
            return .page(try await page(request, search, criteria))
        } refused: { error in
            try await page(request, search, nil, error: error)
        }
    }

    private func page(
        _ request: WebRequest, _ search: ReplicaSearch, _ criteria: ReplicaCriteria?,
        error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let districts = request.actor.districts
        let (counts, found) = try await store.read { tx -> ([ReplicaCount], ReplicaSearchResult?) in
            let replicas = ReplicaStore(tx: tx)
            return (
                try replicas.counts(in: districts),
                try criteria.map {
                    ReplicaSearchResult(
                        count: try replicas.count($0, in: districts),
                        first: try replicas.replicas($0, in: districts, limit: Self.shown))
                }
            )
        }
        return OperationSupportPages.overview(request, counts: counts, search, found: found, error: error)
    }

    @Sendable private func export(_ request: WebRequest) async throws -> WebResponse {
        let search = ReplicaSearch(request.query)
        return try await request.answering {
            let (criteria, districts) = (try search.criteria(), request.actor.districts)
            let records = try await store.write { tx in
                let replicas = ReplicaStore(tx: tx)
                let count = try replicas.count(criteria, in: districts)
                guard count <= Int64(Self.exported) else { throw Self.tooMany(count) }
                try request.exchange.record(subject: "\(count) 副本", in: tx.base)
                return try replicas.replicas(criteria, in: districts, limit: Self.exported).map(\.record)
            }
            return .file(CSVReplicaWriter.file(records), type: "text/csv; charset=utf-8", name: "replicas.csv")
        } refused: { error in
            try await page(request, search, nil, error: error)
        }
    }

    private static func tooMany(_ count: Int64) -> Problem {
        Problem(
            status: 413, code: "operation-support.too-many", title: "一度に保存できるのは\(exported)件までです（\(count)件）。",
            detail: "統合宛名番号、特定個人情報名コード、登録日で絞り込んでから保存してください。", field: "item-code")
    }
}

/// What was found: all counted, some shown.
struct ReplicaSearchResult: Sendable {
    let count: Int64
    let first: [RegisteredReplica]
}
