import AuditLog
import Foundation
import Identifiers
import NoticeForms
import ServiceCalendar
import Storage

/// The projection's tables within one transaction.
struct CompletionTable {
    let plan: TaskPlan
    let source: OrganisationSource
    let gazetteer: Gazetteer
    let tx: any StoreTransaction
    private var known: [String: Organisation?] = [:]
    private var changed: [String: Int64] = [:]

    init(plan: TaskPlan, source: OrganisationSource, gazetteer: Gazetteer, tx: any StoreTransaction) {
        self.plan = plan
        self.source = source
        self.gazetteer = gazetteer
        self.tx = tx
    }

    mutating func apply(_ record: AuditRecord) throws {
        guard let bureau = Bureau(rawValue: record.bureau), let organisation = try organisation(record),
            organisation.bureaus.contains(bureau)
        else { return }
        for meaning in plan.meanings(of: record.event, bureau: bureau) {
            try apply(meaning, record, organisation, bureau)
        }
        if source.changes.contains(record.event), bureau == .mayor,
            let notice = try source.notice(organisation.code, tx)
        {
            try ContactTable.replace(notice.form, of: organisation.code, since: notice.since, in: tx)
        }
    }

    /// Says which organisations changed, so that a board reads only those anew.
    mutating func flush() throws {
        for (code, sequence) in changed {
            try tx.run(
                "UPDATE roll_up_organisations SET changed_by = $2 WHERE organisation = $1",
                [.text(code), .integer(sequence)])
        }
        changed = [:]
    }

    private mutating func apply(
        _ meaning: ProjectionRule.Meaning, _ record: AuditRecord, _ organisation: Organisation, _ bureau: Bureau
    ) throws {
        let place: [StoredValue] = [
            .text(organisation.code.text), .text(bureau.rawValue), .text(meaning.task),
        ]
        let before = try tx.row(
            """
            SELECT record, reopened_by FROM roll_up_completions
            WHERE organisation = $1 AND bureau = $2 AND task = $3 ORDER BY record DESC LIMIT 1
            """, place)
        let standing = try before.map { row in
            let record = try row.integer("record")
            let reopened = try row.optionalInteger("reopened_by")
            return ProjectionRule.Standing(
                record: record, isReopened: reopened != nil, lastRecord: reopened ?? record)
        }
        let step = ProjectionRule.step(meaning, record: record.sequence, standing: standing)
        switch step {
        case .nothing: return
        case .begin:
            try tx.run(
                """
                INSERT INTO roll_up_completions (organisation, bureau, task, record, done_at)
                VALUES ($1, $2, $3, $4, $5)
                """, place + [.integer(record.sequence), .instant(record.recordedAt)])
            try count(organisation, at: record.recordedAt, done: 1, completed: isComplete(organisation) ? 1 : 0)
        case .end:
            let wasComplete = try isComplete(organisation)
            try tx.run(
                """
                UPDATE roll_up_completions SET reopened_at = $4, reopened_by = $5
                WHERE organisation = $1 AND bureau = $2 AND task = $3 AND reopened_at IS NULL
                """, place + [.instant(record.recordedAt), .integer(record.sequence)])
            try count(organisation, at: record.recordedAt, done: -1, completed: wasComplete ? -1 : 0)
        }
        changed[organisation.code.text] = record.sequence
    }

    private func isComplete(_ organisation: Organisation) throws -> Bool {
        // Counting first: most are far from complete, and their tasks need not be looked at one by one.
        let count = try tx.row(
            "SELECT count(*) AS done FROM roll_up_completions WHERE organisation = $1 AND reopened_at IS NULL",
            [.text(organisation.code.text)])
        let slots = plan.slots(of: organisation.kind)
        guard Int(try count?.integer("done") ?? 0) >= slots.count else { return false }
        let done = try tx.rows(
            "SELECT bureau, task FROM roll_up_completions WHERE organisation = $1 AND reopened_at IS NULL",
            [.text(organisation.code.text)]
        ).compactMap { row in
            try Bureau(rawValue: try row.text("bureau")).flatMap { plan.slot(try row.text("task"), of: $0) }
        }
        return Set(slots).isSubset(of: done)
    }

    /// The history: what changed on each day, from which every day's state is a sum.
    private func count(_ organisation: Organisation, at date: Date, done: Int64, completed: Int64) throws {
        try tx.run(
            """
            INSERT INTO roll_up_days (prefecture, is_prefecture, day, done, completed) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (prefecture, is_prefecture, day) DO UPDATE SET
                done = roll_up_days.done + excluded.done,
                completed = roll_up_days.completed + excluded.completed
            """,
            [
                .text(organisation.code.prefectureNumber), .integer(organisation.kind == .prefecture ? 1 : 0),
                .text(CalendarDay(date).description), .integer(done), .integer(completed),
            ])
    }

    private mutating func organisation(_ record: AuditRecord) throws -> Organisation? {
        let code = record.organisation
        if let known = known[code] { return known }
        let found = code.isEmpty ? nil : try source.organisation(code, tx)
        known[code] = .some(found)
        guard let found else { return nil }
        let place = gazetteer.place(found.code)
        try tx.run(
            """
            INSERT INTO roll_up_organisations
                (organisation, prefecture, kind, prefecture_name, name, romaji, latitude, longitude, changed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (organisation) DO NOTHING
            """,
            [
                .text(code), .text(found.code.prefectureNumber), .text(found.kind.rawValue), .text(found.prefecture),
                .text(found.name), .text(gazetteer.romaji(found.code)), .optional(place.map { "\($0.latitude)" }),
                .optional(place.map { "\($0.longitude)" }), .integer(record.sequence),
            ])
        return found
    }
}
