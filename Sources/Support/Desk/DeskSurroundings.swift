import AuditLog
public import DesignSystem
import Foundation
public import Identifiers
import Programme
public import ReadinessLedger
import ServiceCalendar
public import Storage
import SupportMembers
import SupportSite
import Tickets

/// What stands beside a ticket: how the organisation is, without asking it.
public struct DeskSurroundings: Sendable {
    private let store: any DataStore
    private let ledger: ReadinessLedger
    /// Versions of what an organisation's servers run with.
    private let versions: @Sendable (Organisation) async throws -> [SummaryRow]

    /// Looks into the ledger and the log.
    public init(
        store: any DataStore, ledger: ReadinessLedger,
        versions: @escaping @Sendable (Organisation) async throws -> [SummaryRow]
    ) {
        self.store = store
        self.ledger = ledger
        self.versions = versions
    }

    /// How many records are shown.
    private static let records = 10
    private static let looked = 200
    /// How the events end that say what somebody merely looked at.
    private static let looks = ["shown", "listed", "searched"]

    /// The blocks of one organisation; those of an unknown one say so.
    func blocks(of code: String) async throws -> [Block] {
        let organisation = try await store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
        guard let organisation else {
            return [.notice(Notice(kind: .warning, title: "団体が確認できていません。", body: "団体コードを確認して「分類・団体」で設定してください。"))]
        }
        var blocks: [Block] = [.heading("団体の状況: \(organisation.prefecture) \(organisation.name)（\(code)）")]
        blocks += try await summary(organisation)
        if let contacts = try await store.read({ tx in try ContactStructure.table(of: organisation, in: tx) }) {
            blocks.append(contacts)
        }
        for bureau in organisation.bureaus { blocks.append(try await tasks(organisation, bureau)) }
        blocks.append(try await recent(code))
        return blocks
    }

    /// How far an organisation is, in one line for the head of the page; nil for an unknown one.
    func readiness(of code: String) async throws -> String? {
        let organisation = try await store.read { tx in try NoticeFormStore.organisation(code, in: tx) }
        guard let organisation else { return nil }
        let isComplete = try await ledger.completion(of: organisation).isComplete
        var parts = ["総合運用テスト準備 \(isComplete ? "完了" : "未完了")"]
        for bureau in organisation.bureaus {
            let statuses = try await ledger.statuses(of: organisation, bureau: bureau)
            parts.append("\(bureau.title) \(statuses.count(where: \.isDone))／\(statuses.count)")
        }
        return parts.joined(separator: "、") + "（詳しくは、下の「団体の状況」）"
    }

    private func summary(_ organisation: Organisation) async throws -> [Block] {
        let completion = try await ledger.completion(of: organisation)
        let code = organisation.code
        let (form, evidence) = try await store.read { tx in
            (
                try NoticeFormStore.newest(of: code, in: tx),
                try AuditLog.latest(
                    of: AuditEvent.evidenceAccepted.name, organisation: code.text, bureau: Bureau.mayor.rawValue, in: tx
                )
            )
        }
        return [
            .summary(
                [
                    SummaryRow("総合運用テスト準備", completion.isComplete ? "完了" : "未完了"),
                    SummaryRow(
                        "利用開始・変更連絡", form.map { "第\($0.number)版（\(JapanTime.japanese($0.submittedAt))）" } ?? "未送付"),
                    SummaryRow(
                        "最後の連携テスト結果",
                        evidence.map { record in
                            "\(JapanTime.japanese(record.recordedAt)) \(record.outcome == .success ? "受付済" : "受付できず（\(record.subject)）")"
                        } ?? "なし"),
                ] + (try await versions(organisation)))
        ]
    }

    private func tasks(_ organisation: Organisation, _ bureau: Bureau) async throws -> Block {
        let statuses = try await ledger.statuses(of: organisation, bureau: bureau)
        let done = statuses.count(where: \.isDone)
        // What is done is a number: the desk looks for what is not.
        return .table(
            Table(
                caption: "準備状況【\(bureau.title)】（\(done)／\(statuses.count)完了）", headers: ["未完了の作業", "状態"],
                rows: statuses.filter { !$0.isDone }.map { status in
                    switch status.state {
                    case .done(let at, _): [.text(status.task.title), .state("完了 \(CalendarDay(at))", .success)]
                    case .open: [.text(status.task.title), .state("未完了", .information)]
                    case .waiting(let titles):
                        [.text(status.task.title), .state("\(titles.joined(separator: "、"))を待っています", .warning)]
                    }
                }, empty: "すべて完了しています。"))
    }

    private func recent(_ code: String) async throws -> Block {
        // What was merely looked at tells the desk nothing.
        let records = try await store.read { tx in try AuditLog.recent(of: code, limit: Self.looked, in: tx) }
            .filter { record in record.outcome != .success || !Self.looks.contains { record.event.hasSuffix($0) } }
            .prefix(Self.records)
        return .table(
            Table(
                caption: "プラットフォームの最近の記録", headers: ["番号", "日時", "出来事", "結果", "内容"],
                rows: records.map { record in
                    [
                        .text(String(record.sequence)), .text(JapanTime.japanese(record.recordedAt)),
                        .code(record.event),
                        .state(
                            record.outcome == .success ? "成功" : record.outcome == .refused ? "拒否" : "失敗",
                            record.outcome == .success ? .success : .warning), .text(record.subject),
                    ]
                }))
    }
}
