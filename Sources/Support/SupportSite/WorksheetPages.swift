import AccessControl
import Coverage
import DesignSystem
import HTTPTypes
import Identifiers
import ServiceCalendar
import Verdicts
import WebServer
import Worksheet

/// The worksheet's pages: every talking terminal and system, item by item.
enum WorksheetPages {
    static func path(_ line: CoverageLine) -> String {
        "/support/worksheet/\(line.talker.bureau.rawValue)/\(line.talker.id)/\(line.item.rawValue)"
    }

    static func worksheet(
        _ request: WebRequest, _ view: WorksheetView, error: (any ProblemConvertible)? = nil
    ) -> Page {
        var blocks: [Block] = []
        if view.request == nil {
            blocks += [
                .notice(
                    Notice(
                        kind: .warning, title: "設定依頼票がまだ受け付けられていません。",
                        body: "端末とシステムの一覧は、受け付けられた設定依頼票から作ります。"))
            ]
            if request.actor.may(.submitNoticeForms) {
                blocks.append(.links([Link("利用開始連絡", path: "/support/notice")]))
            }
        } else {
            blocks.append(.notice(notice(view)))
        }
        blocks.append(
            .links(
                [
                    Link(
                        "ワークシート（.xlsx）をダウンロードする", path: "/support/worksheet/worksheet.xlsx",
                        note: "提出は不要です（§1.6）。受け付けた結果の完了日はプラットフォームの記録によります。"),
                    Link("チェックリスト", path: "/support/checklist", note: "ヘルプデスクへ提出するもの"),
                ] + (request.actor.may(.checkNetwork) ? [Link("VPN装置の設定を確認する", path: "/support/network")] : [])))
        for bureau in view.organisation.bureaus where view.request != nil { blocks += side(view, bureau) }
        if view.request != nil, request.actor.may(.submitReports) {
            blocks += [
                .heading("記入したワークシートを取り込む"),
                .text("ダウンロードしたワークシートの「完了日」と「実際」の欄に記入したものを取り込みます。記録で確認された行は変わりません。"),
                .form(
                    Form(
                        action: "/support/worksheet", submit: "取り込む", token: request.session?.formToken,
                        fields: [Field("worksheet", label: "記入したワークシート（.xlsx）", kind: .file(accept: ".xlsx"))])),
            ]
        }
        return Page(
            request.frame, title: "\(view.organisation.name)のワークシート", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    private static func notice(_ view: WorksheetView) -> Notice {
        guard !view.gaps.isEmpty else {
            return Notice(kind: .success, title: "通信するすべての端末とシステムが、テスト項目で確認されています。", body: "")
        }
        let names = view.gaps.prefix(5).map { "\($0.talker.bureau.title) \($0.talker.id) の \($0.item.rawValue)" }
        let more = view.gaps.count > 5 ? " ほか" : ""
        return Notice(
            kind: .warning, title: "\(view.gaps.count)件の確認が足りません。", body: names.joined(separator: "、") + more)
    }

    private static func side(_ view: WorksheetView, _ bureau: Bureau) -> [Block] {
        let lines = view.lines.filter { $0.talker.bureau == bureau }
        let results = view.results
        return [
            .heading(bureau.title),
            .table(
                Table(
                    caption: "\(bureau.title)のテスト項目ごとの完了日（§3.3）", headers: ["項番", "テスト観点", "完了日", "未完了の理由"],
                    rows: TestItem.allCases.map { completion($0, bureau, results) })),
            .table(
                Table(
                    caption: "\(bureau.title)の端末とシステムごとの結果", headers: ["接続元", "種別", "項目", "結果", "完了日", "根拠"],
                    rows: lines.map(row))),
        ]
    }

    private static func completion(_ item: TestItem, _ bureau: Bureau, _ results: [ItemResult]) -> [Table.Cell] {
        let (state, reason): (Table.Cell, String) =
            switch ItemCompletion(of: item, bureau: bureau, in: results) {
            case .completed(let day): (.state(JapanTime.japanese(day), .success), "")
            case .notApplicable: (.state("対象外", .information), "")
            case .open(let why): (.state("未完了", .warning), why)
            }
        return [.text(item.rawValue), .text(item.title), state, .text(reason)]
    }

    private static func row(_ line: CoverageLine) -> [Table.Cell] {
        [
            .text(line.talker.id), .text(line.talker.kind), .link(Link(line.item.rawValue, path: path(line))),
            state(line),
            .text(line.completedOn.map { JapanTime.japanese($0) } ?? "—"), basis(line),
        ]
    }

    private static func state(_ line: CoverageLine) -> Table.Cell {
        switch line.state {
        case .proven: .state("合格", .success)
        case .byHand: .state("完了（手入力）", .success)
        case .notApplicable: .state("対象外", .information)
        case .failed: .state("不合格", .error)
        case .gap: .state("未確認", .warning)
        }
    }

    private static func basis(_ line: CoverageLine) -> Table.Cell {
        switch line.state {
        case .proven(let result):
            let isShared = [TestItem.t1, .t3, .t5].contains(line.item)
            guard let number = result.serverEvidence, !isShared else {
                return .text("証跡番号 \(result.serverEvidence ?? "")（共用サーバーの記録）")
            }
            return .link(Link("証跡番号 \(number)", path: "/support/records/\(number)"))
        case .byHand(let entry): return .text("\(entry.enteredBy)の記入 \(entry.remark)")
        case .notApplicable(let reason, let entry): return .text(reason + (entry.map { "（\($0.enteredBy)）" } ?? ""))
        case .failed(let result): return .text(result.seen ?? "")
        case .gap: return .text("まだ確認がありません")
        }
    }

    static func line(_ request: WebRequest, _ line: CoverageLine, error: (any ProblemConvertible)? = nil) -> Page {
        let typed = request.method == .post ? try? request.form() : nil
        let entry: HandEntry? =
            switch line.state {
            case .byHand(let entry): entry
            case .notApplicable(_, let entry): entry
            case .proven, .failed, .gap: nil
            }
        let kind = entry.map { $0.completedOn == nil ? "not-applicable" : "done" } ?? ""
        var blocks: [Block] = [
            .summary([
                SummaryRow("接続元", "\(line.talker.id)（\(line.talker.kind)）"),
                SummaryRow("テスト観点", line.item.title), SummaryRow("実施内容", TestItemText(line.item).content),
                SummaryRow("現在", text(line)),
            ])
        ]
        if case .proven = line.state {
            blocks.append(
                .notice(
                    Notice(kind: .success, title: "プラットフォームの記録で確認されています。", body: "手で記入する必要はありません。")))
        } else if !request.actor.may(.submitReports) {
            blocks.append(ReservedDeeds.reports)
        } else {
            blocks += [
                .heading("手で記入する"),
                .text("接続試験の結果ファイルで確認できる場合は、そちらを優先してください。手で記入したものは、チェックリストの受領の根拠にはなりません。"),
                .form(
                    Form(
                        action: path(line), submit: "記入する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "kind", label: "記入の内容",
                                kind: .choice([
                                    .init("done", "完了した"), .init("not-applicable", "対象外（通信しない）"),
                                    .init("none", "記入を取り消す"),
                                ]), value: typed?["kind"] ?? kind),
                            Field(
                                "completed-on", label: "完了日", kind: .date,
                                value: typed?["completed-on"] ?? entry?.completedOn?.description ?? "",
                                hint: "「完了した」の場合に入力します。", isRequired: false),
                            Field(
                                "remark", label: "対象外の理由又は備考", value: typed?["remark"] ?? entry?.remark ?? "",
                                hint: "「対象外」の場合は必ず入力します。", isRequired: false),
                            Field(
                                "name", label: "記入した人の氏名",
                                value: typed?["name"] ?? entry?.enteredBy ?? request.actor.name),
                        ])),
            ]
        }
        return Page(
            request.frame, title: "\(line.talker.bureau.title) \(line.talker.id) の \(line.item.rawValue)",
            errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks + [.links([Link("ワークシートへ戻る", path: "/support/worksheet")])])
    }

    private static func text(_ line: CoverageLine) -> String {
        switch line.state {
        case .proven: "合格"
        case .byHand: "完了（手入力）"
        case .notApplicable(let reason, _): "対象外: \(reason)"
        case .failed(let result): "不合格: \(result.seen ?? "")"
        case .gap: "未確認"
        }
    }
}
