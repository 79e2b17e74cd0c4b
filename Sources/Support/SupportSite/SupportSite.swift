public import AccessControl
public import Accounts
import AuditLog
public import DesignSystem
public import Foundation
import HTTPTypes
public import HelpDesk
public import Identifiers
public import NoticeForms
public import PKI
public import ReadinessLedger
import ServiceCalendar
public import Storage
public import WebServer

/// What the support site asks of the platform behind it.
public struct SupportSitePlatform: Sendable {
    public let authority: IssuedCertificate
    /// Issues a certificate for the CSR of a system of one side, and makes the server know it.
    public let issueSystemCertificate:
        @Sendable (Organisation, Bureau, _ system: String, CertificateRequest, Exchange) async throws ->
            IssuedCertificate
    /// Which certificates of an organisation's servers end soon.
    public let certificateNotices: @Sendable (Organisation, Date) async throws -> [CertificateNotice]
    /// Where the people of an organisation's servers sign in; none before its 利用開始連絡 was accepted.
    public let serverAddresses: @Sendable (Organisation) async throws -> [ServerAddresses]
    /// The signed plan of the connection test, made from the accepted 設定依頼票.
    public let testPlan: @Sendable (Organisation, ConfigurationRequest, Date) async throws -> [UInt8]

    /// Gathers what is needed.
    public init(
        authority: IssuedCertificate,
        issueSystemCertificate:
            @escaping @Sendable (Organisation, Bureau, String, CertificateRequest, Exchange) async throws ->
            IssuedCertificate,
        certificateNotices: @escaping @Sendable (Organisation, Date) async throws -> [CertificateNotice],
        serverAddresses: @escaping @Sendable (Organisation) async throws -> [ServerAddresses],
        testPlan: @escaping @Sendable (Organisation, ConfigurationRequest, Date) async throws -> [UInt8]
    ) {
        self.authority = authority
        self.issueSystemCertificate = issueSystemCertificate
        self.certificateNotices = certificateNotices
        self.serverAddresses = serverAddresses
        self.testPlan = testPlan
    }
}

/// A certificate of one of an organisation's servers that ends soon.
public struct CertificateNotice: Sendable, Hashable {
    let server: String
    let certificate: String
    let days: Int
    let notAfter: Date

    /// Says which, and when.
    public init(server: String, certificate: String, days: Int, notAfter: Date) {
        self.server = server
        self.certificate = certificate
        self.days = days
        self.notAfter = notAfter
    }
}

/// サポートサイト (S12) with the hands of ヘルプデスク (S13) and アクションプラン (S14) that an organisation uses.
public struct SupportSite: Sendable {
    public static let title = "自治体中間サーバー・サポートサイト"
    /// The realm of its accounts.
    public static let realm = "support"

    let store: any DataStore
    let accounts: AccountService
    let ledger: ReadinessLedger
    let desk: ChecklistDesk
    let platform: SupportSitePlatform

    /// Opens a site.
    public init(
        store: any DataStore, accounts: AccountService, ledger: ReadinessLedger, desk: ChecklistDesk,
        platform: SupportSitePlatform
    ) {
        self.store = store
        self.accounts = accounts
        self.ledger = ledger
        self.desk = desk
        self.platform = platform
    }

    /// All routes.
    public var routes: [Route] {
        let parts = [
            taskRoutes, scheduleRoutes, noticeRoutes, worksheetRoutes, environmentRoutes, documentRoutes, systemRoutes,
        ]
        return SignInRoutes(service: accounts, door: .support).routes + parts.flatMap { $0 } + [
            .page(.get, "/", .open, .supportHomeShown) { _ in .seeOther("/support/") },
            .page(.get, "/design", .open, .designShown) { _ in .page(Gallery.page) },
            .page(.get, "/support/", .requires(.beSignedIn), .supportHomeShown, home),
            .page(
                .get, "/support/{bureau}/ca-certificate.pem", .requires(.readSupportSite), .caCertificateDownloaded,
                caCertificate),
            .page(.get, "/support/plan.json", .requires(.readSupportSite), .testPlanIssued, testPlan),
            .page(.get, "/support/notice", .requires(.submitNoticeForms), .formsShown, noticePage),
            .page(.post, "/support/notice", .requires(.submitNoticeForms), .formsSubmitted, submitNotice),
            .page(
                .post, "/support/{bureau}/systems/{system}/certificate", .requires(.requestSystemCertificates),
                .systemCertificateIssued, systemCertificate),
            .page(.post, "/support/evidence", .requires(.submitReports), .evidenceAccepted, submitEvidence),
            .page(.post, "/support/checklist", .requires(.submitReports), .checklistReceived, submitChecklist),
            .page(.post, "/support/action-plan", .requires(.submitReports), .actionPlanEntered, enterActionPlan),
        ]
    }

