public import Foundation
public import Identifiers
public import OrganisationProtocol
import Storage
public import Tenancy

/// A 副本 as registered.
public struct RegisteredReplica: Sendable {
    public let system: String
    public let record: ReplicaRecord
    public let registeredAt: Date
    /// 公開終了日 in effect: its own, or an earlier one set for many.
    public let publicationEnd: String?
    /// Whether it is offered to nobody because it is not sure that it is about this person.
    public let isHeld: Bool
}

/// How many 副本 one system registered of one kind.
public struct ReplicaCount: Sendable, Hashable {
    public let system: String
    public let itemCode: String
    public let count: Int
    public let lastRegisteredAt: Date
}

/// Reading and adding 副本 in one tenant's transaction.
public struct ReplicaStore {
    private let tx: TenantTransaction

    /// Works in a tenant's transaction.
    public init(tx: TenantTransaction) {
        self.tx = tx
    }

    /// Adds records with their sealed documents; answers the places of those whose identifier is taken.
    func add(
        _ records: [ReplicaRecord], _ documents: [StoredValue], system: String, file: Int64 = 0, at now: Date
    ) throws -> [Int] {
        try tx.base.load(
            "replicas",
            [
                "tenant_id", "system_id", "record_id", "atena_number", "item_code", "document", "registered_at",
                "district", "file_number",
            ],
            zip(records, documents).map { record, document in
                [
                    tx.key, .text(system), .text(record.recordIdentifier.text), .text(record.atenaNumber.text),
                    .text(record.itemCode.text), document, .instant(now), .text(record.administrativeDistrict),
                    .integer(file),
                ]
            })
    }

    /// The record that has an identifier already.
    func record(system: String, identifier: RecordIdentifier) throws -> ReplicaRecord? {
        try tx.row(
            "SELECT document FROM replicas WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3",
            [.text(system), .text(identifier.text)]
        ).map { try ReplicaDocument.record(try $0.text("document"), system, identifier.text, in: tx) }
    }

    /// Which identifiers of one system are of 副本 that stand.
    /// - Throws: `StoreError`.
    public func identifiers(
        among identifiers: some Sequence<RecordIdentifier>, of system: String
    ) throws -> Set<RecordIdentifier> {
        var known: Set<RecordIdentifier> = []
        for identifier in Set(identifiers) {
            let row = try tx.row(
                """
                SELECT 1 AS found FROM replicas
                WHERE tenant_id = $1 AND system_id = $2 AND record_id = $3 AND \(Self.stands)
                """, [.text(system), .text(identifier.text)])
            if row != nil { known.insert(identifier) }
        }
        return known
    }

    /// The 副本 of one person in some 行政区 (nil: in every one), newest first, at most `limit`.
    /// - Throws: `StoreError`.
    public func replicas(of atenaNumber: AtenaNumber, in districts: Set<String>?, limit: Int) throws
        -> [RegisteredReplica]
    {
        var criteria = ReplicaCriteria()
        criteria.atenaNumber = atenaNumber
        return try replicas(criteria, in: districts, limit: limit)
    }

    /// What meets criteria in some 行政区 (nil: in every one), newest first, at most `limit`.
    /// - Throws: `StoreError`.
    public func replicas(
        _ criteria: ReplicaCriteria, in districts: Set<String>?, limit: Int
    ) throws -> [RegisteredReplica] {
        let asked = criteria.sql(from: 3)
        let scope = Self.scope(districts, from: 3 + asked.values.count)
        let ends = try PublicationEndStore(tx: tx).inEffect()
        return try tx.rows(
            """
            SELECT system_id, record_id, document, registered_at, (
                SELECT state FROM replica_links WHERE tenant_id = $1 AND replica_links.system_id = replicas.system_id
                    AND replica_links.record_id = replicas.record_id) AS link_state
            FROM replicas WHERE tenant_id = $1 AND \(Self.stands)\(asked.sql) \(scope.sql)
            ORDER BY registered_at DESC, record_id LIMIT $2
            """,
            [.integer(Int64(limit))] + asked.values + scope.values
        ).map { row in
            let (system, registeredAt) = (try row.text("system_id"), try row.instant("registered_at"))
            let record = try ReplicaDocument.record(
                try row.text("document"), system, try row.text("record_id"), in: tx)
            let link = try row.optionalText("link_state")
            return RegisteredReplica(
                system: system, record: record, registeredAt: registeredAt,
                publicationEnd: ends.end(of: record, system: system, registeredAt: registeredAt),
                isHeld: link.map { ReplicaLink.State(rawValue: $0)?.isOffered != true } ?? false)
        }
    }

    /// How many meet criteria in some 行政区 (nil: in every one).
    /// - Throws: `StoreError`.
    public func count(_ criteria: ReplicaCriteria, in districts: Set<String>?) throws -> Int64 {
        let asked = criteria.sql(from: 2)
        let scope = Self.scope(districts, from: 2 + asked.values.count)
        return try tx.row(
            """
            SELECT count(*) AS count FROM replicas
            WHERE tenant_id = $1 AND \(Self.stands)\(asked.sql) \(scope.sql)
            """, asked.values + scope.values
        )?.integer("count") ?? 0
    }

    /// How many one system registered of a kind before an instant, in one 行政区 or (nil) in all.
    func count(system: String, item: ItemCode, district: String?, registeredBefore: Date) throws -> Int64 {
        let scope = Self.scope(district.map { [$0] }, from: 5)
        return try tx.row(
            """
            SELECT count(*) AS count FROM replicas WHERE tenant_id = $1 AND system_id = $2 AND item_code = $3
                AND registered_at < $4 AND \(Self.stands) \(scope.sql)
            """, [.text(system), .text(item.text), .instant(registeredBefore)] + scope.values
        )?.integer("count") ?? 0
    }

    /// Counts by system and kind, of some 行政区 (nil: of every one).
    /// - Throws: `StoreError`.
    public func counts(in districts: Set<String>?) throws -> [ReplicaCount] {
        let scope = Self.scope(districts, from: 2)
        return try tx.rows(
            """
            SELECT system_id, item_code, count(*) AS count, max(registered_at) AS last_at FROM replicas
            WHERE tenant_id = $1 AND \(Self.stands) \(scope.sql) GROUP BY system_id, item_code ORDER BY system_id, item_code
            """, scope.values
        ).map { row in
            ReplicaCount(
                system: try row.text("system_id"), itemCode: try row.text("item_code"),
                count: Int(try row.integer("count")), lastRegisteredAt: try row.instant("last_at"))
        }
    }

    /// The part of a condition that leaves out what came in a file that is not whole yet.
    static let stands = """
        (file_number = 0 OR file_number NOT IN (
            SELECT file_number FROM replica_files WHERE tenant_id = $1 AND state IN ('loading', 'discarding')))
        """

    /// The part of a condition that keeps to some 行政区, with its values; of none of them nothing is found.
    static func scope(_ districts: Set<String>?, from first: Int) -> (sql: String, values: [StoredValue]) {
        guard let districts else { return ("", []) }
        guard !districts.isEmpty else { return ("AND 1 = 0", []) }
        let places = (0..<districts.count).map { "$\(first + $0)" }.joined(separator: ", ")
        return ("AND district IN (\(places))", districts.sorted().map { .text($0) })
    }
}
