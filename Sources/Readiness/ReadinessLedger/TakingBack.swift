import AuditLog
public import Identifiers
import Programme
import Storage
public import WebServer

extension ReadinessLedger {
    /// Takes a task's completion back, by name and with a reason.
    ///
    /// Records and confirmations made before count no more; later ones complete the task again.
    /// - Throws: `Problem` when the task is not done, or name or reason is missing.
    public func reopen(
        task identifier: String, of organisation: Organisation, bureau: Bureau, name: String, reason: String,
        by exchange: Exchange
    ) async throws {
        let statuses = try await statuses(of: organisation, bureau: bureau)
        guard let status = statuses.first(where: { $0.task.id == identifier }) else { throw Problem.notFound }
        guard status.isDone else {
            throw Problem(
                status: 409, code: "task.not-done", title: "「\(status.task.title)」は完了していないため、取り消すものがありません。",
                detail: "作業の画面で現在の状態を確認してください。")
        }
        guard !name.isEmpty else {
            throw Problem(
                status: 422, code: "task.no-name", title: "取り消す人の氏名が入力されていません。", detail: "氏名を入力してください。",
                field: "name")
        }
        guard !reason.isEmpty, reason.count <= 500 else {
            throw Problem(
                status: 422, code: "task.no-reason", title: "取り消す理由を500文字以内で入力してください。",
                detail: "後から見た人に分かるように、何が起きたかを書いてください。", field: "reason")
        }
        try await store.write { tx in
            try Self.reopen(
                status.task, of: organisation, bureau: bureau, name: name, reason: reason, by: exchange, in: tx)
        }
    }

    private static func reopen(
        _ task: ProgrammeTask, of organisation: Organisation, bureau: Bureau, name: String, reason: String,
        by exchange: Exchange, in tx: any StoreTransaction
    ) throws {
        let event = AuditEvent("\(AuditEvent.taskReopened.name).\(task.id)", AuditEvent.taskReopened.meaning)
        let record = try exchange.record(event, subject: name, scope: scope(organisation, bureau), in: tx)
        try tx.run(
            """
            INSERT INTO task_reopenings
                (organisation, bureau, task_id, record, proven_by, reopened_by, reopened_at, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .text(organisation.code.text), .text(bureau.rawValue), .text(task.id), .integer(record),
                .text(task.provenBy ?? ""), .text(name), .instant(exchange.now), .text(reason),
            ])
    }

    /// The help desk gives a received checklist back with questions; the completion that rested on it goes with it.
    /// - Throws: `Problem` when none is received, or there is no question.
    public func returnChecklist(
        of organisation: Organisation, question: String, name: String, by exchange: Exchange
    ) async throws {
        guard !question.isEmpty, question.count <= 1_000 else {
            throw Problem(
                status: 422, code: "checklist.no-question", title: "質問を1000文字以内で入力してください。",
                detail: "団体が何を直せばよいか分かるように書いてください。", field: "question")
        }
        try await store.write { [programme] tx in
            let standing = try Self.completion(of: organisation, in: tx)
            guard let received = standing.checklistReceivedAt else {
                throw Problem(
                    status: 409, code: "checklist.not-received", title: "受領しているチェックリストがありません。",
                    detail: "団体からの送付を待ってください。")
            }
            try tx.run(
                """
                INSERT INTO checklist_returns (organisation, number, received_at, returned_by, returned_at, question)
                SELECT $1, count(*) + 1, $2, $3, $4, $5 FROM checklist_returns WHERE organisation = $1
                """,
                [
                    .text(organisation.code.text), .instant(received), .text(name), .instant(exchange.now),
                    .text(question),
                ])
            try exchange.record(.checklistReturned, subject: name, scope: Self.scope(organisation, .mayor), in: tx)
            guard standing.isComplete else { return }
            let event = AuditEvent.readinessCompleted.name
            for task in programme.tasks(for: .mayor, of: organisation.kind) where task.provenBy == event {
                try Self.reopen(
                    task, of: organisation, bureau: .mayor, name: name, reason: "チェックリストの差戻し: \(question)",
                    by: exchange, in: tx)
            }
        }
    }

    /// What the desk asked when it gave a checklist back, the newest first.
    /// - Throws: `StoreError`.
    public func checklistReturns(of organisation: Organisation) async throws -> [ChecklistReturn] {
        try await store.read { tx in
            try tx.rows(
                """
                SELECT number, returned_by, returned_at, question FROM checklist_returns
                WHERE organisation = $1 ORDER BY number DESC
                """, [.text(organisation.code.text)]
            ).map { row in
                ChecklistReturn(
                    number: try row.integer("number"), returnedBy: try row.text("returned_by"),
                    returnedAt: try row.instant("returned_at"), question: try row.text("question"))
            }
        }
    }
}
