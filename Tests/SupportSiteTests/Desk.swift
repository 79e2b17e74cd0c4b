import AccessControl
import Accounts
import AuditLog
import Coverage
import Foundation
import HTTPTypes
import HelpDesk
import Identifiers
import Logging
import PKI
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import Storage
import StorageSQLite
import SupportSite
import Testing

@testable import WebServer

/// A support site over a database of its own, asked in process as a browser asks.
struct Desk {
    private struct Known: Authenticator {
        let who: Authenticated

        func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated { who }
    }

    static let now = CalendarDay("2031-06-10").map { $0.instant(hour: 10) } ?? Date(timeIntervalSince1970: 0)
    let store: SQLiteStore
    let site: SupportSite
    let organisation: Organisation

    init(programme: Programme, kind: OrganisationKind) async throws {
        store = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString).sqlite").path())
        try await store.migrate(
            AuditLog.schema + AccountSchema.steps + LedgerSchema.steps + NoticeFormStore.schema
                + ScheduleStore.schema + NoticeDraftStore.schema + CoverageStore.schema)
        let authority = try CertificateAuthority.create(
            subject: SubjectName(commonName: "CA", organisation: "架け橋"), validFrom: Self.now,
            validUntil: Self.now.addingTimeInterval(86_400 * 30)
        ).certificate
        let known = Organisation(
            code: try LocalGovernmentCode("202029"), kind: kind, prefecture: "長野県", name: "（例）川村")
        organisation = known
        site = SupportSite(
            store: store,
            accounts: AccountService(
                realm: SupportSite.realm, store: store, vault: KeyVault(masterKey: KeyVault.newMasterKey())),
            ledger: ReadinessLedger(store: store, programme: programme), desk: ChecklistDesk(store: store),
            platform: SupportSitePlatform(
                authority: authority, issueSystemCertificate: { _, _, _, _, _ in authority },
                certificateNotices: { _, _ in [] }, testPlan: { _, _, _ in [] }))
        try await store.write { tx in try NoticeFormStore.add(known, at: Self.now, in: tx) }
    }

    /// What the platform itself sees; answers the record's number.
    @discardableResult
    func see(_ event: String, _ bureau: Bureau = .mayor) async throws -> Int64 {
        let code = organisation.code.text
        return try await store.write { tx in
            try AuditLog.append(
                AuditEntry(
                    event: AuditEvent(event, "A test."), organisation: code, bureau: bureau.rawValue,
                    actor: "system:x"), at: Self.now, in: tx)
        }
    }

    /// One page or file; a form when fields are given.
    func ask(_ address: String, _ fields: [String: String]? = nil) async throws -> (status: Int, text: String) {
        let path = String(address.split(separator: "?").first ?? "")
        let method: HTTPRequest.Method = fields == nil ? .get : .post
        let (route, parameters) = try #require(Self.route(site.routes, method, path), "\(address)")
        let who = Authenticated(
            actor: Actor(identifier: "account:s", name: "川田", role: .supportSiteAdministrator),
            scope: AuditScope(organisation: organisation.code.text, bureau: "mayor"),
            session: SessionView(identifier: "s", formToken: "right", accountIdentifier: "s"))
        let body = (fields ?? [:]).merging(["form-token": "right"]) { $1 }.map {
            "--b\r\ncontent-disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)\r\n"
        }
        let raw = RawRequest(
            method: method, authority: "a.example", path: path, query: "", parameters: parameters,
            contentType: "multipart/form-data; boundary=b", accepts: "text/html", cookies: "", fetchSite: "",
            origin: "",
            conditions: CacheConditions(), body: Array((body.joined() + "--b--\r\n").utf8), remoteAddress: "127.0.0.9",
            certificate: nil)
        let site = Site(
            name: "test", title: "試験", routes: [route], store: store, clock: RehearsalClock(at: Self.now),
            authenticator: Known(who: who))
        let response = await SiteResponder(site: site, logger: Logger(label: "test")).respond(to: raw, route: route)
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// The route whose path fits, fixed parts before parameters.
    private static func route(
        _ routes: [Route], _ method: HTTPRequest.Method, _ path: String
    ) -> (Route, [String: String])? {
        let parts = path.split(separator: "/")
        let fitting = routes.compactMap { route -> (Route, [String: String])? in
            let pattern = route.path.split(separator: "/")
            guard route.method == method, pattern.count == parts.count else { return nil }
            var parameters: [String: String] = [:]
            for (wanted, part) in zip(pattern, parts) where wanted != part {
                guard wanted.hasPrefix("{") else { return nil }
                parameters[String(wanted.dropFirst().dropLast())] = String(part)
            }
            return (route, parameters)
        }
        return fitting.min { $0.1.count < $1.1.count }
    }
}
