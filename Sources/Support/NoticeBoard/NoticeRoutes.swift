import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import ServiceCalendar
public import Storage
public import WebServer

/// Notices and the calendar on the support site (§5.2, §1.4).
public struct NoticeRoutes: Sendable {
    private let store: any DataStore
    private let book: MaintenanceBook
    private let serviceHours: @Sendable () -> ServiceHours

    /// Reads from a store; `serviceHours` are the servers' in force.
    public init(store: any DataStore, book: MaintenanceBook, serviceHours: @escaping @Sendable () -> ServiceHours) {
        self.store = store
        self.book = book
        self.serviceHours = serviceHours
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/support/notices", .requires(.readSupportSite), .noticesShown, list),
            .page(.get, "/support/notices/{notice}", .requires(.readSupportSite), .noticesShown, show),
            .page(.post, "/support/notices/{notice}/reading", .requires(.readSupportSite), .noticeRead, read),
            .page(.get, "/support/service-calendar", .requires(.readSupportSite), .serviceCalendarShown, calendar),
        ]
    }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let (organisation, account) = (request.exchange.scope.organisation, request.actor.identifier)
        let notices = try await store.read { tx in
            try NoticeStore.notices(for: organisation, account: account, in: tx)
        }
        let unread = notices.filter { $0.needsReading && $0.readAt == nil }
        var blocks: [Block] = []
        if !unread.isEmpty {
            blocks.append(
                .notice(
                    Notice(
                        kind: .warning, title: "確認が必要なお知らせが\(unread.count)件あります。", body: "開いて内容を読み、「確認しました」を押してください。")))
        }
        blocks += [
            .table(
                Table(
                    caption: "お知らせ", headers: ["件名", "掲載日時", "宛先", "確認"],
                    rows: notices.map { notice in
                        [
                            .link(Link(notice.title, path: "/support/notices/\(notice.number)")),
                            .text(JapanTime.japanese(notice.postedAt)),
                            .text(notice.organisation.isEmpty ? "全団体" : "貴団体"), Self.reading(notice),
                        ]
                    })),
            .links([Link("利用可能時間のカレンダー", path: "/support/service-calendar")]),
        ]
        return .page(Page(request.frame, title: "お知らせ", blocks: blocks))
    }

    private static func reading(_ notice: PostedNotice) -> Table.Cell {
        if notice.readAt != nil { return .state("確認済", .success) }
        return notice.needsReading ? .state("要確認", .warning) : .text("未読")
    }

    private func found(_ request: WebRequest) async throws -> PostedNotice {
        guard let number = Int64(try request.parameter("notice")) else { throw Problem.notFound }
        let (organisation, account) = (request.exchange.scope.organisation, request.actor.identifier)
        let notice = try await store.read { tx in
            try NoticeStore.notice(number, for: organisation, account: account, in: tx)
        }
        guard let notice else { throw Problem.notFound }
        return notice
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        let notice = try await found(request)
        var blocks: [Block] = [
            .summary([
                SummaryRow("掲載日時", JapanTime.japanese(notice.postedAt)),
                SummaryRow("宛先", notice.organisation.isEmpty ? "全団体" : "貴団体"),
                SummaryRow("確認", notice.readAt.map { "\(JapanTime.japanese($0)) 確認済" } ?? "未確認"),
            ])
        ]
        blocks += notice.text.split(separator: "\n").map { .text(String($0)) }
        if notice.readAt == nil {
            blocks.append(
                .form(
                    Form(
                        action: "/support/notices/\(notice.number)/reading", submit: "確認しました",
                        token: request.session?.formToken, fields: [])))
        }
        blocks.append(.links([Link("お知らせの一覧へ戻る", path: "/support/notices")]))
        return .page(Page(request.frame, title: notice.title, blocks: blocks))
    }

    @Sendable private func read(_ request: WebRequest) async throws -> WebResponse {
        let notice = try await found(request)
        let exchange = request.exchange
        try await store.write { tx in try NoticeStore.read(notice.number, by: exchange, in: tx) }
        return .seeOther("/support/notices")
    }

    @Sendable private func calendar(_ request: WebRequest) async throws -> WebResponse {
        let hours = serviceHours()
        let asked = request.query["month"].flatMap { ServiceMonth($0, hours: hours) }
        let month = asked ?? ServiceMonth(CalendarDay(request.now), hours: hours)
        let windows = try await book.windows(after: request.now)
        var links = [Link("前の月", path: "/support/service-calendar?month=\(month.text(adding: -1))")]
        links.append(Link("次の月", path: "/support/service-calendar?month=\(month.text(adding: 1))"))
        // The programme's own months are as far as the links lead; an address may ask for any.
        let near = links.filter { link in
            let text = String(link.path.suffix(7))
            return text >= "2016-04" && text <= "2016-07"
        }
        return .page(
            Page(
                request.frame, title: "利用可能時間のカレンダー（\(month.title)）",
                blocks: [
                    .text("自治体中間サーバーを利用できる時間です。「変更」は、通常と異なる日です。"), .table(month.table), .links(near),
                    .heading("サポートサイト・ヘルプデスクのメンテナンス"),
                    .table(
                        Table(
                            caption: "予定されているメンテナンス", headers: ["開始", "終了", "内容"],
                            rows: windows.map {
                                [
                                    .text(JapanTime.japanese($0.opens)), .text(JapanTime.japanese($0.closes)),
                                    .text($0.note),
                                ]
                            }, empty: "予定はありません。")),
                ]))
    }
}
