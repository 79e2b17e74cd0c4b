import AccessControl
import AuditLog
import Foundation
public import Identifiers
public import Programme
public import ServiceCalendar
public import Storage
public import Verdicts
public import WebServer

/// Who is how far, from what the platform saw and what people confirmed by name (S14).
public struct ReadinessLedger: Sendable {
    let store: any DataStore
    public let programme: Programme

    /// Keeps the ledger of one programme.
    public init(store: any DataStore, programme: Programme) {
        self.store = store
        self.programme = programme
    }

    /// Every task of one side of an organisation.
    /// - Throws: `StoreError`.
    public func statuses(of organisation: Organisation, bureau: Bureau) async throws -> [TaskStatus] {
        let done = try await store.read { tx in try doneTasks(of: organisation, bureau: bureau, in: tx) }
        return TaskStatus.statuses(of: programme, organisation: organisation, bureau: bureau, done: done)
    }

    private func doneTasks(
        of organisation: Organisation, bureau: Bureau, in tx: any StoreTransaction
    ) throws -> [String: (at: Date, record: Int64)] {
        var done: [String: (at: Date, record: Int64)] = [:]
        let reopened = try TaskReopening.newest(of: organisation, bureau: bureau, in: tx)
        for task in programme.tasks(for: bureau, of: organisation.kind) {
            let record = try AuditLog.firstSuccess(
                of: task.provingEvent, organisation: organisation.code.text, bureau: bureau.rawValue,
                after: reopened[task.id] ?? 0, in: tx)
            if let record { done[task.id] = (record.recordedAt, record.sequence) }
        }
        return done
    }

