import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ReplicaRegistration
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let operationSupportShown = AuditEvent(
        "operation-support.shown", "A clerk checked the organisation's own 副本 in 運用支援ツール (T6).")
}

/// 運用支援ツール (S11): a clerk checks the organisation's own 副本 (T6).
public struct OperationSupportRoutes: Sendable {
    let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// Counts, and the 副本 of one number.
    public var routes: [Route] {
        [.page(.get, "/operation-support/", .requires(.readReplicas), .operationSupportShown, show)]
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let typed = TypedDigits.fold(request.query["atena-number"] ?? "")
        return try await request.answering {
            let number = typed.isEmpty ? nil : try AtenaNumber(typed)
            return .page(try await page(request, typed: typed, number: number))
        } refused: { error in
            try await page(request, typed: typed, error: error)
        }
    }

    private func page(
        _ request: WebRequest, typed: String, number: AtenaNumber? = nil, error: (any ProblemConvertible)? = nil
    ) async throws -> Page {
        let (counts, found) = try await store.read { tx in
            let replicas = ReplicaStore(tx: tx)
            let districts = request.actor.districts
            return (
                try replicas.counts(in: districts),
                try number.map { try replicas.replicas(of: $0.text, in: districts, limit: 100) } ?? []
            )
        }
        return OperationSupportPages.overview(
            request, counts: counts, typed: typed, number: number, found: found, error: error)
    }
}

/// The page of 運用支援ツール.
enum OperationSupportPages {
    static func overview(
        _ request: WebRequest, counts: [ReplicaCount], typed: String, number: AtenaNumber?,
        found: [RegisteredReplica], error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = [
            .form(
                Form(
                    action: "/operation-support/", submit: "検索する", token: nil,
                    fields: [
                        Field(
                            "atena-number", label: "統合宛名番号", kind: .digits, value: typed,
                            hint: "15桁以内の数字。番号を入力すると、その番号の副本を表示します。", isRequired: false)
                    ], isQuery: true)),
            .table(
                Table(
                    caption: "登録されている副本（件数）", headers: ["既存システム", "特定個人情報名コード", "件数", "最終登録日時"],
                    rows: counts.map {
                        [
                            .text($0.system), .text($0.itemCode), .text("\($0.count)件"),
                            .text(JapanTime.japanese($0.lastRegisteredAt)),
                        ]
                    }, empty: "副本はまだ登録されていません。")),
        ]
        if let number {
            blocks.append(
                .table(
                    Table(
                        caption: "統合宛名番号 \(number.text) の副本",
                        headers: ["レコード識別番号", "特定個人情報名コード", "公開開始日", "公開終了日", "項目数", "登録日時"],
                        rows: found.map {
                            [
                                .text($0.record.recordIdentifier.text), .text($0.record.itemCode.text),
                                .text($0.record.publicationStart), .text($0.publicationEnd ?? "なし"),
                                .text("\($0.record.values.count)"), .text(JapanTime.japanese($0.registeredAt)),
                            ]
                        }, empty: "この番号の副本は登録されていません。")))
        }
        blocks.append(
            .links(
                [
                    Link("副本ファイルの登録状況", path: "/operation-support/files"),
                    Link("符号取得の状況", path: "/operation-support/codes"),
                ]
                    + (request.actor.may(.judgeReplicaLinks)
                        ? [Link("紐付け誤りの確認", path: "/operation-support/links")] : [])))
        return Page(
            request.frame, title: "運用支援ツール 副本データの確認", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }
}
