import AccessControl
import DesignSystem
import Foundation
import Identifiers
import ServiceCalendar
import Tenancy
import WebServer

/// The operator's view over all servers.
enum OperatorMasterPages {
    static let path = "/operator/masters"

    static func overview(
        _ request: WebRequest, servers: [ServerMasters], narrowed rules: MasterOverviewRules
    ) -> Page {
        let shown = servers.filter(rules.admits)
        return Page(
            request.frame, title: "マスターの適用状況",
            blocks: [
                counts(servers), .heading("絞り込む"), search(rules), .links(kinds(rules)),
                .text("全 \(servers.count)サーバー中 \(shown.count)サーバーを表示しています。"), table(shown),
            ])
    }

    /// The address of the overview narrowed in this way.
    static func address(text: String, kind: MasterOverviewRules.Kind?) -> String {
        var parts = URLComponents()
        parts.path = path
        parts.queryItems =
            [URLQueryItem(name: "q", value: text)]
            + (kind.map { [URLQueryItem(name: "kind", value: $0.rawValue)] } ?? [])
        return parts.string ?? path
    }

    private static func counts(_ servers: [ServerMasters]) -> Block {
        .table(
            Table(
                caption: "配信マスターの版ごとのサーバー数", headers: ["版", "区分", "サーバー数"],
                rows: MasterOverviewRules.counts(servers).map { line in
                    [
                        .text(line.version.isEmpty ? "未適用" : line.version), .text(line.kind.title),
                        .text("\(line.count)"),
                    ]
                }, empty: "サーバーがまだありません。"))
    }

    private static func search(_ rules: MasterOverviewRules) -> Block {
        .form(
            Form(
                action: path, submit: "絞り込む", token: nil,
                fields: [
                    Field(
                        "q", label: "団体名・団体コード・版", value: rules.text, hint: "一部でも検索できます。", isRequired: false),
                    Field(
                        "kind", label: "配信マスターの区分",
                        kind: .choice(
                            [.init("", "すべて")]
                                + MasterOverviewRules.Kind.allCases.map { .init($0.rawValue, $0.title) }),
                        value: rules.kind?.rawValue ?? "", isRequired: false),
                ], isQuery: true))
    }

    private static func kinds(_ rules: MasterOverviewRules) -> [Link] {
        [Link("すべて表示", path: path)]
            + MasterOverviewRules.Kind.allCases.map {
                Link("\($0.title)だけ表示", path: address(text: rules.text, kind: $0))
            }
    }

    private static func table(_ servers: [ServerMasters]) -> Block {
        .table(
            Table(
                caption: "サーバーごとの適用状況",
                headers: [
                    "団体", "区別", "配信マスター", "区分", "適用日時", "適用者", "独自マスター", "適用日時", "確認待ち", "操作",
                ],
                rows: servers.map(row), empty: "該当するサーバーがありません。"))
    }

    private static func row(_ server: ServerMasters) -> [Table.Cell] {
        let waiting = server.waiting.map(\.title).joined(separator: "、")
        return [
            .text("\(server.organisationName)（\(server.tenant.organisation)）"), .text(server.tenant.bureau.title),
            version(server.distributed), .text(MasterOverviewRules.kind(of: server).title),
            .text(server.distributed.map { JapanTime.japanese($0.appliedAt) } ?? "－"),
            .text(server.distributed.map { ActorWords.shown($0.appliedBy) } ?? "－"), version(server.local),
            .text(server.local.map { JapanTime.japanese($0.appliedAt) } ?? "－"),
            waiting.isEmpty ? .text("なし") : .state(waiting, .warning),
            .link(Link("独自マスター", path: "\(path)/\(server.tenant)")),
        ]
    }

    private static func version(_ inForce: ServerMasters.InForce?) -> Table.Cell {
        inForce.map { .text($0.version) } ?? .state("未適用", .warning)
    }
}