    /// A person confirms a task that only a person can know.
    /// - Throws: `Problem` when it is another kind of task, or waits for others.
    public func confirm(
        task identifier: String, of organisation: Organisation, bureau: Bureau, name: String, remark: String,
        by exchange: Exchange
    ) async throws {
        guard
            let status = try await statuses(of: organisation, bureau: bureau).first(where: { $0.task.id == identifier })
        else { throw Problem.notFound }
        guard status.task.provenBy == nil else {
            throw Problem(
                status: 409, code: "task.proven-by-platform", title: "「\(status.task.title)」は、実際の操作が記録されると自動的に完了になります。",
                detail: "画面での確認は不要です。")
        }
        if case .waiting(let titles) = status.state {
            throw Problem(
                status: 409, code: "task.waiting", title: "「\(status.task.title)」はまだ完了にできません。",
                detail: "先に「\(titles.joined(separator: "」「"))」を完了してください。")
        }
        guard !name.isEmpty else {
            throw Problem(
                status: 422, code: "task.no-name", title: "確認者が入力されていません。", detail: "確認した人の氏名を入力してください。", field: "name")
        }
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO task_confirmations (organisation, bureau, task_id, confirmed_by, confirmed_at, remark)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (organisation, bureau, task_id) DO UPDATE SET
                    confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at, remark = excluded.remark
                """,
                [
                    .text(organisation.code.text), .text(bureau.rawValue), .text(identifier), .text(name),
                    .instant(exchange.now), .text(remark),
                ])
            let event = AuditEvent("\(AuditEvent.taskConfirmed.name).\(identifier)", AuditEvent.taskConfirmed.meaning)
            try exchange.record(event, subject: name, scope: Self.scope(organisation, bureau), in: tx)
        }
    }

    /// Accepts a test's results when the platform saw every exchange that they quote, and never twice.
    /// - Throws: `EvidenceError`; nothing is accepted then.
    public func accept(
        _ evidence: Evidence, of organisation: Organisation, expecting expected: [ExpectedLine], by exchange: Exchange
    ) async throws {
        try EvidenceRules.checkComplete(evidence, organisation: organisation, expected: expected)
        let document = String(decoding: try JSONEncoder().encode(evidence), as: UTF8.self)
        try await store.write { tx in
            for result in evidence.items {
                try AcceptedLines.add(result, of: organisation, at: exchange.now, in: tx)
            }
            try tx.run(
                """
                INSERT INTO accepted_evidence (organisation, document, accepted_at) VALUES ($1, $2, $3)
                ON CONFLICT (organisation) DO UPDATE SET
                    document = excluded.document, accepted_at = excluded.accepted_at
                """,
                [.text(organisation.code.text), .text(document), .instant(exchange.now)])
            for bureau in organisation.bureaus {
                try exchange.record(scope: Self.scope(organisation, bureau), in: tx)
            }
        }
    }

    /// Whether the results of an organisation have been accepted.
    /// - Throws: `StoreError`.
    public static func hasAcceptedEvidence(
        _ organisation: Organisation, in tx: any StoreTransaction
    ) throws -> Bool {
        try tx.row(
            """
            SELECT 1 AS one FROM accepted_evidence AS evidence WHERE organisation = $1 AND NOT EXISTS (
                SELECT 1 FROM task_reopenings AS reopening
                WHERE reopening.organisation = evidence.organisation AND proven_by = $2
                    AND reopened_at >= evidence.accepted_at)
            """, [.text(organisation.code.text), .text(AuditEvent.evidenceAccepted.name)]) != nil
    }

    /// Enters the action plan's 団体内のシステム連携テスト工程終了日(実績) (§3.6).
    /// - Throws: `Problem` for a day in the future, or before results were accepted.
    public func enterFinishingDay(
        _ day: CalendarDay, of organisation: Organisation, by exchange: Exchange
    ) async throws {
        guard day <= CalendarDay(exchange.now) else {
            throw Problem(
                status: 422, code: "action-plan.future", title: "実績日に未来の日付は入力できません。", detail: "実際に完了した日を入力してください。",
                field: "finished-on")
        }
        try await store.write { tx in
            guard try Self.hasAcceptedEvidence(organisation, in: tx) else {
                throw Problem(
                    status: 409, code: "action-plan.no-evidence", title: "団体内のシステム連携テストの結果がまだ受け付けられていません。",
                    detail: "先にテスト結果を送信してください。")
            }
            try tx.run(
                """
                INSERT INTO action_plans (organisation, integration_test_finished_on, entered_at, entered_by)
                VALUES ($1, $2, $3, $4)
                ON CONFLICT (organisation) DO UPDATE SET
                    integration_test_finished_on = excluded.integration_test_finished_on,
                    entered_at = excluded.entered_at, entered_by = excluded.entered_by
                """,
                [
                    .text(organisation.code.text), .text(day.description), .instant(exchange.now),
                    .text(exchange.actor.identifier),
                ])
            try exchange.record(subject: day.description, scope: Self.scope(organisation, .mayor), in: tx)
            try Self.completeIfBoth(organisation, by: exchange, in: tx)
        }
    }

    /// Keeps a checklist that the help desk took, inside its transaction.
    /// - Throws: `StoreError`.
    public static func receiveChecklist(
        _ content: [UInt8], of organisation: Organisation, by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO checklist_receipts (organisation, content, received_at, submitted_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (organisation) DO UPDATE SET
                content = excluded.content, received_at = excluded.received_at, submitted_by = excluded.submitted_by
            """,
            [
                .text(organisation.code.text), .bytes(content), .instant(exchange.now),
                .text(exchange.actor.identifier),
            ])
        try exchange.record(scope: scope(organisation, .mayor), in: tx)
        try completeIfBoth(organisation, by: exchange, in: tx)
    }

    /// Both, neither alone (§1.6).
    private static func completeIfBoth(
        _ organisation: Organisation, by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        let standing = try completion(of: organisation, in: tx)
        guard standing.checklistReceivedAt != nil, standing.finishedOn != nil, !standing.isComplete else { return }
        try exchange.record(.readinessCompleted, scope: scope(organisation, .mayor), in: tx)
    }

    /// How an organisation stands as a whole.
    /// - Throws: `StoreError`.
    public func completion(of organisation: Organisation) async throws -> Completion {
        try await store.read { tx in try Self.completion(of: organisation, in: tx) }
    }

    static func completion(of organisation: Organisation, in tx: any StoreTransaction) throws -> Completion {
        let code = StoredValue.text(organisation.code.text)
        let receipt = try tx.row(
            """
            SELECT received_at FROM checklist_receipts AS receipt WHERE organisation = $1 AND NOT EXISTS (
                SELECT 1 FROM checklist_returns AS back
                WHERE back.organisation = receipt.organisation AND back.received_at >= receipt.received_at)
            """, [code])
        let plan = try tx.row(
            "SELECT integration_test_finished_on FROM action_plans WHERE organisation = $1", [code])
        let completed = try AuditLog.firstSuccess(
            of: AuditEvent.readinessCompleted.name, organisation: organisation.code.text, bureau: Bureau.mayor.rawValue,
            after: try TaskReopening.newest(
                of: organisation, bureau: .mayor, provenBy: AuditEvent.readinessCompleted.name, in: tx), in: tx)
        return Completion(
            checklistReceivedAt: try receipt?.instant("received_at"),
            finishedOn: try plan?.text("integration_test_finished_on"), completedAt: completed?.recordedAt)
    }

    static func scope(_ organisation: Organisation, _ bureau: Bureau) -> AuditScope {
        AuditScope(organisation: organisation.code.text, bureau: bureau.rawValue)
    }
}
