import AccessControl
import AuditLog
import Foundation
import HTTPTypes
import PKI
import PagesInProcess
import ServiceCalendar
import Storage
import Tenancy
import Testing
import WebServer

@testable import Masters

/// The pages, asked for in process as a browser asks for them.
@Suite struct MasterPagesTests {
    private let fixture: MasterFixture

    init() async throws { fixture = try await MasterFixture() }

    // MARK: - A browser

    private static let administrator = InProcessBrowser.signedIn(
        Actor(identifier: "account:admin-1", name: "管理 太郎", role: .systemAdministrator))
    private static let clerk = InProcessBrowser.signedIn(
        Actor(identifier: "account:clerk", name: "業務 花子", role: .clerk))
    private static let platformOperator = Authenticated(
        actor: Actor(identifier: "operator:console", name: "運用事業者", role: .platformOperator))

    private var routes: [Route] {
        MasterRoutes(service: fixture.mayor).routes
            + OperatorMasterRoutes(databases: OneDatabase(fixture.store)).routes
    }

    private func ask(
        _ method: HTTPRequest.Method, _ address: String, as who: Authenticated = administrator, file: [UInt8]? = nil,
        fields: [String: String] = [:], accepts: String = "text/html", fetchSite: String = "",
        certificate: IssuedCertificate? = nil
    ) async throws -> WebResponse {
        let browser = InProcessBrowser(
            routes: routes, store: fixture.store, clock: RehearsalClock(at: MasterFixture.start))
        let sent = file.map { InProcessBrowser.File(field: "master", name: "m", content: $0) }
        return try #require(
            await browser.ask(
                method, address, as: who, fields: fields, file: sent, accepts: accepts, fetchSite: fetchSite,
                certificate: certificate))
    }

    private func text(_ response: WebResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    private func location(_ response: WebResponse) -> String? {
        response.headers.first { $0.name == "location" }?.value
    }

    private func action(_ prefix: String, in page: String) throws -> String {
        let start = try #require(page.range(of: "action=\"\(prefix)")).upperBound
        let end = try #require(page[start...].firstIndex(of: "\""))
        return prefix + page[start..<end].replacingOccurrences(of: "&amp;", with: "&")
    }

    // MARK: - The administrator

    @Test func anAdministratorImportsUndoesAndLooks() async throws {
        try await fixture.mayor.apply(
            MasterFixture.master("master-provisional"), by: MasterFixture.exchange("operator:o"))
        let file = try MasterFixture.file("master-test")
        let sent = try await ask(.post, "/admin/masters", file: file)
        #expect(sent.status == 303 && location(sent) == "/admin/masters/staged")
        #expect(text(try await ask(.get, "/admin/masters")).contains("確認待ちのファイルがあります"))
        let preview = text(try await ask(.get, "/admin/masters/staged"))
        for part in [
            "総合運用テスト版-2016-05", "総合運用テスト用", "2016年(平成28年)5月16日", MasterCoding.sha256(file), "第1版 暫定版-2016-02",
            "特定個人情報名の差分", "TM99000000000005", "追加", "適用する", "取り込まずに取り消す",
        ] { #expect(preview.contains(part), "\(part)") }
        let confirmed = try await ask(.post, try action("/admin/masters/staged/application", in: preview))
        #expect(confirmed.status == 303 && location(confirmed) == "/admin/masters?done=applied")
        let overview = text(try await ask(.get, "/admin/masters?done=applied"))
        #expect(overview.contains("適用しました。"))
        #expect(overview.contains("第2版") && overview.contains("直前の版へ戻す") && overview.contains("独自マスターの適用の履歴"))
        let asked = text(try await ask(.get, "/admin/masters/undo"))
        #expect(asked.contains("第1版 暫定版-2016-02") && asked.contains("削除"))
        #expect(try await ask(.post, try action("/admin/masters/undo", in: asked)).status == 303)
        let version = text(try await ask(.get, "/admin/masters/history/3"))
        #expect(version.contains("取消（第1版へ戻す）") && version.contains("特定個人情報名 2件"))
        #expect(try await ask(.get, "/admin/masters/history/4").status == 404)
        #expect(try await ask(.get, "/admin/masters/local/1").status == 404)
    }

    @Test func aRefusedFileShowsTheOverviewWithEveryFinding() async throws {
        var file = String(decoding: try MasterFixture.file("master-test"), as: UTF8.self)
        file = file.replacingOccurrences(of: "2016-05-16", with: "2016-05-32")
        file = file.replacingOccurrences(of: #"{"code": "TM99000000000005""#, with: #"{"code": "TM9900000000000""#)
        let response = try await ask(.post, "/admin/masters", file: Array(file.utf8))
        let page = text(response)
        #expect(response.status == 422 && page.contains("ファイルに 2件の誤りがあります。"))
        for part in ["validFrom", "items[4].code", "5行目", "コードの形式", "日付", "※必須", "action=\"/admin/masters\""] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(try await fixture.records().last?.outcome == .refused)
        let problem = try await ask(
            .post, "/admin/masters", file: Array(file.utf8), accepts: "text/html, application/problem+json")
        let told = try JSONDecoder().decode(Problem.self, from: Data(problem.body))
        #expect(problem.status == 422 && told.code == "master.day" && told.field == "validFrom")
        #expect(try await fixture.mayor.distributed.history().isEmpty)
    }

    @Test func noFileAndAWrongKindOfFileAreSaid() async throws {
        let none = try await ask(.post, "/admin/masters")
        #expect(none.status == 422 && text(none).contains("ファイルが選択されていません"))
        let excel = try await ask(.post, "/admin/masters", file: Array("PK\u{3}\u{4}".utf8))
        #expect(excel.status == 422 && text(excel).contains("Excel") && text(excel).contains("配信マスターを取り込む"))
        #expect(try await fixture.records().suffix(2).map(\.outcome) == [.refused, .refused])
    }

    @Test func anOldPageShowsWhatHoldsNow() async throws {
        _ = try await ask(.post, "/admin/masters", file: try MasterFixture.file("master-test"))
        let old = text(try await ask(.get, "/admin/masters/staged"))
        try await fixture.mayor.apply(MasterFixture.master("master-provisional"), by: MasterFixture.exchange())
        let refused = try await ask(.post, try action("/admin/masters/staged/application", in: old))
        let page = text(refused)
        #expect(refused.status == 409 && page.contains("適用中の版が変わりました") && page.contains("第1版 暫定版-2016-02"))
        #expect(try await ask(.post, "/admin/masters/staged/application").status == 409)
        #expect(try await ask(.post, try action("/admin/masters/staged/application", in: page)).status == 303)
        let undo = try await ask(.post, "/admin/masters/undo?from=1")
        #expect(undo.status == 409 && text(undo).contains("直前の版へ戻しますか"))
        #expect(try await ask(.post, "/admin/masters/staged/cancellation").status == 303)
        let nothing = try await ask(.get, "/admin/masters/staged")
        #expect(nothing.status == 409 && text(nothing).contains("確認待ちのファイルがありません"))
        #expect(text(nothing).contains("href=\"/admin/masters\""))
        let late = try await ask(.post, "/admin/masters/staged/application?file=x&against=0")
        #expect(late.status == 409 && text(late).contains("確認待ちのファイルがありません"))
    }

    /// More rows than a page lists are counted.
    @Test func aLongListIsCutAndCounted() async throws {
        let rows = (0..<250).map { #"{"code":"TM\#(String(format: "%014d", $0))","name":"項目"}"# }
        let text = """
            {"identifier":"distributed-master","version":"L","kind":"test","validFrom":"2016-05-01","holders":[],
             "affairs":[],"procedures":[],"permits":[],"items":[\(rows.joined(separator: ","))]}
            """
        _ = try await ask(.post, "/admin/masters", file: Array(text.utf8))
        let preview = self.text(try await ask(.get, "/admin/masters/staged"))
        #expect(preview.contains("ほか 150件") && preview.contains("TM00000000000099"))
        #expect(!preview.contains("TM00000000000100"))
        let bad = text.replacingOccurrences(of: "項目", with: "ｱ")
        let page = self.text(try await ask(.post, "/admin/masters", file: Array(bad.utf8)))
        #expect(page.contains("ファイルに 250件の誤りがあります。") && page.contains("ほか 150件"))
    }

    // MARK: - The operator

    @Test func theOperatorImportsALocalMasterAndSeesAllServers() async throws {
        let who = Self.platformOperator
        let server = "/operator/masters/202029-mayor"
        try await fixture.mayor.apply(MasterFixture.master("master-test"), by: MasterFixture.exchange())
        let sent = try await ask(.post, server, as: who, file: try MasterFixture.file("master-local"))
        #expect(location(sent) == "\(server)/staged")
        #expect(text(try await ask(.get, "/operator/masters", as: who)).contains("独自マスター</span>"))
        let preview = text(try await ask(.get, "\(server)/staged", as: who))
        #expect(preview.contains("行政区の差分") && preview.contains("（試験用）東支所"))
        #expect(try await ask(.post, try action("\(server)/staged/application", in: preview), as: who).status == 303)
        let overview = text(try await ask(.get, "/operator/masters", as: who))
        for part in ["全 2サーバー中 2サーバー", "松本市（202029）", "首長部局", "教育委員会", "総合運用テスト版-2016-05", "第1版", "未適用"] {
            #expect(overview.contains(part), "\(part)")
        }
        let one = text(try await ask(.get, server, as: who))
        #expect(one.contains("運用事業者") && !one.contains("operator:") && one.contains("配信マスターの適用の履歴"))
        #expect(text(try await ask(.get, "\(server)/history/1", as: who)).contains("担当事務 3件"))
        #expect(text(try await ask(.get, "\(server)/distributed/1", as: who)).contains("照会許可 8件"))
        #expect(text(try await ask(.get, "/admin/masters/local/1")).contains("（試験用）福祉課"))
        #expect(try await ask(.get, "/operator/masters/202029-council", as: who).status == 404)
    }

    @Test func theOverviewIsNarrowed() async throws {
        let who = Self.platformOperator
        try await fixture.mayor.apply(MasterFixture.master("master-test"), by: MasterFixture.exchange())
        let table = [
            ("q=総合", 1), ("q=松本", 2), ("q=education", 1), ("kind=test", 1), ("kind=none", 1), ("kind=x", 2),
            ("q=長野", 0),
        ]
        for (query, count) in table {
            let page = text(try await ask(.get, "/operator/masters?\(query)", as: who))
            #expect(page.contains("全 2サーバー中 \(count)サーバー"), "\(query)")
        }
        let marked = text(try await ask(.get, "/operator/masters?q=%22%CC%81onfocus=x", as: who))
        #expect(!marked.contains("onfocus"))
    }

    // MARK: - Who may

    @Test func eachSideHasItsOwnRoutes() async throws {
        for route in MasterRoutes(service: fixture.mayor).routes {
            let path = route.path.replacingOccurrences(of: "{number}", with: "1")
            #expect(try await ask(route.method, path, as: Self.clerk).status == 403, "\(path)")
            #expect(try await ask(route.method, path, as: Self.platformOperator).status == 403, "\(path)")
        }
        for route in OperatorMasterRoutes(databases: OneDatabase(fixture.store)).routes {
            let path = route.path.replacingOccurrences(of: "{number}", with: "1")
                .replacingOccurrences(of: "{tenant}", with: "202029-mayor")
            #expect(try await ask(route.method, path).status == 403, "\(path)")
        }
        #expect(try await fixture.records().allSatisfy { $0.outcome == .refused })
    }

    /// The operator is known by a certificate that a browser sends with any site's form.
    @Test(arguments: [("", 303), ("same-origin", 303), ("cross-site", 403), ("same-site", 403), ("none", 303)])
    func anotherSitesFormIsRefused(fetchSite: String, status: Int) async throws {
        let certificate = try CertificateAuthority.create(
            subject: SubjectName(commonName: "x", organisationalUnit: nil, organisation: "Kakehashi", country: "JP"),
            validFrom: MasterFixture.start, validUntil: MasterFixture.start.addingTimeInterval(3600)
        ).certificate
        let response = try await ask(
            .post, "/operator/masters/202029-mayor/staged/cancellation", as: Self.platformOperator,
            fetchSite: fetchSite, certificate: certificate)
        #expect(response.status == status)
    }
}
