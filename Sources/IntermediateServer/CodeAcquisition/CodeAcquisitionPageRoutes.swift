import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import OrganisationProtocol
import ServiceCalendar
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let codeAcquisitionsShown = AuditEvent(
        "code-acquisition.shown", "A clerk looked at how 符号取得 get on.")
}

/// How 符号取得 get on, for clerks; those who see some 行政区 only see counts.
public struct CodeAcquisitionPageRoutes: Sendable {
    private static let path = "/operation-support/codes"
    /// Waiting or failed ones on the page; counts have all.
    private static let shown = 200
    private let store: TenantStore

    /// Serves one server.
    public init(store: TenantStore) {
        self.store = store
    }

    /// The page.
    public var routes: [Route] {
        [
            .page(.get, Self.path, .requires(.readReplicas), .codeAcquisitionsShown) { request in
                let (counts, waiting, failed) = try await store.read { tx in
                    let acquisitions = CodeAcquisitionStore(tx: tx)
                    return (
                        try acquisitions.counts(),
                        try acquisitions.acquisitions(in: [.requested, .numberIssued], limit: Self.shown),
                        try acquisitions.acquisitions(in: [.failed], limit: Self.shown)
                    )
                }
                return .page(Self.page(request, counts, waiting: waiting, failed: failed))
            }
        ]
    }

    private static func page(
        _ request: WebRequest, _ counts: [(state: CodeAcquisition.State, count: Int64)], waiting: [CodeAcquisition],
        failed: [CodeAcquisition]
    ) -> Page {
        var blocks: [Block] = [
            .text("団体内統合宛名システムから依頼された符号取得の状況です。総合運用テストの準備では「住基応答待ち」まで進みます（住基ネットには連携しません）。"),
            .table(
                Table(
                    caption: "状態別の件数", headers: ["状態", "件数"],
                    rows: counts.map { [.state($0.state.title, $0.state.kind), .text("\($0.count)件")] }, empty: "")),
        ]
        if request.actor.districts == nil {
            blocks.append(
                .table(
                    Table(
                        caption: "待機中（最大\(shown)件）", headers: ["統合宛名番号", "状態", "次に進む時刻", "直近の失敗"],
                        rows: waiting.map { one in
                            [
                                .text(one.atenaNumber.text), .text(one.state.title), .text(one.when),
                                .text(one.failure?.text ?? "なし"),
                            ]
                        }, empty: "待機中の依頼はありません。")))
            blocks.append(
                .table(
                    Table(
                        caption: "失敗（最大\(shown)件）", headers: ["統合宛名番号", "内容と対処", "コード"],
                        rows: failed.map { one in
                            [
                                .text(one.atenaNumber.text), .text(one.failure?.text ?? ""),
                                .code(one.failure?.code ?? ""),
                            ]
                        }, empty: "失敗した依頼はありません。")))
            if !failed.isEmpty {
                blocks.append(.text("対処の後、団体内統合宛名システムから同じ番号の符号取得をもう一度依頼すると、止まったところから再開します。"))
            }
        }
        blocks.append(.links([Link("最新の状態にする", path: path), Link("副本データの確認へ戻る", path: "/operation-support/")]))
        return Page(request.frame, title: "符号取得の状況", errors: [], blocks: blocks)
    }
}

extension CodeAcquisition {
    fileprivate var when: String {
        if let nextAttemptAt { return JapanTime.japanese(nextAttemptAt) }
        return delivery == .file && state == .numberIssued ? "依頼ファイルの作成を待っています" : "まもなく"
    }
}

extension CodeAcquisitionFailure {
    fileprivate var text: String { "\(seen) \(remedy)" }
}

extension CodeAcquisition.State {
    fileprivate var kind: Notice.Kind {
        switch self {
        case .requested, .numberIssued, .awaitingRegistry, .codeReceived: .information
        case .usable: .success
        case .failed: .error
        case .cancelled, .removed: .warning
        }
    }
}