    /// Where the people of the support site can go: their work, what others bring, their own account last.
    public static func navigation(_ actor: Actor, _ others: [Link]) -> [Link] {
        guard actor.may(.readSupportSite) else { return [] }
        let forms = actor.may(.submitNoticeForms) ? [Link("利用開始連絡", path: "/support/notice")] : []
        let network = actor.may(.checkNetwork) ? [Link("ネットワーク", path: "/support/network")] : []
        return [Link("トップ", path: "/support/"), Link("スケジュール", path: "/support/schedule")] + forms + network + [
            Link("ドキュメント", path: "/support/documents")
        ] + others + [
            Link("パスワード", path: "/support/password"), Link("二要素認証", path: "/support/second-factor"),
        ]
    }

    /// The organisation of whoever is signed in; there is no way to name another.
    func organisation(_ request: WebRequest) async throws -> Organisation {
        let code = request.exchange.scope.organisation
        guard let found = try await store.read({ tx in try NoticeFormStore.organisation(code, in: tx) }) else {
            throw Problem.notFound
        }
        return found
    }

    /// The settings that an organisation's servers have: its newest form in effect.
    func acceptedForm(of organisation: Organisation) async throws -> ConfigurationRequest {
        guard
            let form = try await store.read({ tx in try NoticeFormStore.inEffect(of: organisation.code, in: tx) })
        else {
            throw Problem(
                status: 409, code: "usage-notice.not-accepted", title: "利用開始連絡がまだ受け付けられていません。",
                detail: "運用事業者が設定依頼票を受け付けると利用できます。")
        }
        return try ConfigurationRequest(yaml: form.configurationRequest)
    }

    /// The side that a path names, if the organisation has it.
    func bureau(_ request: WebRequest, of organisation: Organisation) throws(Problem) -> Bureau {
        guard let bureau = Bureau(rawValue: try request.parameter("bureau")), organisation.bureaus.contains(bureau)
        else {
            throw .notFound
        }
        return bureau
    }

    @Sendable private func home(_ request: WebRequest) async throws -> WebResponse {
        if let due = SignInRoutes.due(request, at: .support) { return due }
        guard request.actor.may(.readSupportSite) else { throw Problem.forbidden }
        return .page(try await homePage(request))
    }

    private func homePage(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let organisation = try await organisation(request)
        let sides = try await schedules(organisation, today: CalendarDay(request.now))
        let notice = try await acceptedNotice(organisation)
        let returns = try await ledger.checklistReturns(of: organisation)
        let completion = try await ledger.completion(of: organisation)
        let notices = try await platform.certificateNotices(organisation, request.now)
        let newest = try await store.read { tx in try NoticeFormStore.submissions(of: organisation.code, in: tx).first }
        return HomePages.home(
            request,
            HomeView(
                organisation: organisation, sides: sides, notice: notice, completion: completion, returns: returns,
                certificates: notices, returnedForms: newest?.returned, programme: ledger.programme,
                downloads: try await downloads(for: organisation)),
            error: error)
    }

    /// The files of the connection test that there are so far.
    private func downloads(for organisation: Organisation) async throws -> [Link] {
        var links: [Link] = []
        if try await store.read({ tx in try NoticeFormStore.inEffect(of: organisation.code, in: tx) }) != nil {
            links.append(
                Link("接続試験の計画をダウンロードする", path: "/support/plan.json", note: "署名付き。接続試験ツールに指定します"))
        }
        return links
    }

