import ContactHours
import DesignSystem
import Identifiers
import ServiceCalendar
import Storage
import Tickets
import WebServer

/// The desk's figures of a time: by channel, topic, prefecture.
struct DeskFigures: Sendable {
    let request: WebRequest
    let store: any DataStore

    func page() async throws -> Page {
        let today = CalendarDay(request.now)
        let from = request.query["from"].flatMap { CalendarDay($0) } ?? today.adding(days: -30)
        let to = request.query["to"].flatMap { CalendarDay($0) } ?? today
        let figures = try await store.read { tx in
            try TicketFigures.figures(
                from: from.instant(hour: 0), to: to.adding(days: 1).instant(hour: 0), in: tx)
        }
        return Page(
            request.frame, title: "統計（\(JapanTime.japanese(from))～\(JapanTime.japanese(to))）",
            blocks: [
                .form(
                    Form(
                        action: "/desk/figures", submit: "表示する", token: nil,
                        fields: [
                            Field("from", label: "受付日（から）", kind: .date, value: from.description),
                            Field("to", label: "受付日（まで）", kind: .date, value: to.description),
                        ], isQuery: true)),
                .text("初回回答までの時間は、受付方法ごとの受付時間だけを数えています。"),
            ]
                + TicketFigures.Dimension.allCases.map { dimension in
                    .table(
                        Table(
                            caption: "\(dimension.title)別",
                            headers: [dimension.title, "受付", "初回回答済", "期限内", "平均の初回回答時間", "満足度（平均）"],
                            rows: (figures[dimension] ?? []).map { row($0, dimension) }, empty: "この期間の問合せはありません。"))
                })
    }

    private func row(_ figures: TicketFigures, _ dimension: TicketFigures.Dimension) -> [Table.Cell] {
        let name =
            switch dimension {
            case .channel: ContactChannel(rawValue: figures.value)?.title ?? figures.value
            case .topic: TicketTopic(rawValue: figures.value)?.title ?? figures.value
            case .prefecture: figures.value.isEmpty ? "未確認" : figures.value
            }
        let rate = figures.answered == 0 ? "―" : "\(figures.inTime)件（\(figures.inTime * 100 / figures.answered)%）"
        return [
            .text(name), .text("\(figures.tickets)件"), .text("\(figures.answered)件"), .text(rate),
            .text(figures.meanAnswerSeconds.map { "\($0 / 3600)時間\($0 / 60 % 60)分" } ?? "―"),
            .text(figures.meanRatingTenths.map { "\($0 / 10).\($0 % 10)" } ?? "―"),
        ]
    }
}
