public import Foundation
public import Identifiers
import Masters
import OrganisationProtocol
import Storage
public import Tenancy

/// What looks wrong among the 副本 of one server.
public struct ReplicaFindings: Sendable {
    /// Some of many.
    public struct Sample<Element: Sendable>: Sendable {
        /// How many there are; `first` holds some of them.
        public let count: Int64
        public let first: [Element]
    }

    /// Two 副本 of one dataset of one person, published on the same day.
    public struct Overlap: Sendable {
        public let atenaNumber: AtenaNumber
        public let itemCode: ItemCode
        public let identifiers: [RecordIdentifier]
    }

    /// 統合宛名番号 of whom no 副本 is registered; nil for somebody who sees some 行政区 only.
    public let withoutReplica: Sample<AtenaNumber>?
    /// Kinds that the master in force lists and nobody has registered.
    public let itemsWithoutReplica: [ItemCode]
    /// Systems and kinds that nothing new has come of since an instant.
    public let stale: [ReplicaCount]
    /// 副本 of a 統合宛名番号 that is not registered any more.
    public let withoutNumber: Sample<RegisteredReplica>
    public let overlaps: [Overlap]
    /// Whether there were more persons with several 副本 of a kind than were looked at.
    public let isOverlapSearchCut: Bool
}

/// Looks for what is missing, stale or inconsistent.
public struct ReplicaChecks {
    /// Shown of each kind of finding.
    private static let shown = 100
    /// Persons and kinds whose periods are compared in one look [O].
    private static let compared = 2_000

    private let tx: TenantTransaction

    /// Works in a tenant's transaction.
    public init(tx: TenantTransaction) {
        self.tx = tx
    }

    /// Looks at some 行政区 (nil: at every one).
    /// - Throws: `StoreError`.
    public func findings(in districts: Set<String>?, staleBefore: Date) throws -> ReplicaFindings {
        let replicas = ReplicaStore(tx: tx)
        let counts = try replicas.counts(in: districts)
        let held = Set(counts.map(\.itemCode))
        let groups = try groups(in: districts)
        return ReplicaFindings(
            withoutReplica: districts == nil ? try withoutReplica() : nil,
            itemsWithoutReplica: try MasterService.items(in: tx).filter { !held.contains($0.text) }
                .sorted { $0.text < $1.text },
            stale: counts.filter { $0.lastRegisteredAt < staleBefore }, withoutNumber: try withoutNumber(in: districts),
            overlaps: try groups.prefix(Self.compared).flatMap { try overlaps(of: $0.0, $0.1, in: districts) },
            isOverlapSearchCut: groups.count > Self.compared)
    }

    private func withoutReplica() throws -> ReplicaFindings.Sample<AtenaNumber> {
        let condition = """
            FROM atena_numbers WHERE tenant_id = $1 AND NOT EXISTS (
                SELECT 1 FROM replicas WHERE replicas.tenant_id = $1
                    AND replicas.atena_number = atena_numbers.atena_number AND \(ReplicaStore.stands))
            """
        return .init(
            count: try tx.row("SELECT count(*) AS count \(condition)")?.integer("count") ?? 0,
            first: try tx.rows(
                "SELECT atena_number \(condition) ORDER BY atena_number LIMIT $2", [.integer(Int64(Self.shown))]
            ).map { try AtenaNumber(try $0.text("atena_number")) })
    }

    private func withoutNumber(in districts: Set<String>?) throws -> ReplicaFindings.Sample<RegisteredReplica> {
        var criteria = ReplicaCriteria()
        criteria.isOfUnknownNumber = true
        let replicas = ReplicaStore(tx: tx)
        return .init(
            count: try replicas.count(criteria, in: districts),
            first: try replicas.replicas(criteria, in: districts, limit: Self.shown))
    }

    /// Persons and kinds with several 副本.
    private func groups(in districts: Set<String>?) throws -> [(AtenaNumber, ItemCode)] {
        let scope = ReplicaStore.scope(districts, from: 3)
        return try tx.rows(
            """
            SELECT atena_number, item_code FROM replicas WHERE tenant_id = $1 AND \(ReplicaStore.stands) \(scope.sql)
            GROUP BY atena_number, item_code HAVING count(*) > 1 ORDER BY atena_number, item_code LIMIT $2
            """, [.integer(Int64(Self.compared + 1))] + scope.values
        ).map { (try AtenaNumber(try $0.text("atena_number")), try ItemCode(try $0.text("item_code"))) }
    }

    private func overlaps(
        of number: AtenaNumber, _ item: ItemCode, in districts: Set<String>?
    ) throws -> [ReplicaFindings.Overlap] {
        var criteria = ReplicaCriteria()
        criteria.atenaNumber = number
        criteria.itemCode = item
        let found = try ReplicaStore(tx: tx).replicas(criteria, in: districts, limit: Self.shown)
        let datasets = Dictionary(grouping: found) { "\($0.system) \($0.record.dataSetKey)" }
        return datasets.sorted { $0.key < $1.key }.compactMap { _, dataset in
            let sorted = dataset.sorted { $0.record.publicationStart < $1.record.publicationStart }
            let clashing = zip(sorted, sorted.dropFirst()).filter { earlier, later in
                earlier.publicationEnd.map { later.record.publicationStart <= $0 } ?? true
            }
            guard !clashing.isEmpty else { return nil }
            var identifiers: [RecordIdentifier] = []
            for replica in clashing.flatMap({ [$0, $1] }) where !identifiers.contains(replica.record.recordIdentifier) {
                identifiers.append(replica.record.recordIdentifier)
            }
            return .init(atenaNumber: number, itemCode: item, identifiers: identifiers)
        }
    }
}
