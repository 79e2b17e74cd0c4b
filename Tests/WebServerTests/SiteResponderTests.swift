import AccessControl
import AuditLog
import DesignSystem
import Foundation
import HTTPTypes
import Identifiers
import Logging
import PKI
import ServiceCalendar
import Storage
import StorageSQLite
import Testing

@testable import WebServer

@Suite struct SiteResponderTests {
    private struct Known: Authenticator {
        let who: Authenticated

        func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated { who }
    }

    private struct Message: Codable, Sendable {
        let atenaNumber: AtenaNumber
    }

    private static let event = AuditEvent("test.used", "A route of a test was used.")
    private let store: SQLiteStore

    init() async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "web-\(UUID().uuidString).sqlite").path())
        try await store.migrate(AuditLog.schema)
    }

    private static func who(_ role: Role?) -> Authenticated {
        guard let role else { return .nobody }
        return Authenticated(
            actor: Actor(identifier: "account:x", name: "x", role: role),
            session: SessionView(identifier: "s", formToken: "right", accountIdentifier: "x"))
    }

    private func respond(
        _ route: Route, as role: Role? = nil, body: String = "", type: String = "",
        at: String = "2016-05-19T12:30:00+09:00",
        accepts: String = "", fetchSite: String = "", origin: String = "", authority: String = "a.example:443",
        conditions: CacheConditions = CacheConditions(), cookies: String = ""
    ) async throws -> WebResponse {
        let holidays = try HolidayList(csv: "date,name\n2016-05-05,こどもの日\n")
        let hours = ServiceHours(weekdays: try #require(DailyHours("12:00-21:00")), overrides: [:], holidays: holidays)
        let site = Site(
            name: "test", title: "試験", scope: AuditScope(organisation: "202029", bureau: "mayor"), routes: [route],
            store: store, clock: RehearsalClock(at: try #require(JapanTime.parse(at))),
            authenticator: Known(who: Self.who(role)), hours: { hours }, signInPath: { _ in "/clerk/sign-in" },
            serves: { authority, _ in authority.hasPrefix("a.") })
        let raw = RawRequest(
            method: route.method, authority: authority, path: "/x", query: "", parameters: [:], contentType: type,
            accepts: accepts,
            cookies: cookies, fetchSite: fetchSite, origin: origin, conditions: conditions,
            body: Array(body.utf8), remoteAddress: "127.0.0.9", certificate: nil)
        return await SiteResponder(site: site, logger: Logger(label: "test")).respond(to: raw, route: route)
    }

    private func header(_ response: WebResponse, _ name: String) -> String? {
        response.headers.first { $0.name == name }?.value
    }

    private func last() async throws -> AuditRecord? {
        try await store.read { tx in try AuditLog.records(after: 0, limit: 100, in: tx).last }
    }

    @Test func aSuccessIsRecordedAndItsNumberIsTold() async throws {
        let response = try await respond(.page(.get, "/x", .open, Self.event) { _ in .seeOther("/y") })
        let record = try #require(try await last())
        #expect(response.status == 303 && header(response, "kakehashi-audit-record") == String(record.sequence))
        #expect(record.outcome == .success && record.organisation == "202029" && record.remoteAddress == "127.0.0.9")
        #expect(header(response, "content-security-policy")?.contains("default-src 'none'") == true)
    }

    @Test(arguments: [
        ("", "", 303), ("same-origin", "", 303), ("none", "", 303), ("same-site", "", 403), ("cross-site", "", 403),
        ("", "https://a.example:443", 303), ("", "https://b.example", 403), ("", "null", 403),
    ]) func aFormOfAnotherSitesPageIsNotTaken(fetchSite: String, origin: String, status: Int) async throws {
        let route = Route.page(.post, "/x", .open, Self.event) { _ in .seeOther("/y") }
        let response = try await respond(
            route, type: "application/x-www-form-urlencoded", fetchSite: fetchSite, origin: origin)
        #expect(response.status == status)
    }

    /// RFC 9110 §13.2.2: the tag comes first, the date counts only without it.
    @Test func whoHasTheFileAlreadyIsToldSo() async throws {
        let modifiedAt = Date(timeIntervalSince1970: 1_463_628_600)
        let route = Route.machine(.get, "/x", .open, Self.event) { request in
            .published([1, 2, 3], type: "application/pkix-crl", modifiedAt: modifiedAt, for: request)
        }
        let first = try await respond(route)
        let tag = try #require(header(first, "etag"))
        let date = try #require(header(first, "last-modified"))
        #expect(first.status == 200 && first.body == [1, 2, 3] && header(first, "cache-control") == "no-cache")
        for (noneMatch, since, status) in [
            (tag, "", 304), ("\"x\", W/\(tag)", "", 304), ("*", "", 304), ("\"x\"", date, 200), ("", date, 304),
            ("", "Thu, 19 May 2016 03:29:59 GMT", 200), ("", "never", 200),
        ] {
            let answer = try await respond(
                route, conditions: CacheConditions(noneMatch: noneMatch, modifiedSince: since))
            #expect(answer.status == status && answer.body.isEmpty == (status == 304), "\(noneMatch) \(since)")
        }
    }

    @Test func whatOneNameServesIsNotThereAtAnother() async throws {
        let route = Route.page(.get, "/x", .open, Self.event) { _ in .seeOther("/y") }
        #expect(try await respond(route).status == 303)
        #expect(try await respond(route, authority: "b.example").status == 404)
        #expect(try await respond(route, authority: "").status == 404)
    }

    @Test func aRefusedFormIsShownAgainAndRecordedAsRefused() async throws {
        let route = Route.page(.post, "/x", .open, Self.event) { request in
            try await request.answering {
                throw Problem(status: 422, code: "test.wrong", title: "違います。", detail: "直してください。", field: "one")
            } refused: { error in
                Page(
                    request.frame, title: "画面", errors: [error.fieldError],
                    blocks: [
                        .form(
                            Form(
                                action: "/x", submit: "送信", token: nil,
                                fields: [Field("one", label: "項目", value: "入力した値")]))
                    ])
            }
        }
        let response = try await respond(route, type: "application/x-www-form-urlencoded")
        let html = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 422 && html.contains("入力した値") && html.contains("href=\"#form1-one\""))
        let record = try #require(try await last())
        #expect(record.outcome == .refused && record.subject == "test.wrong")
        let document = try await respond(
            route, type: "application/x-www-form-urlencoded", accepts: "application/problem+json")
        #expect(String(decoding: document.body, as: UTF8.self).contains("\"code\":\"test.wrong\""))
    }

    @Test(arguments: [
        (Role?.none, true, 401), (.none, false, 303), (.some(.clerk), true, 403), (.some(.clerk), false, 403),
    ]) func withoutThePermissionNothingRuns(role: Role?, isMachine: Bool, status: Int) async throws {
        let handler: @Sendable (WebRequest) async throws -> WebResponse = { _ in
            Issue.record("the handler ran")
            return .seeOther("/")
        }
        let route: Route =
            isMachine
            ? .machine(.get, "/x", .requires(.manageAccounts), Self.event, handler)
            : .page(.get, "/x", .requires(.manageAccounts), Self.event, handler)
        let response = try await respond(route, as: role)
        #expect(response.status == status)
        #expect(try await last()?.outcome == .refused)
    }

    /// A session that is over explains itself; a first visit has nothing to explain.
    @Test(arguments: [("", "/clerk/sign-in"), ("\(SessionCookie.name)=over", "/clerk/sign-in?ended=1")])
    func whoseSignInIsOverIsToldSo(cookies: String, place: String) async throws {
        let route = Route.page(.get, "/x", .requires(.manageAccounts), Self.event) { _ in .seeOther("/") }
        #expect(header(try await respond(route, cookies: cookies), "location") == place)
    }

    @Test(arguments: [("form-token=right", 303), ("form-token=wrong", 403), ("a=b", 403)])
    func aFormNeedsTheSessionsToken(body: String, status: Int) async throws {
        let response = try await respond(
            .page(.post, "/x", .requires(.readClerkHome), Self.event) { _ in .seeOther("/y") }, as: .clerk, body: body,
            type: "application/x-www-form-urlencoded")
        #expect(response.status == status)
    }

    @Test func anUnknownErrorIsABare500() async throws {
        struct Secret: Error { let text = "内緒" }
        let response = try await respond(.machine(.get, "/x", .open, Self.event) { _ in throw Secret() })
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 500 && !text.contains("内緒") && text.contains("server.unexpected"))
        #expect(try await last()?.outcome == .failed)
    }

    @Test(arguments: [
        ("2016-05-19T11:59:59+09:00", "2016-05-19T12:00:00+09:00"),
        ("2016-05-19T21:00:00+09:00", "2016-05-20T12:00:00+09:00"),
        ("2016-05-22T13:00:00+09:00", "2016-05-23T12:00:00+09:00"),
        ("2016-05-05T13:00:00+09:00", "2016-05-06T12:00:00+09:00"),
    ]) func aClosedServerSaysWhenItOpens(at: String, opens: String) async throws {
        let machine = try await respond(.machine(.get, "/x", .open, Self.event) { _ in .seeOther("/") }, at: at)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(machine.body))
        #expect(machine.status == 503 && problem.code == "service.closed" && problem.opensAt == opens)
        #expect((Int(header(machine, "retry-after") ?? "") ?? 0) > 0)
        let page = try await respond(.page(.get, "/x", .open, Self.event) { _ in .seeOther("/") }, at: at)
        #expect(page.status == 503 && String(decoding: page.body, as: UTF8.self).contains("から利用できます"))
    }

    @Test func whatTellsTheHoursAnswersOutsideOfThem() async throws {
        let route = Route.machine(.get, "/x", .open, Self.event) { _ in .seeOther("/") }
        let night = "2016-05-19T23:00:00+09:00"
        #expect(try await respond(route, at: night).status == 503)
        #expect(try await respond(route.servedWhenClosed, at: night).status == 303)
        #expect(try await last()?.outcome == .success)
    }

    @Test func aBadFieldIsNamedAndItsValueIsNotRepeated() async throws {
        let response = try await respond(
            .machine(.post, "/x", .open, Self.event) { request in
                _ = try request.json([Message].self)
                return .seeOther("/")
            }, body: #"[{"atenaNumber":"1"},{"atenaNumber":"99x9912345"}]"#)
        let text = String(decoding: response.body, as: UTF8.self)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(response.body))
        #expect(response.status == 422 && problem.row == 2 && problem.field?.contains("atenaNumber") == true)
        #expect(!text.contains("99x9912345"))
    }

    @Test func multipartFormsAreRead() throws {
        let type = "multipart/form-data; boundary=b1"
        let body =
            "--b1\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n値\r\n--b1\r\n"
            + "content-disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\n\r\n\u{1}\r\n\u{2}\r\n--b1--\r\n"
        let form = try FormBody(contentType: type, body: Array(body.utf8))
        #expect(form["a"] == "値")
        #expect(try form.file("f", title: "ファイル") == [1, 13, 10, 2])
        #expect(throws: Problem.self) { try form.file("none", title: "ファイル") }
        #expect(throws: Problem.self) { try FormBody(contentType: type, body: Array(body.utf8.dropLast(6))) }
        #expect(throws: Problem.self) { try FormBody(contentType: "multipart/form-data", body: Array(body.utf8)) }
        #expect(throws: Problem.self) { try FormBody(contentType: "text/plain", body: []) }
    }
}
