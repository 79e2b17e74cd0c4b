import Backup
import DesignSystem
import Foundation
import Identifiers
import Placement
import ServiceCalendar
import Tenancy
import WebServer

/// Where servers' rows are, and how a move stands.
enum PlacementPages {
    struct Place: Sendable {
        let tenant: Tenant
        let cluster: String
    }

    static func overview(
        _ request: WebRequest, _ places: [Place], _ moves: [TenantMove], names: [String]
    ) -> Page {
        let isAlone = names.count == 1
        return Page(
            request.frame, title: "サーバーのデータの配置",
            blocks: [
                .table(
                    Table(
                        caption: "データベースごとのサーバー数", headers: ["データベース", "サーバー数"],
                        rows: names.map { name in
                            [.text(title(name)), .text("\(places.count { $0.cluster == name })")]
                        }))
            ]
                + (isAlone
                    ? [.text("データベースは一つです。移動先は、設定（storage.clusters）に加えると選べるようになります。")]
                    : []) + [
                    .heading("移動の状況"),
                    .table(
                        Table(
                            caption: "新しい順に50件まで（画面を再表示すると更新されます）",
                            headers: ["サーバー", "移動", "状態", "確認した行", "停止した時間", "操作"],
                            rows: moves.map { move in row(move, places) }, empty: "移動はまだありません。")),
                    .heading("サーバー"),
                    .table(
                        Table(
                            caption: "サーバーごとのデータベース", headers: ["サーバー", "データベース", "操作"],
                            rows: places.map { place in
                                [
                                    .text(place.tenant.title), .text(title(place.cluster)),
                                    isAlone
                                        ? .text("")
                                        : .link(
                                            Link(
                                                "\(name(place.tenant))を移動する",
                                                path: "\(PlacementRoutes.path)/\(place.tenant.identifier)/move")),
                                ]
                            }, empty: "サーバーがまだありません。")),
                ])
    }

    static func confirmation(
        _ request: WebRequest, _ tenant: Tenant, from place: String, to targets: [String],
        error: (any ProblemConvertible)?
    ) -> Page {
        Page(
            request.frame, title: "\(name(tenant))のデータの移動", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .notice(
                    Notice(
                        kind: .warning, title: "移動の終わりに、このサーバーだけが数秒から数十秒止まります。",
                        body:
                            "止まっている間の操作は数秒待たされ、それより長いときは、少し待ってからやり直すよう表示されます。ほかのサーバーは止まりません。利用の少ない時間に行ってください。"
                    )),
                .summary([SummaryRow("サーバー", tenant.title), SummaryRow("今のデータベース", title(place))]),
                .form(
                    Form(
                        action: "\(PlacementRoutes.path)/\(tenant.identifier)/move", submit: "移動する", token: nil,
                        fields: [
                            Field(
                                "target", label: "移動先のデータベース", kind: .choice(targets.map { .init($0, title($0)) }),
                                value: targets.count == 1 ? targets[0] : "")
                        ])), .links([Link("移動せずに戻る", path: PlacementRoutes.path)]),
            ])
    }

    static func withdrawal(
        _ request: WebRequest, _ tenant: Tenant, _ move: TenantMove, error: (any ProblemConvertible)?
    ) -> Page {
        Page(
            request.frame, title: "\(name(tenant))のデータの移動の取消し", errors: error.map { [$0.fieldError] } ?? [],
            blocks: [
                .text("データは\(title(move.source))に残り、\(title(move.target))に写した分は消されます。失われるものはありません。"),
                .summary([
                    SummaryRow("サーバー", tenant.title),
                    SummaryRow("移動", "\(title(move.source)) → \(title(move.target))"),
                    SummaryRow("状態", word(move.state)),
                ]),
                .form(
                    Form(
                        action: "\(PlacementRoutes.path)/\(tenant.identifier)/withdrawal", submit: "移動を取り消す",
                        token: nil, fields: [], isDangerous: true)),
                .links([Link("取り消さずに戻る", path: PlacementRoutes.path)]),
            ])
    }

    private static func row(_ move: TenantMove, _ places: [Place]) -> [Table.Cell] {
        let tenant = places.first { $0.tenant.identifier == move.tenant }?.tenant
        let still = move.frozenAt.flatMap { from in
            move.openedAt.map { String(format: "%.1f秒", $0.timeIntervalSince(from)) }
        }
        return [
            .text(tenant.map(name) ?? move.tenant.text), .text("\(title(move.source)) → \(title(move.target))"),
            .state(
                word(move.state) + (move.reason.isEmpty || move.state.isOver ? "" : "（やり直しています）"),
                kind(move)),
            .text("\(move.digest?.rows ?? move.copied)行"), .text(still ?? ""),
            move.state.canBeUndone
                ? .link(
                    Link(
                        "\(tenant.map(name) ?? move.tenant.text)の移動を取り消す",
                        path: "\(PlacementRoutes.path)/\(move.tenant)/withdrawal"))
                : .text(move.state.isOver ? JapanTime.japanese(move.changedAt) : ""),
        ]
    }

    private static func title(_ name: String) -> String { name == Clusters.homeName ? "本体（home）" : name }

    private static func name(_ tenant: Tenant) -> String {
        "\(tenant.organisationName) \(tenant.identifier.bureau.title)"
    }

    private static func word(_ state: MoveState) -> String {
        switch state {
        case .copying: "写しています"
        case .frozen: "止めて、変更分を写しています"
        case .verified: "一致を確認しました"
        case .switched: "切り替えました。元のデータを消しています"
        case .cleaned: "終わりました"
        case .undoing: "取り消しています"
        case .undone: "取り消しました"
        }
    }

    private static func kind(_ move: TenantMove) -> Notice.Kind {
        switch move.state {
        case .cleaned: .success
        case .undoing, .undone: .warning
        case .copying, .frozen, .verified, .switched: move.reason.isEmpty ? .information : .warning
        }
    }
}
