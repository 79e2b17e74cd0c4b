import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import NoticeForms
import NoticeWorkbooks
import ServiceCalendar
import Spreadsheet
import Storage
import WebServer

extension SupportSite {
    /// The forms on screen and as workbooks; draft, approval, sending.
    var noticeRoutes: [Route] {
        let may = RouteAccess.requires(.submitNoticeForms)
        return [
            .page(.get, "/support/notice/contacts", may, .formsShown, showContacts),
            .page(.post, "/support/notice/contacts", may, .formsDrafted, keepContacts),
            .page(.get, "/support/notice/settings", may, .formsShown, showSettings),
            .page(.post, "/support/notice/settings", may, .formsDrafted, keepSettings),
            .page(.get, "/support/notice/settings/{bureau}", may, .formsShown, showSide),
            .page(.post, "/support/notice/settings/{bureau}", may, .formsDrafted, keepSide),
            .page(.get, "/support/notice/contacts.xlsx", may, .formsTaken, contactsWorkbook),
            .page(.get, "/support/notice/settings.xlsx", may, .formsTaken, settingsWorkbook),
            .page(.post, "/support/notice/workbook", may, .formsDrafted, takeWorkbook),
            .page(.post, "/support/notice/approval", may, .formsApproved, approveDraft),
            .page(.post, "/support/notice/submission", may, .formsSubmitted, sendDraft),
            .page(.post, "/support/notice/discarding", may, .formsDrafted, discardDraft),
            .page(.get, "/support/notice/versions/{number}", may, .formsShown, showVersion),
        ]
    }

    func noticeDraft(_ request: WebRequest) async throws -> NoticeDraft {
        let organisation = try await organisation(request)
        return try await store.read { tx in try NoticeDraft(organisation, in: tx) }
    }

    // MARK: - Writing

    @Sendable private func showContacts(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        return .page(NoticeDraftPages.contacts(request, draft, typed: draft.contacts))
    }

    @Sendable private func keepContacts(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let typed = try Self.typed(request, NoticeFields.contacts(draft.organisation))
        do {
            _ = try UsageNotice(typed: typed, organisation: draft.organisation, version: 1)
        } catch {
            return Self.refused(NoticeDraftPages.contacts(request, draft, typed: typed, errors: error), error)
        }
        return try await keep(contacts: typed, settings: draft.settings, of: draft, request)
    }

    @Sendable private func showSettings(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        return .page(NoticeDraftPages.settings(request, draft, typed: draft.settings))
    }

    @Sendable private func keepSettings(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let typed = try Self.typed(request, NoticeFields.main)
        if let errors = NoticeFields.errors(typed, of: draft.organisation, below: nil) {
            return Self.refused(NoticeDraftPages.settings(request, draft, typed: typed, errors: errors), errors)
        }
        var settings = draft.settings
        settings.values.merge(typed.values) { $1 }
        return try await keep(
            contacts: draft.contacts, settings: settings, of: draft, request,
            next: NoticeDraftPages.sidePath(draft.organisation.bureaus[0]))
    }

    @Sendable private func showSide(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let bureau = try bureau(request, of: draft.organisation)
        return .page(NoticeDraftPages.side(request, draft, bureau, typed: draft.settings))
    }

    @Sendable private func keepSide(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let bureau = try bureau(request, of: draft.organisation)
        let typed = try Self.typed(request, NoticeFields.side(bureau))
        if let errors = NoticeFields.errors(typed, of: draft.organisation, below: bureau) {
            return Self.refused(NoticeDraftPages.side(request, draft, bureau, typed: typed, errors: errors), errors)
        }
        var settings = draft.settings
        // Rows that were taken away must not stay behind.
        settings.values = settings.values.filter { !$0.key.hasPrefix("bureaus[\(bureau.rawValue)].") }
        settings.values.merge(typed.values) { $1 }
        let others = draft.organisation.bureaus.filter { $0 > bureau }
        return try await keep(
            contacts: draft.contacts, settings: settings, of: draft, request,
            next: others.first.map(NoticeDraftPages.sidePath) ?? "/support/notice")
    }

    private func keep(
        contacts: TypedForm, settings: TypedForm, of draft: NoticeDraft, _ request: WebRequest,
        next: String = "/support/notice"
    ) async throws -> WebResponse {
        let exchange = request.exchange
        try await store.write { tx in
            try NoticeDraftStore.keep(
                contacts: contacts, settings: settings, of: draft.organisation, by: exchange.actor.name,
                at: exchange.now, in: tx)
            try exchange.record(scope: Self.scope(draft.organisation), in: tx)
        }
        return .seeOther(next)
    }

    static func scope(_ organisation: Organisation) -> AuditScope {
        AuditScope(organisation: organisation.code.text, bureau: Bureau.mayor.rawValue)
    }

    /// Only the fields that the page has.
    private static func typed(_ request: WebRequest, _ fields: [String]) throws -> TypedForm {
        let form = try request.form()
        return TypedForm(Dictionary(fields.map { ($0, form[$0]) }, uniquingKeysWith: { $1 }))
    }

    private static func refused(_ page: Page, _ errors: FormErrors) -> WebResponse {
        .page(page, status: 422).refused(RefusedForm(errors: errors).problem.code)
    }

    // MARK: - Workbooks

    @Sendable private func contactsWorkbook(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let book = UsageNoticeWorkbook.workbook(draft.contacts, organisation: draft.organisation)
        return .file(try book.encoded(), type: Self.workbookType, name: "usage-notice.xlsx")
    }

