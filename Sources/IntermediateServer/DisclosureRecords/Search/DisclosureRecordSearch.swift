import Foundation
import OrganisationProtocol
import RequestFiles
import ServiceCalendar
import Storage
import Tenancy

/// Finding records in one transaction.
struct DisclosureRecordSearch {
    let tx: TenantTransaction

    func count(_ criteria: DisclosureRecordCriteria) throws -> Int64 {
        let (condition, values) = criteria.condition
        return try tx.row(
            "SELECT count(*) AS count FROM disclosure_records WHERE tenant_id = $1\(condition)", values
        )?.integer("count") ?? 0
    }

    /// The first so many, by the time of the 照会.
    func records(
        _ criteria: DisclosureRecordCriteria, latestFirst: Bool, limit: Int
    ) throws -> [StandingDisclosureRecord] {
        let (condition, values) = criteria.condition
        let order = latestFirst ? "DESC" : "ASC"
        return try tx.rows(
            """
            SELECT record_number, entry_number, document FROM disclosure_records WHERE tenant_id = $1\(condition)
            ORDER BY requested_at \(order), record_number \(order) LIMIT $\(values.count + 2)
            """, values + [.integer(Int64(limit))]
        ).map(DisclosureRecordStore.standing)
    }

    /// Answers the queries of a file; one that is wrong, or finds too many, is said to be so.
    func answer(_ queries: [DisclosureRecordQuery], limit: Int) throws -> DisclosureRecordList {
        var found: [Int64: StandingDisclosureRecord] = [:]
        var rejected: [RowRejection] = []
        for (place, query) in queries.enumerated() {
            do {
                let criteria = try DisclosureRecordCriteria(query)
                let count = try count(criteria)
                guard found.count + Int(count) <= limit else {
                    throw DisclosureRecordError.tooMany(Int(count), limit: limit)
                }
                for record in try records(criteria, latestFirst: false, limit: limit) { found[record.number] = record }
            } catch let error as DisclosureRecordError {
                rejected.append(error.rejection(row: place + 1))
            }
        }
        let ordered = found.values.sorted { ($0.record.requestedAt, $0.number) < ($1.record.requestedAt, $1.number) }
        return DisclosureRecordList(
            records: try ordered.map { standing in
                DisclosureRecordDocument(
                    standing, entries: try DisclosureChainStore(tx: tx).count(of: standing.number))
            }, rejected: rejected)
    }
}

extension DisclosureRecordDocument {
    init(_ standing: StandingDisclosureRecord, entries: Int) {
        let record = standing.record
        self.init(
            recordNumber: standing.number, side: record.side.rawValue, correlation: record.correlation,
            processingNumber: record.processingNumber, inquirerCode: record.inquirer,
            inquirerDelegatorCode: record.inquirerDelegator, providerCode: record.provider,
            providerDelegatorCode: record.providerDelegator, affairCode: record.affair,
            procedureCode: record.procedure, itemCode: record.item, atenaNumber: record.atenaNumber,
            actor: record.clerk, requestedAt: JapanTime.text(record.requestedAt),
            outcome: record.ending?.outcome.rawValue ?? "pending",
            reasonCode: record.ending.flatMap { $0.reason.isEmpty ? nil : $0.reason },
            endedAt: record.ending.map { JapanTime.text($0.endedAt) },
            isNotDisclosedByInquirer: record.nonDisclosure.byInquirer,
            isNotDisclosedByProvider: record.nonDisclosure.byProvider, entries: entries)
    }
}
