import AccessControl
import AuditLog
import Coverage
import Foundation
import HTTPTypes
import HelpDesk
import Identifiers
import Programme
import ReadinessLedger
import ServiceCalendar
import Spreadsheet
import Storage
import Verdicts
import WebServer
import Worksheet

extension SupportSite {
    /// Worksheet and checklist: coverage, entries by hand, workbooks, handing in.
    var worksheetRoutes: [Route] {
        let line = "/support/worksheet/{bureau}/{place}/{item}"
        return [
            .page(.get, "/support/worksheet", .requires(.readSupportSite), .worksheetShown) { request in
                .page(WorksheetPages.worksheet(request, try await worksheetView(request)))
            },
            .page(.post, "/support/worksheet", .requires(.submitReports), .worksheetFilled, takeWorksheet),
            .page(.get, line, .requires(.readSupportSite), .worksheetShown, showLine),
            .page(.post, line, .requires(.submitReports), .worksheetFilled, fillLine),
            .page(.get, "/support/worksheet/worksheet.xlsx", .requires(.readSupportSite), .worksheetTaken) { request in
                let view = try await worksheetView(request)
                let book = view.worksheet(today: CalendarDay(request.now))
                return .file(try book.encoded(), type: Self.workbookType, name: "worksheet.xlsx")
            },
            .page(.get, "/support/checklist", .requires(.readSupportSite), .worksheetShown) { request in
                .page(ChecklistPages.checklist(request, try await worksheetView(request)))
            },
            .page(.get, "/support/checklist/checklist.xlsx", .requires(.readSupportSite), .worksheetTaken) { request in
                let view = try await worksheetView(request)
                let book = view.checklist(today: CalendarDay(request.now), submitter: request.actor.name)
                return .file(try book.encoded(), type: Self.workbookType, name: "checklist.xlsx")
            },
            .page(.post, "/support/checklist/items/{item}", .requires(.submitReports), .worksheetFilled, confirmItem),
            .page(.post, "/support/checklist/submission", .requires(.submitReports), .checklistReceived, handIn),
        ]
    }

    @Sendable private func takeWorksheet(_ request: WebRequest) async throws -> WebResponse {
        let view = try await worksheetView(request)
        return try await request.answering {
            let file = try request.form().file("worksheet", title: "記入したワークシート（.xlsx）")
            let exchange = request.exchange
            let entries = try WorksheetUpload.entries(file, view.lines, by: request.actor.name, at: request.now)
            try await store.write { tx in
                for entry in entries { try CoverageStore.keep(entry, of: view.organisation, in: tx) }
                try exchange.record(
                    subject: "workbook, \(entries.count) entries", scope: Self.scope(view.organisation), in: tx)
            }
            return .seeOther("/support/worksheet")
        } refused: { error in
            WorksheetPages.worksheet(request, view, error: error)
        }
    }

    private func line(_ request: WebRequest, of view: WorksheetView) throws(Problem) -> CoverageLine {
        let bureau = try bureau(request, of: view.organisation)
        let (place, item) = (try request.parameter("place"), try request.parameter("item"))
        guard
            let line = view.lines.first(where: {
                $0.talker.bureau == bureau && $0.talker.id == place && $0.item.rawValue == item
            })
        else { throw .notFound }
        return line
    }

    @Sendable private func showLine(_ request: WebRequest) async throws -> WebResponse {
        let view = try await worksheetView(request)
        return .page(WorksheetPages.line(request, try line(request, of: view)))
    }

    @Sendable private func fillLine(_ request: WebRequest) async throws -> WebResponse {
        let view = try await worksheetView(request)
        let line = try line(request, of: view)
        return try await request.answering {
            let form = try request.form()
            let (talker, exchange) = (line.talker, request.exchange)
            let scope = AuditScope(organisation: view.organisation.code.text, bureau: talker.bureau.rawValue)
            let entry = try TypedEntry(form, line, today: CalendarDay(request.now)).entry(at: request.now)
            try await store.write { tx in
                if let entry {
                    try CoverageStore.keep(entry, of: view.organisation, in: tx)
                } else {
                    try CoverageStore.remove(line.item, at: talker.id, talker.bureau, of: view.organisation, in: tx)
                }
                let what = entry == nil ? "removed" : entry?.completedOn?.description ?? "not applicable"
                try exchange.record(subject: "\(talker.id) \(line.item.rawValue) \(what)", scope: scope, in: tx)
            }
            return .seeOther("/support/worksheet")
        } refused: { error in
            WorksheetPages.line(request, line, error: error)
        }
    }

