import AuditLog
public import Foundation
public import Identifiers
public import NoticeForms
public import Storage

/// What the roll-up asks of the rooms that keep organisations and their forms.
public struct OrganisationSource: Sendable {
    /// An organisation of the programme by its code.
    public let organisation: @Sendable (String, any StoreTransaction) throws -> Organisation?
    /// The 連絡票 in effect, and since when.
    public let notice: @Sendable (LocalGovernmentCode, any StoreTransaction) throws -> (form: UsageNotice, since: Date)?
    /// The events with which another one may be in effect.
    public let changes: Set<String>

    /// Gathers what is asked.
    public init(
        organisation: @escaping @Sendable (String, any StoreTransaction) throws -> Organisation?,
        notice:
            @escaping @Sendable (LocalGovernmentCode, any StoreTransaction) throws -> (form: UsageNotice, since: Date)?,
        changes: Set<String>
    ) {
        self.organisation = organisation
        self.notice = notice
        self.changes = changes
    }
}

/// Task completions, caught up from the audit log by its sequence numbers.
public struct Projection: Sendable {
    /// Records of one transaction, at most.
    static let batch = 2_000

    let store: any DataStore
    let plan: TaskPlan
    let source: OrganisationSource
    let gazetteer: Gazetteer

    /// Follows one store's log.
    public init(store: any DataStore, plan: TaskPlan, source: OrganisationSource, gazetteer: Gazetteer) {
        self.store = store
        self.plan = plan
        self.source = source
        self.gazetteer = gazetteer
    }

    /// Applies what was recorded since the last time; answers how many records meant something.
    /// - Throws: `StoreError`; what was applied before stays, and the next call goes on from there.
    @discardableResult
    public func catchUp() async throws -> Int {
        var applied = 0
        while true {
            let (count, isDone) = try await step()
            applied += count
            if isDone { return applied }
        }
    }

    private func step() async throws -> (Int, isDone: Bool) {
        let (from, newest, found) = try await store.read { [self] tx in
            let from = try Self.cursor(in: tx)
            return (from, try AuditLog.newest(in: tx), !(try relevant(after: from, limit: 1, in: tx)).isEmpty)
        }
        // Most records mean nothing here; the cursor follows those in longer steps, so that a page need not write.
        guard found || newest - from > 1_000 else { return (0, true) }
        return try await store.write { [self] tx in
            let from = try Self.cursor(in: tx)
            let records = try relevant(after: from, limit: Self.batch, in: tx)
            var table = CompletionTable(plan: plan, source: source, gazetteer: gazetteer, tx: tx)
            for record in records { try table.apply(record) }
            try table.flush()
            let isFull = records.count == Self.batch
            let reached = isFull ? records[records.count - 1].sequence : try AuditLog.newest(in: tx)
            try tx.run(
                """
                INSERT INTO roll_up_cursor (one, sequence) VALUES (1, $1)
                ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence
                """, [.integer(reached)])
            return (records.count, !isFull)
        }
    }

    private func relevant(after sequence: Int64, limit: Int, in tx: any StoreTransaction) throws -> [AuditRecord] {
        return try AuditLog.successes(
            of: source.changes.union(plan.events).sorted(), beginning: [TaskPlan.confirmed, TaskPlan.reopened],
            after: sequence, limit: limit, in: tx)
    }

    /// The number of the last record that was looked at.
    /// - Throws: `StoreError`.
    static func cursor(in tx: any StoreTransaction) throws -> Int64 {
        try tx.row("SELECT sequence FROM roll_up_cursor", [])?.integer("sequence") ?? 0
    }
}
