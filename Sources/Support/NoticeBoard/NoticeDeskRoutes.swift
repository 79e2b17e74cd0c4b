import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import ServiceCalendar
public import Storage
public import WebServer

/// The desk's hand for notices and maintenance.
public struct NoticeDeskRoutes: Sendable {
    private let store: any DataStore
    private let book: MaintenanceBook

    /// Writes to a store.
    public init(store: any DataStore, book: MaintenanceBook) {
        self.store = store
        self.book = book
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/desk/notices", .requires(.workAtDesk), .noticeDeskShown) { .page(try await page($0)) },
            .page(.post, "/desk/notices", .requires(.superviseDesk), .noticePosted, post),
            .page(.get, "/desk/notices/{notice}", .requires(.workAtDesk), .noticeDeskShown, show),
            .page(.post, "/desk/notices/{notice}/withdrawal", .requires(.superviseDesk), .noticeWithdrawn, withdraw),
            .page(.post, "/desk/maintenance", .requires(.superviseDesk), .maintenanceSet, maintain),
            .page(
                .post, "/desk/maintenance/{window}/cancellation", .requires(.superviseDesk), .maintenanceCancelled,
                cancel),
        ]
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let notices = try await store.read { tx in try NoticeStore.all(in: tx) }
        let windows = try await book.windows(after: request.now)
        var blocks: [Block] = [
            .table(
                Table(
                    caption: "お知らせ", headers: ["件名", "掲載日時", "宛先", "状態"],
                    rows: notices.map { notice in
                        [
                            .link(Link(notice.title, path: "/desk/notices/\(notice.number)")),
                            .text(JapanTime.japanese(notice.postedAt)),
                            .text(notice.organisation.isEmpty ? "全団体" : notice.organisation),
                            notice.withdrawnAt == nil ? .state("掲載中", .success) : .text("取下げ"),
                        ]
                    })),
            .table(
                Table(
                    caption: "予定されているメンテナンス", headers: ["開始", "終了", "内容", "操作"],
                    rows: windows.map { window in
                        [
                            .text(JapanTime.japanese(window.opens)), .text(JapanTime.japanese(window.closes)),
                            .text(window.note), cancelling(window, request),
                        ]
                    }, empty: "予定はありません。")),
        ]
        if request.actor.may(.superviseDesk) { blocks += forms(request, error == nil ? nil : try? request.form()) }
        return Page(
            request.frame, title: "お知らせとメンテナンス", errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    private func cancelling(_ window: MaintenanceWindow, _ request: WebRequest) -> Table.Cell {
        guard request.actor.may(.superviseDesk), let token = request.session?.formToken else { return .text("―") }
        return .button(
            title: "取り消す", action: FormAction(path: "/desk/maintenance/\(window.number)/cancellation", token: token))
    }

    private func forms(_ request: WebRequest, _ sent: FormBody?) -> [Block] {
        let token = request.session?.formToken
        return [
            .heading("お知らせを掲載する"),
            .form(
                Form(
                    action: "/desk/notices", submit: "掲載する", token: token,
                    fields: [
                        Field("title", label: "件名", value: sent?["title"] ?? ""),
                        Field("text", label: "本文", kind: .area, value: sent?.verbatim("text") ?? ""),
                        Field(
                            "needs-reading", label: "確認の求め方",
                            kind: .choice([.init("yes", "全員に確認を求める"), .init("no", "求めない")]),
                            value: sent?["needs-reading"] ?? "no"),
                    ])), .heading("メンテナンスを設定する"),
            .form(
                Form(
                    action: "/desk/maintenance", submit: "設定してお知らせする", token: token,
                    fields: [
                        Field("opens", label: "開始", value: sent?["opens"] ?? "", hint: "例: 2016-05-21 22:00"),
                        Field("closes", label: "終了", value: sent?["closes"] ?? "", hint: "例: 2016-05-22 01:00"),
                        Field("note", label: "作業の内容", value: sent?["note"] ?? ""),
                    ])),
        ]
    }

    @Sendable private func post(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard !form["title"].isEmpty, form["title"].count <= 120 else { throw Self.wrong("title", "件名") }
            guard !form["text"].isEmpty else { throw Self.wrong("text", "本文") }
            let exchange = request.exchange
            let notice = NewNotice(
                title: form["title"], text: form["text"].replacing("\r\n", with: "\n"),
                needsReading: form["needs-reading"] == "yes")
            try await store.write { tx in try NoticeStore.post(notice, by: exchange, in: tx) }
            return .seeOther("/desk/notices")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("notice")) else { throw Problem.notFound }
        let (notice, readings) = try await store.read { tx in
            (
                try NoticeStore.all(in: tx).first { $0.number == number },
                try NoticeStore.readings(of: number, in: tx)
            )
        }
        guard let notice else { throw Problem.notFound }
        var blocks: [Block] = notice.text.split(separator: "\n").map { .text(String($0)) }
        blocks.append(
            .table(
                Table(
                    caption: "確認した人（\(Set(readings.map(\.organisation)).count)団体 \(readings.count)人）",
                    headers: ["団体", "氏名", "確認日時"],
                    rows: readings.map { [.text($0.organisation), .text($0.name), .text(JapanTime.japanese($0.at))] },
                    empty: "まだ誰も確認していません。")))
        if notice.withdrawnAt == nil, request.actor.may(.superviseDesk) {
            blocks.append(
                .form(
                    Form(
                        action: "/desk/notices/\(number)/withdrawal", submit: "このお知らせを取り下げる",
                        token: request.session?.formToken, fields: [], isDangerous: true)))
        }
        return .page(Page(request.frame, title: "お知らせ: \(notice.title)", blocks: blocks))
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("notice")) else { throw Problem.notFound }
        let exchange = request.exchange
        try await store.write { tx in try NoticeStore.withdraw(number, by: exchange, in: tx) }
        return .seeOther("/desk/notices")
    }

    @Sendable private func maintain(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard let opens = Self.instant(form["opens"]) else { throw Self.wrong("opens", "開始") }
            guard let closes = Self.instant(form["closes"]), closes > opens, closes > request.now else {
                throw Self.wrong("closes", "終了")
            }
            guard !form["note"].isEmpty else { throw Self.wrong("note", "作業の内容") }
            try await book.set(opens: opens, closes: closes, note: form["note"], by: request.exchange)
            return .seeOther("/desk/notices")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    @Sendable private func cancel(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("window")) else { throw Problem.notFound }
        try await book.cancel(number, by: request.exchange)
        return .seeOther("/desk/notices")
    }

    /// `2016-05-21 22:00` in Japan.
    private static func instant(_ text: String) -> Date? {
        JapanTime.parse(text.replacing(" ", with: "T") + ":00+09:00")
    }

    private static func wrong(_ field: String, _ title: String) -> Problem {
        Problem(
            status: 422, code: "notice.field", title: "\(title)が入力されていないか、正しくありません。", detail: "入力例に合わせて入力してください。",
            field: field)
    }
}
