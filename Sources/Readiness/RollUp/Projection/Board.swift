import Foundation
import Identifiers
import Storage

/// Every organisation's progress in memory, as the tables have it: pages sum up values instead of asking one by one.
public actor Board {
    private let projection: Projection
    private var known: [String: OrganisationProgress] = [:]
    private var ordered: [OrganisationProgress] = []
    private var readUntil: Int64 = -1

    /// Follows a projection.
    public init(_ projection: Projection) {
        self.projection = projection
    }

    /// Everybody within a reach, in order of their codes, as of the newest record.
    /// - Throws: `StoreError`.
    public func organisations(within reach: Reach) async throws -> [OrganisationProgress] {
        try await refresh()
        return reach == .nation ? ordered : ordered.filter { reach.contains($0.organisation) }
    }

    /// One organisation, if it is within a reach.
    /// - Throws: `StoreError`.
    public func organisation(_ code: String, within reach: Reach) async throws -> OrganisationProgress? {
        try await refresh()
        return known[code].flatMap { reach.contains($0.organisation) ? $0 : nil }
    }

    private func refresh() async throws {
        try await projection.catchUp()
        let from = readUntil
        let (changed, until) = try await projection.store.read { [plan = projection.plan] tx in
            (try Self.changed(since: from, plan: plan, in: tx), try Projection.cursor(in: tx))
        }
        // Another request may have gone further while this one waited.
        guard until >= readUntil else { return }
        readUntil = until
        guard !changed.isEmpty else { return }
        for one in changed { known[one.organisation.code.text] = one }
        ordered = known.values.sorted { $0.organisation.code < $1.organisation.code }
    }

    private static func changed(
        since sequence: Int64, plan: TaskPlan, in tx: any StoreTransaction
    ) throws -> [OrganisationProgress] {
        var done: [String: [Date?]] = [:]
        var found: [(Organisation, romaji: String, GeographicPlace?)] = []
        for row in try tx.rows(
            """
            SELECT organisation, kind, prefecture_name, name, romaji, latitude, longitude FROM roll_up_organisations
            WHERE changed_by > $1
            """, [.integer(sequence)])
        {
            guard let kind = OrganisationKind(rawValue: try row.text("kind")) else {
                throw StoreError.unexpectedColumn("roll_up_organisations.kind")
            }
            let organisation = Organisation(
                code: try LocalGovernmentCode(try row.text("organisation")), kind: kind,
                prefecture: try row.text("prefecture_name"), name: try row.text("name"))
            var place: GeographicPlace?
            if let latitude = try row.optionalText("latitude").flatMap(Double.init),
                let longitude = try row.optionalText("longitude").flatMap(Double.init)
            {
                place = GeographicPlace(latitude: latitude, longitude: longitude)
            }
            found.append((organisation, try row.text("romaji"), place))
            done[organisation.code.text] = Array(repeating: nil, count: plan.slots.count)
        }
        for row in try tx.rows(
            """
            SELECT c.organisation, c.bureau, c.task, c.done_at FROM roll_up_completions c
            JOIN roll_up_organisations o ON o.organisation = c.organisation
            WHERE o.changed_by > $1 AND c.reopened_at IS NULL
            """, [.integer(sequence)])
        {
            guard let bureau = Bureau(rawValue: try row.text("bureau")),
                let slot = plan.slot(try row.text("task"), of: bureau)
            else { continue }
            let code = try row.text("organisation")
            done[code]?[slot] = try row.instant("done_at")
        }
        return found.map { organisation, romaji, place in
            let slots = plan.slots(of: organisation.kind)
            var dates = done[organisation.code.text] ?? []
            // What was done beyond what the organisation has to do counts nowhere.
            for slot in Set(dates.indices).subtracting(slots) { dates[slot] = nil }
            return OrganisationProgress(
                organisation: organisation, romaji: romaji, place: place, slots: slots, done: dates)
        }
    }
}