    @Sendable private func confirmItem(_ request: WebRequest) async throws -> WebResponse {
        let view = try await worksheetView(request)
        let identifier = try request.parameter("item")
        guard view.deviceItems.contains(where: { $0.id == identifier }) else { throw Problem.notFound }
        return try await request.answering {
            let form = try request.form()
            guard let day = CalendarDay(form["\(identifier)-on"]), day <= CalendarDay(request.now) else {
                throw Problem(
                    status: 422, code: "checklist.date", title: "確認した日が正しくありません。", detail: "今日までの実在する日を入力してください。",
                    field: "\(identifier)-on")
            }
            let name = form["\(identifier)-by"]
            guard !name.isEmpty else {
                throw Problem(
                    status: 422, code: "checklist.name", title: "確認した人の氏名が入力されていません。", detail: "氏名を入力してください。",
                    field: "\(identifier)-by")
            }
            let check = DeviceConfirmation(
                item: identifier, confirmedOn: day, confirmedBy: name, remark: form["\(identifier)-remark"])
            let exchange = request.exchange
            try await store.write { tx in
                try CoverageStore.keep(check, of: view.organisation, at: exchange.now, in: tx)
                try exchange.record(subject: "\(identifier) \(day)", scope: Self.scope(view.organisation), in: tx)
            }
            return .seeOther("/support/checklist")
        } refused: { error in
            ChecklistPages.checklist(request, view, error: error)
        }
    }

    /// The checklist as the screen shows it, handed in as the workbook that the desk reads.
    @Sendable private func handIn(_ request: WebRequest) async throws -> WebResponse {
        let view = try await worksheetView(request)
        return try await request.answering {
            let submitter = try request.form()["submitter"]
            guard !submitter.isEmpty else {
                throw Problem(
                    status: 422, code: "checklist.submitter", title: "提出者の氏名が入力されていません。", detail: "氏名を入力してください。",
                    field: "submitter")
            }
            let book = view.checklist(today: CalendarDay(request.now), submitter: submitter)
            try await desk.receive(try book.encoded(), of: view.organisation, by: request.exchange)
            return .seeOther("/support/checklist")
        } refused: { error in
            ChecklistPages.checklist(request, view, error: error)
        }
    }
}

/// What somebody typed for one line.
struct TypedEntry {
    private let line: CoverageLine
    private let kind: String
    private let completedOn: CalendarDay?
    private let remark: String
    private let name: String

    init(_ form: FormBody, _ line: CoverageLine, today: CalendarDay) throws(Problem) {
        self.line = line
        kind = form["kind"]
        remark = form["remark"]
        name = form["name"]
        guard !name.isEmpty else { throw Self.problem("name", "記入した人の氏名が入力されていません。", "氏名を入力してください。") }
        switch kind {
        case "done":
            guard let day = CalendarDay(form["completed-on"]), day <= today else {
                throw Self.problem("completed-on", "完了日が正しくありません。", "今日までの実在する日を入力してください。")
            }
            completedOn = day
        case "not-applicable":
            guard !remark.isEmpty else {
                throw Self.problem("remark", "対象外の理由が入力されていません。", "なぜ通信しないのかを入力してください（§3.3）。")
            }
            completedOn = nil
        case "none": completedOn = nil
        case _: throw Self.problem("kind", "記入の内容を選択してください。", "完了、対象外、記入なしのいずれかを選択してください。")
        }
    }

    /// The entry; nil to take it away.
    func entry(at now: Date) -> HandEntry? {
        guard kind != "none" else { return nil }
        return HandEntry(
            bureau: line.talker.bureau, place: line.talker.id, item: line.item, completedOn: completedOn,
            remark: remark, enteredBy: name, enteredAt: now)
    }

    private static func problem(_ field: String, _ title: String, _ detail: String) -> Problem {
        Problem(status: 422, code: "worksheet.\(field)", title: title, detail: detail, field: field)
    }
}
