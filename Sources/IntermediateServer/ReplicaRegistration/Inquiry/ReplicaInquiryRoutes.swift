import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let replicasListed = AuditEvent(
        "replica.listed", "An existing system asked for its own 副本 of a person (IF_DBM_30112, 30312).")
    public static let replicaRead = AuditEvent(
        "replica.read", "An existing system read one of its own 副本 (IF_DBM_30212).")
}

/// An existing system looks at its own 副本, and at no other's.
public struct ReplicaInquiryRoutes: Sendable {
    private static let limit = 1_000
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// List, detail, search.
    public var routes: [Route] {
        [
            .machine(.post, OrganisationPaths.replicaList, .requires(.manageReplicas), .replicasListed) { request in
                let asked = try request.json(ReplicaListQuery.self)
                return try .json(
                    try await list(request.exchange, of: asked.atenaNumber) { replica in
                        asked.itemCode == nil || replica.record.itemCode == asked.itemCode
                    })
            },
            .machine(.post, OrganisationPaths.replicaSearch, .requires(.manageReplicas), .replicasListed) { request in
                let asked = try request.json(ReplicaSearchQuery.self)
                guard CalendarDay(asked.day) != nil else { throw Self.badDay }
                return try .json(
                    try await list(request.exchange, of: asked.atenaNumber) { replica in
                        replica.record.itemCode == asked.itemCode && replica.isPublished(on: asked.day)
                    })
            },
            .machine(.post, OrganisationPaths.replicaDetails, .requires(.manageReplicas), .replicaRead) { request in
                let asked = try request.json(ReplicaDetailQuery.self)
                return try .json(try await details(asked, by: request.exchange))
            },
        ]
    }

    private func list(
        _ exchange: Exchange, of number: AtenaNumber, where isAsked: @escaping @Sendable (RegisteredReplica) -> Bool
    ) async throws -> ReplicaList {
        try await store.write { tx in
            let found = try ReplicaStore(tx: tx).replicas(of: number, in: nil, limit: Self.limit)
                .filter { $0.system == exchange.actor.systemIdentifier && isAsked($0) }
            try exchange.record(subject: "\(number.text) found=\(found.count)", in: tx.base)
            return ReplicaList(replicas: found.map(\.overview))
        }
    }

    private func details(_ asked: ReplicaDetailQuery, by exchange: Exchange) async throws -> ReplicaDetails {
        let system = exchange.actor.systemIdentifier
        return try await store.write { tx in
            let replicas = ReplicaStore(tx: tx)
            guard let record = try replicas.record(system: system, identifier: asked.recordIdentifier) else {
                throw Self.unknown
            }
            let all = try replicas.replicas(of: record.atenaNumber, in: nil, limit: Self.limit)
                .filter { $0.system == system }
            guard let replica = all.first(where: { $0.record.recordIdentifier == record.recordIdentifier }) else {
                throw Self.unknown
            }
            try exchange.record(subject: "\(record.atenaNumber.text) \(record.itemCode.text)", in: tx.base)
            let history = all.filter {
                $0.record.itemCode == record.itemCode && $0.record.dataSetKey == record.dataSetKey
            }
            return ReplicaDetails(
                record: record, publicationEnd: replica.publicationEnd,
                registeredAt: JapanTime.text(replica.registeredAt), history: history.map(\.overview))
        }
    }

    private static let badDay = Problem(
        status: 422, code: "replica.bad-date", title: "照会日はyyyy-MM-ddの実在する日付で指定してください。",
        detail: "日付を確認して、もう一度送信してください。", field: "day")

    private static let unknown = Problem(
        status: 404, code: "replica.unknown", title: "指定されたレコード識別番号の副本はありません。",
        detail: "番号を確認してください。他のシステムが登録した副本は照会できません。", field: "recordIdentifier")
}

extension RegisteredReplica {
    fileprivate var overview: ReplicaOverview {
        ReplicaOverview(
            record, publicationEnd: publicationEnd, registeredAt: JapanTime.text(registeredAt), isHeld: isHeld)
    }

    /// Days are texts that sort by time; what is held is offered to nobody.
    fileprivate func isPublished(on day: String) -> Bool {
        !isHeld && record.publicationStart <= day && (publicationEnd.map { day <= $0 } ?? true)
    }
}
