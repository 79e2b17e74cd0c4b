import DesignSystem
import Identifiers
import NetworkWorksheet
import Reachability
import ServiceCalendar
import VPNDevice
import Verdicts
import WebServer

/// The page of the network.
enum NetworkCheckPages {
    static func network(
        _ request: WebRequest, _ state: NetworkState, _ view: NetworkView?, error: (any ProblemConvertible)?
    ) -> Page {
        var blocks: [Block] = []
        if state.request == nil {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "設定依頼票がまだ送付されていません。",
                        body: "確認は、送付した設定依頼票に対して行います。先に利用開始連絡を送付してください。")))
            blocks.append(.links([Link("利用開始連絡", path: "/support/notice")]))
        } else {
            if let view { blocks += result(view, state) }
            blocks += [.heading(view == nil ? "VPN装置の設定を確認する" : "直した設定をもう一度確認する"), form(request, state)]
        }
        return Page(
            request.frame, title: "\(state.organisation.name)のネットワーク", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func form(_ request: WebRequest, _ state: NetworkState) -> Block {
        .form(
            Form(
                action: "/support/network", submit: "確認する", token: request.session?.formToken,
                fields: [
                    Field(
                        "device", label: "VPN装置の設定", kind: .file(accept: ".yaml,.yml,.csv,.json,.xlsx"),
                        hint: "記入したワークシート（.xlsx）、管理画面から書き出したCSV、nft -j list ruleset の出力（.json）、又はYAML。"),
                    Field(
                        "surroundings", label: "団体内ネットワークの構成", kind: .file(accept: ".yaml,.yml"),
                        hint: state.kept == nil ? "LAN、団体側FW、プラットフォーム側のアドレス（YAML）。" : "変わっていなければ選択しなくてかまいません。",
                        isRequired: state.kept == nil),
                ]))
    }

    private static func result(_ view: NetworkView, _ state: NetworkState) -> [Block] {
        let failed = view.proof.lines.count { $0.outcome == .fail }
        var blocks: [Block] = [
            .notice(
                failed == 0
                    ? Notice(kind: .success, title: "すべての項目が通る設定です。", body: "実際の接続は、接続試験で確認してください。")
                    : Notice(
                        kind: .warning, title: "\(failed)件の試験が通りません。",
                        body: "直す設定は\(view.comparison.changes.count + view.comparison.others.count)件です。"))
        ]
        if let kept = state.kept {
            blocks.append(
                .summary([
                    SummaryRow("VPN装置", view.site.device.name),
                    SummaryRow("確認日時", JapanTime.japanese(kept.checkedAt)), SummaryRow("送信者", kept.checkedBy),
                ]))
            if !kept.unread.isEmpty {
                blocks.append(.notice(Notice(kind: .warning, title: "読み取れなかった記載があります。", body: "")))
                blocks.append(.list(kept.unread))
            }
        }
        blocks += [
            .picture(
                Picture(
                    path: "/support/network/picture.svg", description: "ネットワークの図。内容は下の表のとおりです。", isWide: true)),
            .links([
                Link("図を大きく表示する", path: "/support/network/picture.svg"),
                Link("ワークシート（.xlsx）をダウンロードする", path: "/support/network/worksheet.xlsx"),
                Link("直した後の設定（nftables）をダウンロードする", path: "/support/network/device-after.nft"),
            ]),
        ]
        return blocks + changes(view) + tests(view) + objects(view) + remarks(view)
    }

    private static func changes(_ view: NetworkView) -> [Block] {
        let rows: [[Table.Cell]] =
            view.comparison.changes.map { line in
                [
                    .text("\(line.entry)"), state(line.judgement), .text(line.before ?? "なし"),
                    .text(line.after ?? "なし"), .text(line.remark),
                ]
            }
            + view.comparison.others.map { correction in
                [
                    .text("\(correction.target.title) \(correction.entry)"), .state(correction.kind.title, .warning),
                    .text("—"), .text(correction.line.isEmpty ? "なし" : correction.line), .text("VPN装置以外の設定です"),
                ]
            }
        var blocks: [Block] = [
            .heading("直す設定"),
            .table(
                Table(
                    caption: "追加・変更・削除する設定", headers: ["設定", "判定", "現在", "あるべき設定", "理由"], rows: rows,
                    empty: "直す設定はありません。")),
        ]
        let steps = view.comparison.webSteps
        if !steps.isEmpty {
            blocks += [.subheading("管理画面での手順"), .numbered(steps)]
        }
        return blocks
    }

    private static func state(_ judgement: DeviceComparison.Judgement) -> Table.Cell {
        let kind: Notice.Kind =
            switch judgement {
            case .add: .information
            case .change: .warning
            case .delete: .error
            case .fine: .success
            }
        return .state(judgement.title, kind)
    }

    private static func tests(_ view: NetworkView) -> [Block] {
        let rows = view.proof.lines.map { line -> [Table.Cell] in
            let verdict: Table.Cell =
                switch line.outcome {
                case .pass: .state("通る", .success)
                case .fail: .state("止まる", .error)
                case .notApplicable, .notRun: .state("対象外", .information)
                }
            let place = line.finding.map { "\($0.hop.title): \($0.seen)" } ?? ""
            return [
                .text("\(line.need.item.rawValue) \(line.need.item.title)"), .text(line.need.bureau.title),
                .text("\(line.need.from.id) → \(line.need.to)"), verdict, .text(place),
            ]
        }
        return [
            .heading("十項目の見通し"),
            .table(Table(caption: "設定から計算した結果", headers: ["項目", "部局", "経路", "結果", "止まる所"], rows: rows)),
        ]
    }

    private static func objects(_ view: NetworkView) -> [Block] {
        let rows = view.objects.lines.map { line -> [Table.Cell] in
            [
                .text(line.name), .text(line.value), .text(line.references.map(\.description).joined(separator: "、")),
                .text(line.advice),
            ]
        }
        return [
            .heading("ネットワーク定義の取捨選択"),
            .table(
                Table(caption: "チェックリスト項目1から3", headers: ["名称", "値", "参照している設定", "判断"], rows: rows)),
        ]
    }

    private static func remarks(_ view: NetworkView) -> [Block] {
        view.remarks.isEmpty ? [] : [.heading("見直すところ"), .list(view.remarks)]
    }
}