    @Sendable private func caCertificate(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let bureau = try bureau(request, of: organisation)
        let exchange = request.exchange
        try await store.write { [platform] tx in
            try exchange.record(
                subject: platform.authority.sha256Fingerprint,
                scope: AuditScope(organisation: organisation.code.text, bureau: bureau.rawValue), in: tx)
        }
        return .file(Array(platform.authority.pem.utf8), type: "application/x-pem-file", name: "platform-ca.pem")
    }

    @Sendable private func testPlan(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let plan = try await platform.testPlan(organisation, try await acceptedForm(of: organisation), request.now)
        return .file(plan, type: "application/json", name: "plan-\(organisation.code.text).json")
    }

    @Sendable private func noticePage(_ request: WebRequest) async throws -> WebResponse {
        .page(NoticeDraftPages.overview(request, try await noticeDraft(request)))
    }

    @Sendable private func submitNotice(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        return try await request.answering {
            try await keep(
                try NoticeSubmission(try request.form(), organisation: organisation), of: organisation, request)
            return .seeOther("/support/notice")
        } refused: { error in
            NoticeDraftPages.overview(request, try await noticeDraft(request), error: error)
        }
    }

    private func keep(_ sent: NoticeSubmission, of organisation: Organisation, _ request: WebRequest) async throws {
        let exchange = request.exchange
        try await store.write { tx in
            let number = try NoticeFormStore.add(
                usageNotice: sent.usageNotice, configurationRequest: sent.configurationRequest,
                approvedBy: sent.approvedBy, of: organisation.code, by: exchange.actor.identifier, at: exchange.now,
                in: tx)
            try exchange.record(
                subject: "version \(number)",
                scope: AuditScope(organisation: organisation.code.text, bureau: Bureau.mayor.rawValue), in: tx)
        }
    }

    @Sendable private func systemCertificate(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        let bureau = try bureau(request, of: organisation)
        let pem = try request.form().file("request", title: "CSR")
        let asked: CertificateRequest
        do {
            asked = try CertificateRequest(pem: String(decoding: pem, as: UTF8.self))
        } catch {
            throw Problem(
                status: 422, code: error.code, title: "CSRを受け付けられません。", detail: error.japanese, field: "request")
        }
        let issued = try await platform.issueSystemCertificate(
            organisation, bureau, try request.parameter("system"), asked, request.exchange)
        return .file(Array(issued.pem.utf8), type: "application/x-pem-file", name: "certificate.pem")
    }

    @Sendable private func submitEvidence(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        return try await answeringAtHome(request, done: .evidence) {
            let file = try request.form().file("evidence", title: "テスト結果ファイル")
            let form = try await acceptedForm(of: organisation)
            try await ledger.accept(
                try EvidenceFile.read(request, file), of: organisation, expecting: ExpectedLines.of(form),
                by: request.exchange)
        }
    }

    @Sendable private func submitChecklist(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        return try await answeringAtHome(request, done: .checklist) {
            let file = try request.form().file("checklist", title: "チェックリスト（.xlsx）")
            try await desk.receive(file, of: organisation, by: request.exchange)
        }
    }

    @Sendable private func enterActionPlan(_ request: WebRequest) async throws -> WebResponse {
        let organisation = try await organisation(request)
        return try await answeringAtHome(request, done: .finishingDay) {
            guard let day = CalendarDay(try request.form()["finished-on"]) else {
                throw Problem(
                    status: 422, code: "action-plan.date", title: "日付の形式が正しくありません。", detail: "2016-05-19 のように入力してください。",
                    field: "finished-on")
            }
            try await ledger.enterFinishingDay(day, of: organisation, by: request.exchange)
        }
    }

    /// A form of the first page: back to it when it was taken, shown again with what was wrong when it was not.
    private func answeringAtHome(
        _ request: WebRequest, done: HomeDeed, _ work: () async throws -> Void
    ) async throws -> WebResponse {
        try await request.answering {
            try await work()
            return .seeOther("/support/?done=\(done.rawValue)")
        } refused: { error in
            try await homePage(request, error: error)
        }
    }
}
