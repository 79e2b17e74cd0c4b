import DesignSystem
import Foundation
import Identifiers
import Programme
import RollUp
import ServiceCalendar
import WebServer

/// The roll-up of a reach or of one prefecture.
enum RollUpPages {
    static func counts(_ summary: Summary) -> Block {
        .summary(
            [SummaryRow("団体数", "\(summary.total)")]
                + [Standing.complete, .onTrack, .behind, .overdue, .notStarted].map {
                    SummaryRow($0.title, "\(summary.count($0))団体")
                } + [SummaryRow("完了した作業の割合", "\(summary.percent)%")])
    }

    static func legend() -> Block {
        .list([
            "期限超過：期限を過ぎた未完了の作業があります。", "遅れ見込み：直近\(ForecastRule.window)日のペースでは最終期限に間に合いません。",
            "未着手：完了した作業がありません。", "見込み：未完了の作業数を、直近\(ForecastRule.window)日のペースで割った日です。",
        ])
    }

    static func prefectureTable(_ lines: [Maps.PrefectureLine], links: Bool) -> Table {
        Table(
            caption: "都道府県ごとの準備状況",
            headers: ["都道府県", "進み", "状態", "団体数", "完了", "順調", "遅れ見込み", "期限超過", "未着手"],
            rows: lines.map { line in
                [
                    links
                        ? .link(Link(line.name, path: "\(FollowUpSite.base)/prefectures/\(line.number)"))
                        : .text(line.name), .text("\(line.percent)%"),
                    .state(line.standing.title, Words.kind(line.standing)), .text("\(line.total)"),
                    .text("\(line.count(.complete))"), .text("\(line.count(.onTrack))"),
                    .text("\(line.count(.behind))"), .text("\(line.count(.overdue))"),
                    .text("\(line.count(.notStarted))"),
                ]
            }, empty: "対象の団体がありません。")
    }

    static func organisationTable(
        _ caption: String, _ entries: some Sequence<Summary.Entry>, _ plan: TaskPlan, now: Date
    ) -> Table {
        Table(
            caption: caption, headers: ["団体", "状態", "進み", "完了見込み", "止まっている作業", "担当", "都道府県", "種別"],
            rows: entries.map { entry in
                let reason = ReasonRule.first(entry.progress, plan: plan, now: now)
                return [
                    .link(
                        Link(
                            entry.organisation.name,
                            path: "\(FollowUpSite.base)/organisations/\(entry.organisation.code.text)")),
                    Words.state(entry.judgement), .text(Words.share(entry.judgement)),
                    .code(Words.forecast(entry.judgement.forecast)), .text(reason.map(Words.reason) ?? ""),
                    .text(reason?.task.responsible ?? ""), .text(entry.organisation.prefecture),
                    .text(entry.organisation.kind.title),
                ]
            }, empty: "該当する団体はありません。")
    }

    /// The roll-up's parts, in order of what one looks for first.
    static func blocks(_ scene: Scene, history: [HistoryPoint]) -> [Block] {
        let summary = scene.summary
        var blocks: [Block] = [headline(scene), counts(summary)]
        switch scene.reach {
        case .nation:
            let lines = Maps.lines(summary)
            blocks += [
                .heading("都道府県"), .diagram(Maps.japan(lines)), .table(prefectureTable(lines, links: true)),
            ]
        case .prefecture:
            blocks.append(.heading("市区町村"))
            if let map = Maps.prefecture(scene.title, summary.entries) { blocks.append(.diagram(map)) }
            blocks.append(.text("一部事務組合と広域連合は位置の情報がないため、表にだけ示します。"))
        }
        let worst = summary.entries.prefix { $0.judgement.standing != .complete }
        switch scene.reach {
        case .nation:
            blocks += [
                .heading("遅れている団体"),
                .table(organisationTable("遅れの大きい順（20団体）", worst.prefix(20), scene.plan, now: scene.now)),
            ]
        case .prefecture:
            blocks.append(
                .table(organisationTable("遅れの大きい順（全団体）", summary.entries, scene.plan, now: scene.now)))
        }
        let tasks = summary.funnel.reduce(0) { $0 + $1.of }
        blocks += [legend(), .heading("作業ごとの状況")] + Charts.funnel(summary, scene.plan)
        blocks.append(.heading("推移"))
        blocks += Charts.history(
            history, organisations: summary.total, tasks: tasks, until: CalendarDay(scene.now))
        blocks += [.heading("ファイル"), .links(files)]
        return blocks
    }

    static let files = [
        Link("団体別の一覧（CSV）", path: "\(FollowUpSite.base)/export/organisations.csv"),
        Link("団体別の一覧（Excel）", path: "\(FollowUpSite.base)/export/organisations.xlsx"),
        Link("全作業の実績（CSV）", path: "\(FollowUpSite.base)/export/tasks.csv", note: "団体、部局、作業ごとに1行"),
        Link("月次報告", path: "\(FollowUpSite.base)/report", note: "内閣官房・総務省への報告の様式で印刷できます。"),
    ]

    private static func headline(_ scene: Scene) -> Block {
        let (summary, late) = (
            scene.summary, scene.summary.count(.overdue) + scene.summary.count(.behind)
        )
        let deadline = scene.plan.deadline.map { "最終期限 \(JapanTime.japanese($0))" } ?? ""
        if summary.total == 0 {
            return .notice(Notice(kind: .information, title: "対象の団体がまだ登録されていません。", body: deadline))
        }
        if late > 0 {
            return .notice(
                Notice(
                    kind: .warning,
                    title: "\(late)団体が遅れています（期限超過 \(summary.count(.overdue))、遅れ見込み \(summary.count(.behind))）",
                    body: deadline))
        }
        return .notice(
            Notice(kind: .success, title: "遅れている団体はありません。", body: deadline))
    }
}
