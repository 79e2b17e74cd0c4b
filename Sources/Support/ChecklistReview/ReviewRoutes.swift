import AccessControl
import AuditLog
public import DesignSystem
import HTTPTypes
import Identifiers
public import ReadinessLedger
import ServiceCalendar
import Spreadsheet
public import Storage
import SupportSite
public import WebServer
import Worksheet

/// Received checklists on the operator's site.
public struct ReviewRoutes: Sendable {
    private let store: any DataStore
    private let ledger: ReadinessLedger

    /// Opens the desk.
    public init(store: any DataStore, ledger: ReadinessLedger) {
        self.store = store
        self.ledger = ledger
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/operator/checklists", .requires(.operatePlatform), .checklistsReviewed, list),
            .page(.get, "/operator/checklists/{code}", .requires(.operatePlatform), .checklistsReviewed, show),
            .page(
                .post, "/operator/checklists/{code}/return", .requires(.operatePlatform), .checklistReturned, giveBack),
        ]
    }

    /// Where the operator goes.
    public static let link = Link("チェックリスト", path: "/operator/checklists")

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let codes = try await store.read { tx in
            try tx.rows("SELECT organisation FROM checklist_receipts ORDER BY received_at DESC LIMIT 200", [])
                .map { try $0.text("organisation") }
        }
        var rows: [[Table.Cell]] = []
        for code in codes {
            guard let organisation = try await store.read({ tx in try NoticeFormStore.organisation(code, in: tx) })
            else { continue }
            let completion = try await ledger.completion(of: organisation)
            let state: Table.Cell =
                completion.isComplete
                ? .state("完了", .success)
                : completion.checklistReceivedAt == nil ? .state("差戻し中", .warning) : .state("受領（工程終了日待ち）", .information)
            rows.append([
                .link(Link(organisation.name, path: "/operator/checklists/\(code)")), .text(code), state,
                .text(completion.checklistReceivedAt.map(JapanTime.japanese) ?? "—"),
            ])
        }
        return .page(
            Page(
                request.frame, title: "受領したチェックリスト",
                blocks: [
                    .table(
                        Table(
                            caption: "チェックリスト（新しい順、200件まで）", headers: ["団体", "団体コード", "状態", "受領日時"], rows: rows,
                            empty: "まだ届いていません。"))
                ]))
    }

    @Sendable private func show(_ request: WebRequest) async throws -> WebResponse {
        .page(try await page(request))
    }

    private func organisation(_ request: WebRequest) async throws -> Organisation {
        let code = try request.parameter("code")
        guard let found = try await store.read({ tx in try NoticeFormStore.organisation(code, in: tx) }) else {
            throw Problem.notFound
        }
        return found
    }

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let organisation = try await organisation(request)
        guard let kept = try await store.read({ tx in try HandedIn.checklist(of: organisation, in: tx) }) else {
            throw Problem.notFound
        }
        let checklist = (try? Workbook(decoding: kept.content)).flatMap { try? ChecklistForm.read($0) }
        return ReviewPages.checklist(
            request,
            ReviewedChecklist(
                organisation: organisation, checklist: checklist, receivedAt: kept.receivedAt,
                completion: try await ledger.completion(of: organisation),
                returns: try await ledger.checklistReturns(of: organisation)), error: error)
    }

    @Sendable private func giveBack(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        return try await request.answering {
            let form = try request.form()
            guard !form["name"].isEmpty else {
                throw Problem(
                    status: 422, code: "checklist.no-name", title: "担当者の氏名が入力されていません。", detail: "氏名を入力してください。",
                    field: "name")
            }
            try await ledger.returnChecklist(
                of: organisation, question: form["question"], name: form["name"], by: request.exchange)
            return .seeOther("/operator/checklists/\(organisation.code.text)")
        } refused: { error in
            try await page(request, error: error)
        }
    }
}
