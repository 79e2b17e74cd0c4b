import AccessControl
public import AuditLog
import DesignSystem
import HTTPTypes
import Identifiers
import NationalProtocol
import ServiceCalendar
import Storage
import WebServer

extension AuditEvent {
    public static let portalShown = AuditEvent(
        "portal.shown", "A person looked at their pages of the マイナポータル stand-in.")
    public static let portalNoticeOpened = AuditEvent(
        "portal-notice.opened", "A person opened an お知らせ at the マイナポータル stand-in.")
    public static let portalRequestMade = AuditEvent(
        "portal-request.made", "A person asked an organisation for their own 特定個人情報 at the マイナポータル stand-in.")
    public static let portalRecordsShown = AuditEvent(
        "portal-records.shown", "A person looked at who asked for their 特定個人情報.")
}

/// A person's pages.
struct PortalPeopleRoutes: Sendable {
    let portal: PersonalPortal

    var routes: [Route] {
        let may = RouteAccess.requires(.useOwnPortal)
        return [
            .page(.get, PortalPages.home, may, .portalShown) { request in
                let person = try Self.person(request)
                let day = CalendarDay(request.now).description
                let (notices, requests) = try await portal.store.read { tx in
                    let store = PortalStore(tx: tx)
                    return (try store.notices(of: person, on: day), try store.requests(of: person))
                }
                return .page(PortalPages.home(request, notices: notices, requests: requests))
            },
            .page(.get, PortalPages.notices, may, .portalShown) { request in
                let person = try Self.person(request)
                let day = CalendarDay(request.now).description
                let notices = try await portal.store.read { tx in
                    try PortalStore(tx: tx).notices(of: person, on: day)
                }
                return .page(PortalPages.notices(request, notices, portal.directory))
            },
            .page(.get, "\(PortalPages.notices)/{holder}/{number}", may, .portalNoticeOpened, open),
            .page(.get, PortalPages.requests, may, .portalShown) { .page(try await requests($0)) },
            .page(.post, PortalPages.requests, may, .portalRequestMade, ask),
            .page(.get, "\(PortalPages.requests)/{holder}/{number}", may, .portalShown) { request in
                let person = try Self.person(request)
                let (holder, number) = try Self.place(request)
                let all = try await portal.store.read { tx in try PortalStore(tx: tx).requests(of: person) }
                guard let found = all.first(where: { $0.holder == holder && $0.number == number }) else {
                    throw Problem.notFound
                }
                return .page(PortalPages.request(request, found, portal.directory))
            },
            .page(.get, PortalPages.records, may, .portalRecordsShown) { request in
                let person = try Self.person(request)
                let code = try await portal.store.read { tx in try PortalStore(tx: tx).code(of: person) }
                guard let code else { throw Problem.notFound }
                return .page(PortalPages.records(request, try await portal.core.records(of: code), portal.directory))
            },
        ]
    }

    private static func person(_ request: WebRequest) throws -> Int64 {
        guard let person = request.actor.portalPerson else { throw Problem.forbidden }
        return person
    }

    private static func place(_ request: WebRequest) throws -> (HolderCode, Int64) {
        guard let holder = try? HolderCode(try request.parameter("holder")),
            let number = Int64(try request.parameter("number"))
        else { throw Problem.notFound }
        return (holder, number)
    }

    /// A notice is read once it is opened: from then on its sender cannot take it back.
    @Sendable private func open(_ request: WebRequest) async throws -> WebResponse {
        let person = try Self.person(request)
        let (holder, number) = try Self.place(request)
        let exchange = request.exchange
        let day = CalendarDay(request.now).description
        let notice = try await portal.store.write { tx -> HeldNotice? in
            let store = PortalStore(tx: tx)
            let own = try store.notices(of: person, on: day).first { $0.holder == holder && $0.number == number }
            guard let own else { return nil }
            try store.read(own, by: person, at: exchange.now)
            try exchange.record(subject: "\(holder.text) \(number)", in: tx)
            return own
        }
        guard let notice else { throw Problem.notFound }
        return .page(PortalPages.notice(request, notice, portal.directory))
    }

    private func requests(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let person = try Self.person(request)
        let all = try await portal.store.read { tx in try PortalStore(tx: tx).requests(of: person) }
        let form = error == nil ? nil : try? request.form()
        return PortalPages.requests(request, all, portal.directory, error: error, form: form)
    }

    @Sendable private func ask(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            let person = try Self.person(request)
            guard let holder = portal.directory.holders.first(where: { $0.code.text == form["holder"] })?.code else {
                throw Self.noHolder
            }
            guard let item = portal.directory.items.first(where: { $0.code.text == form["item"] })?.code else {
                throw Self.noItem
            }
            let own = try await portal.store.read { tx in try PortalStore(tx: tx).code(of: person) }
            guard let own, let code = try await portal.core.turned(own, from: portal.holder, to: holder) else {
                throw Problem.notFound
            }
            let exchange = request.exchange
            let number = try await portal.store.write { tx in
                let number = try PortalStore(tx: tx).addRequest(
                    to: holder, code: code, item: item, by: person, at: exchange.now)
                try exchange.record(subject: "\(holder.text) \(number) \(item.text)", in: tx)
                return number
            }
            return .seeOther("\(PortalPages.requests)/\(holder.text)/\(number)")
        } refused: { error in
            try await requests(request, error: error)
        }
    }

    private static let noHolder = Problem(
        status: 422, code: "portal.no-holder", title: "機関が選択されていません。", detail: "一覧から選択してください。", field: "holder")
    private static let noItem = Problem(
        status: 422, code: "portal.no-item", title: "情報の種類が選択されていません。", detail: "一覧から選択してください。", field: "item")
}
