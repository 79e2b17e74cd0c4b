import AccessControl
import AuditLog
public import Identifiers
public import Programme
import ServiceCalendar
public import Storage
public import WebServer

/// Progress that is taken over in bulk: many organisations in one transaction, each deed with its own record.
public enum ProgressImport {
    /// Keeps that a task was done at the exchange's instant, with whatever belongs to it.
    ///
    /// A task that only a person can know gets its confirmation; the last one gets what completion rests on (§1.6).
    /// - Throws: `StoreError`.
    public static func keep(
        _ task: ProgrammeTask, of organisation: Organisation, bureau: Bureau, name: String, by exchange: Exchange,
        in tx: any StoreTransaction
    ) throws {
        let (code, now) = (StoredValue.text(organisation.code.text), StoredValue.instant(exchange.now))
        let scope = AuditScope(organisation: organisation.code.text, bureau: bureau.rawValue)
        guard let event = task.provenBy else {
            try tx.run(
                """
                INSERT INTO task_confirmations (organisation, bureau, task_id, confirmed_by, confirmed_at, remark)
                VALUES ($1, $2, $3, $4, $5, '')
                ON CONFLICT (organisation, bureau, task_id) DO NOTHING
                """, [code, .text(bureau.rawValue), .text(task.id), .text(name), now])
            let confirmed = AuditEvent("\(AuditEvent.taskConfirmed.name).\(task.id)", AuditEvent.taskConfirmed.meaning)
            try exchange.record(confirmed, subject: name, scope: scope, in: tx)
            return
        }
        if event == AuditEvent.readinessCompleted.name {
            try tx.run(
                """
                INSERT INTO action_plans (organisation, integration_test_finished_on, entered_at, entered_by)
                VALUES ($1, $2, $3, $4) ON CONFLICT (organisation) DO NOTHING
                """, [code, .text(exchange.day), now, .text(exchange.actor.identifier)])
            try tx.run(
                """
                INSERT INTO checklist_receipts (organisation, content, received_at, submitted_by)
                VALUES ($1, $2, $3, $4) ON CONFLICT (organisation) DO NOTHING
                """, [code, .bytes([]), now, .text(exchange.actor.identifier)])
            try exchange.record(.actionPlanEntered, subject: exchange.day, scope: scope, in: tx)
            try exchange.record(.checklistReceived, scope: scope, in: tx)
        }
        try exchange.record(AuditEvent(event, "Taken over in bulk."), scope: scope, in: tx)
    }
}

extension Exchange {
    /// The day of the exchange in Japan, `yyyy-MM-dd`.
    fileprivate var day: String { CalendarDay(now).description }
}
