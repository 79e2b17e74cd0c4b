import AccessControl
import Accounts
import AuditLog
import Coverage
import Foundation
import HTTPTypes
import HelpDesk
import Identifiers
import PKI
import PagesInProcess
import Programme
import ReadinessLedger
import Schedule
import ServiceCalendar
import Storage
import StorageSQLite
import SupportSite
import Testing
import WebServer

/// A support site over a database of its own, asked in process as a browser asks.
struct Desk {
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
                certificateNotices: { _, _ in [] }, serverAddresses: { _ in [] }, testPlan: { _, _, _ in [] }))
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
    func ask(
        _ address: String, _ fields: [String: String]? = nil, as role: Role = .supportSiteAdministrator
    ) async throws -> (status: Int, text: String) {
        let who = InProcessBrowser.signedIn(
            Actor(identifier: "account:s", name: "川田", role: role),
            scope: AuditScope(organisation: organisation.code.text, bureau: "mayor"))
        let browser = InProcessBrowser(routes: site.routes, store: store, clock: RehearsalClock(at: Self.now))
        let response = try #require(
            await browser.ask(fields == nil ? .get : .post, address, as: who, fields: fields ?? [:]), "\(address)")
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }
}
