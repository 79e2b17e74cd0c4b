import AccessControl
import AuditLog
import DesignSystem
import Identifiers
import Programme
import ReadinessLedger
import ServiceCalendar
import WebServer

/// One audit record as an organisation's staff reads it.
enum RecordPages {
    static func record(_ request: WebRequest, _ record: AuditRecord, programme: Programme) -> Page {
        let bureau = Bureau(rawValue: record.bureau)
        let tasks = programme.tasks.filter { task in
            record.event == task.provingEvent || record.event == "\(AuditEvent.taskReopened.name).\(task.id)"
        }
        let back = bureau.map { side in
            tasks.filter { $0.bureaus.contains(side) }.map { Link($0.title, path: TaskView.path($0.id, side)) }
        }
        return Page(
            request.frame, title: "証跡番号 \(record.sequence) の記録",
            blocks: [
                .summary([
                    SummaryRow("証跡番号", "\(record.sequence)"), SummaryRow("内容", meaning(record.event, programme)),
                    SummaryRow("イベント", record.event, isCode: true), SummaryRow("結果", outcome(record.outcome)),
                    SummaryRow("日時", JapanTime.japanese(record.recordedAt)),
                    SummaryRow("部局", bureau?.title ?? "—"), SummaryRow("操作した人・システム", ActorWords.shown(record.actor)),
                    SummaryRow("対象", record.subject.isEmpty ? "—" : record.subject),
                ]),
                .text("記録は追記のみで、一つ前の記録とハッシュ値でつながっています。書換えや削除はできません。"), .heading("この記録が示す作業"),
                .links((back ?? []) + [Link("トップへ戻る", path: "/support/")]),
            ])
    }

    private static func meaning(_ event: String, _ programme: Programme) -> String {
        for task in programme.tasks {
            if event == task.provenBy { return task.proof ?? "「\(task.title)」の完了を示す記録" }
            if event == task.provingEvent { return "「\(task.title)」の完了を、氏名を添えて確認した記録" }
            if event == "\(AuditEvent.taskReopened.name).\(task.id)" { return "「\(task.title)」の完了を取り消した記録" }
        }
        return known[event] ?? "この団体についてのプラットフォームの記録"
    }

    /// What else an organisation comes across: the records that a test quotes, and what it handed in.
    private static let known = [
        "sign-in.shown": "サインイン画面が表示された記録（T2、T4）", "operation-support.shown": "運用支援ツールが表示された記録（T6）",
        "atena-number.registered": "統合宛名番号が登録された記録（T7）", "code-acquisition.sent": "符号取得要求を住基システムに送った記録（T8）",
        "basic-four.shown": "基本4情報が表示された記録（T9）", "replica.registered": "副本が登録された記録（T10）",
        "usage-notice.submitted": "連絡票と設定依頼票が送付された記録", "checklist.received": "チェックリストが受領された記録",
        "checklist.returned": "チェックリストが質問とともに差し戻された記録", "action-plan.entered": "工程終了日（実績）が入力された記録",
    ]

    private static func outcome(_ outcome: AuditOutcome) -> String {
        switch outcome {
        case .success: "成功"
        case .refused: "拒否"
        case .failed: "失敗"
        }
    }
}
