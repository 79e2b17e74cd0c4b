import AccessControl
import Accounts
import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import Logging
import NoticeForms
import OutgoingMail
import PKI
import Programme
import RollUp
import ServiceCalendar
import Storage
import StorageSQLite

@testable import FollowUp
@testable import WebServer

/// A site over organisations of 長野県 and 東京都: whoever is of the one is to see nothing of the other.
struct TwoPrefectures {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let now = JapanTime.parse("2016-06-14T12:30:00+09:00") ?? .distantPast

    let store: CountingStore
    let board: Board
    let site: FollowUpSite
    let post: ReminderPost
    private let programme: Programme
    private let notice: UsageNotice
    private let organisations: Organisations

    /// Organisations that the programme has; more are added while a test runs.
    final class Organisations: Sendable {
        private let list = Synchronized()

        func add(_ organisation: Organisation) { list.set(organisation) }
        func find(_ code: String) -> Organisation? { list.get(code) }
        var all: [Organisation] { list.all }
    }

    init() async throws {
        let engine = try SQLiteStore(
            path: FileManager.default.temporaryDirectory.appending(path: "followup-\(UUID().uuidString).sqlite").path())
        store = CountingStore(engine)
        try await store.migrate(
            AuditLog.schema + AccountSchema.steps + MailQueue.schema + RollUpSchema.steps)
        func text(_ path: String) throws -> String {
            try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
        }
        programme = try Programme(
            yaml: text("Programmes/2016-sogo-unyo-test.yaml"),
            holidays: HolidayList(csv: text("Data/japanese-holidays.csv")))
        notice = try UsageNotice(yaml: text("Examples/usage-notice.yaml"))
        let (organisations, notice) = (Organisations(), notice)
        self.organisations = organisations
        let plan = TaskPlan(programme)
        board = Board(
            Projection(
                store: store, plan: plan,
                source: OrganisationSource(
                    organisation: { code, _ in organisations.find(code) },
                    notice: { code, _ in
                        organisations.find(code.text).map { (Self.notice(notice, of: $0), Self.accepted) }
                    }, changes: ["usage-notice.accepted"]),
                gazetteer: Gazetteer(csv: try text("Data/local-governments.csv"))))
        let hours = programme.serviceHours
        post = ReminderPost(
            store: store, board: board, plan: plan, sender: .rehearsal, isOpen: { hours.hours(on: $0) != nil },
            confirmationAddress: { "https://support.example\(ConfirmationRoutes.path($0))" },
            makeToken: { UUID().uuidString })
        site = FollowUpSite(
            store: store, board: board, plan: plan, post: post,
            accounts: AccountService(
                realm: FollowUpSite.realm, store: store, vault: KeyVault(masterKey: KeyVault.newMasterKey())))
        for (code, kind, prefecture, name) in [
            ("200000", OrganisationKind.prefecture, "長野県", "長野県"), ("202029", .city, "長野県", "松本市"),
            ("202011", .city, "長野県", "長野市"), ("209911", .partialUnion, "長野県", "（例）あずま広域行政事務組合"),
            ("130001", .prefecture, "東京都", "東京都"), ("131016", .specialWard, "東京都", "千代田区"),
            ("131024", .specialWard, "東京都", "中央区"),
        ] {
            try await add(
                Organisation(code: try LocalGovernmentCode(code), kind: kind, prefecture: prefecture, name: name))
        }
    }

    private static func notice(_ sample: UsageNotice, of organisation: Organisation) -> UsageNotice {
        func person(_ contact: Contact) -> Contact {
            Contact(
                name: "\(contact.name)\(organisation.code.text)", department: contact.department,
                mail: "a\(organisation.code.text)@example.jp", telephone: "T\(organisation.code.text)")
        }
        return UsageNotice(
            organisation: organisation.code, organisationName: organisation.name, version: 1,
            windowManager: person(sample.windowManager), windowClerk: person(sample.windowClerk),
            systemAdministrators: sample.systemAdministrators.map {
                BureauContact(bureau: $0.bureau, contact: person($0.contact))
            }, supportSiteAdministrator: person(sample.supportSiteAdministrator),
            vpnAdministrators: sample.vpnAdministrators.map(person))
    }

    private static let accepted = JapanTime.parse("2016-02-01T12:00:00+09:00") ?? .distantPast

    /// Takes an organisation in: its forms are accepted, nothing else is done.
    func add(_ organisation: Organisation) async throws {
        organisations.add(organisation)
        try await store.write { tx in
            for bureau in organisation.bureaus {
                try AuditLog.append(
                    AuditEntry(
                        event: AuditEvent("usage-notice.accepted", "test"), organisation: organisation.code.text,
                        bureau: bureau.rawValue, actor: "test"), at: Self.accepted, in: tx)
            }
        }
    }

    var plan: TaskPlan { TaskPlan(programme) }

    // MARK: - Requests

    private struct Known: Authenticator {
        let who: Authenticated

        func authenticate(_ credentials: Credentials, at now: Date) async throws -> Authenticated { who }
    }

    static func who(_ role: Role, prefecture: String = "200000") -> Authenticated {
        Authenticated(
            actor: Actor(identifier: "account:x", name: "例田　道子", role: role),
            scope: AuditScope(organisation: role == .prefectureOfficer ? prefecture : "", bureau: ""),
            session: SessionView(identifier: "s", formToken: "right", accountIdentifier: "x"))
    }

    /// Asks one route of the table, with values for the parts of its path.
    func ask(
        _ route: Route, _ parameters: [String: String] = [:], query: String = "", form: [String: String] = [:],
        as who: Authenticated = TwoPrefectures.who(.prefectureOfficer)
    ) async -> WebResponse {
        var path = route.path
        for (name, value) in parameters { path = path.replacing("{\(name)}", with: value) }
        let fields = form.merging(["form-token": "right"]) { first, _ in first }
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
        let body = fields.map { "\($0.key)=\($0.value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
            .joined(separator: "&")
        let whole = Site(
            name: "test", title: "試験", routes: [route], store: store, clock: RehearsalClock(at: Self.now),
            authenticator: Known(who: who),
            navigation: { actor, _ in FollowUpSite.navigation(actor, ownAccount: true) })
        let raw = RawRequest(
            method: route.method, authority: "a.example:443", path: path, query: query, parameters: parameters,
            contentType: "application/x-www-form-urlencoded", accepts: "", cookies: "", fetchSite: "", origin: "",
            conditions: CacheConditions(), body: route.method == .get ? [] : Array(body.utf8),
            remoteAddress: "127.0.0.9", certificate: nil)
        return await SiteResponder(site: whole, logger: Logger(label: "test")).respond(to: raw, route: route)
    }

    func route(_ method: HTTPRequest.Method, _ path: String) -> Route? {
        site.routes.first { $0.method == method && $0.path == path }
    }
}