    @Sendable private func settingsWorkbook(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let book = ConfigurationRequestWorkbook.workbook(draft.settings, organisation: draft.organisation)
        return .file(try book.encoded(), type: Self.workbookType, name: "configuration-request.xlsx")
    }

    @Sendable private func takeWorkbook(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        do {
            let (contacts, settings) = try Self.forms(
                in: try request.form().file("workbook", title: "記入した様式（.xlsx）"), draft)
            return try await keep(contacts: contacts, settings: settings, of: draft, request)
        } catch let errors as FormErrors {
            return Self.refused(NoticeDraftPages.overview(request, draft, errors: errors), errors)
        } catch let error as any ProblemConvertible where !request.wantsDocument && error.problem.status < 500 {
            return .page(NoticeDraftPages.overview(request, draft, error: error), status: error.problem.status)
                .refused(error.problem.code)
        }
    }

    /// Whichever of the two forms the workbook is; it is read whole before it becomes a draft.
    private static func forms(in content: [UInt8], _ draft: NoticeDraft) throws -> (TypedForm, TypedForm) {
        let workbook: Workbook
        do {
            workbook = try Workbook(decoding: content)
        } catch {
            throw Problem(
                status: 422, code: error.code, title: error.message, detail: "この画面からダウンロードした様式（.xlsx）を選択してください。",
                field: "workbook")
        }
        if let typed = try UsageNoticeWorkbook.typed(workbook, organisation: draft.organisation) {
            _ = try UsageNotice(typed: typed, organisation: draft.organisation, version: 1)
            return (typed, draft.settings)
        }
        if let typed = try ConfigurationRequestWorkbook.typed(workbook, organisation: draft.organisation) {
            _ = try ConfigurationRequest(typed: typed, organisation: draft.organisation, version: 1)
            return (draft.contacts, typed)
        }
        throw Problem(
            status: 422, code: "form.other-workbook", title: "利用開始・変更連絡票でも設定依頼票でもないファイルです。",
            detail: "この画面からダウンロードした様式（.xlsx）に記入し、見出しを変えずに選択してください。", field: "workbook")
    }

    // MARK: - Approval and sending

    @Sendable private func approveDraft(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        return try await answeringDraft(request, draft) {
            let (notice, _) = try Self.complete(draft)
            let name = try request.form()["approved-by"]
            // §2.2: the manager whom the form itself names, and nobody else.
            guard name == notice.windowManager.name else { throw Problem.notApproved }
            let exchange = request.exchange
            try await store.write { tx in
                try NoticeDraftStore.approve(draft.organisation, by: name, at: exchange.now, in: tx)
                try exchange.record(subject: name, scope: Self.scope(draft.organisation), in: tx)
            }
        }
    }

    @Sendable private func sendDraft(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        return try await answeringDraft(request, draft) {
            let (notice, configuration) = try Self.complete(draft)
            guard let approved = draft.draft?.approvedBy, approved == notice.windowManager.name else {
                throw Problem.notApproved
            }
            let exchange = request.exchange
            try await store.write { tx in
                let number = try NoticeFormStore.add(
                    usageNotice: notice.yaml, configurationRequest: configuration.yaml, approvedBy: approved,
                    of: draft.organisation.code, by: exchange.actor.identifier, at: exchange.now, in: tx)
                try NoticeDraftStore.discard(draft.organisation, in: tx)
                try exchange.record(subject: "version \(number)", scope: Self.scope(draft.organisation), in: tx)
            }
        }
    }

    @Sendable private func discardDraft(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        let exchange = request.exchange
        try await store.write { tx in
            try NoticeDraftStore.discard(draft.organisation, in: tx)
            try exchange.record(subject: "discarded", scope: Self.scope(draft.organisation), in: tx)
        }
        return .seeOther("/support/notice")
    }

    private static func complete(_ draft: NoticeDraft) throws -> (UsageNotice, ConfigurationRequest) {
        guard draft.draft != nil else {
            throw Problem(
                status: 409, code: "form.no-draft", title: "下書きがありません。", detail: "先に連絡票か設定依頼票を記入してください。")
        }
        do {
            return (try draft.notice(), try draft.request())
        } catch {
            throw Problem(
                status: 409, code: "form.incomplete", title: "まだ記入していない欄があります（\(error.errors.count)か所）。",
                detail: "連絡票と設定依頼票の両方を記入してから、承認と送付を行ってください。")
        }
    }

    private func answeringDraft(
        _ request: WebRequest, _ draft: NoticeDraft, _ work: () async throws -> Void
    ) async throws -> WebResponse {
        try await request.answering {
            try await work()
            return .seeOther("/support/notice")
        } refused: { error in
            NoticeDraftPages.overview(request, draft, error: error)
        }
    }

    @Sendable private func showVersion(_ request: WebRequest) async throws -> WebResponse {
        let draft = try await noticeDraft(request)
        guard let number = Int64(try request.parameter("number")),
            let version = draft.submissions.first(where: { $0.number == number })
        else { throw Problem.notFound }
        return .page(NoticeDraftPages.version(request, draft, version))
    }
}

extension Problem {
    /// Sending needs the manager's name, and it must be the form's own.
    static let notApproved = Problem(
        status: 422, code: "form.not-approved", title: "窓口担当部署の管理者の承認がありません。",
        detail: "連絡票に記載した管理者が内容を確認し、その氏名を入力してください。", field: "approved-by")
}
