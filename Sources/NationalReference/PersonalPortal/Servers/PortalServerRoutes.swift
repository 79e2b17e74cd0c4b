import AccessControl
public import AuditLog
import HTTPTypes
import Identifiers
import NationalProtocol
import ServiceCalendar
import Storage
import WebServer

extension AuditEvent {
    public static let portalNoticesTaken = AuditEvent(
        "portal-notice.taken", "The マイナポータル stand-in took お知らせ of a server.")
    public static let portalNoticesAsked = AuditEvent(
        "portal-notice.asked", "A server asked the マイナポータル stand-in how its お知らせ stand.")
    public static let portalNoticesWithdrawn = AuditEvent(
        "portal-notice.withdrawn", "A server took お知らせ back at the マイナポータル stand-in.")
    public static let portalRequestsCollected = AuditEvent(
        "portal-request.collected", "A server collected what persons asked of it at the マイナポータル stand-in.")
    public static let portalAnswersTaken = AuditEvent(
        "portal-answer.taken", "The マイナポータル stand-in took a server's answers to persons.")
}

/// What 自治体中間サーバー use.
struct PortalServerRoutes: Sendable {
    let portal: PersonalPortal

    var routes: [Route] {
        [
            .machine(.post, PortalPaths.notices, .requires(.usePortal), .portalNoticesTaken, take),
            .machine(.post, PortalPaths.noticeStates, .requires(.usePortal), .portalNoticesAsked) { request in
                try .json(try await states(request) { _, _, _ in })
            },
            .machine(.post, PortalPaths.noticeWithdrawals, .requires(.usePortal), .portalNoticesWithdrawn) { request in
                let now = request.now
                return try .json(
                    try await states(request) { store, number, holder in
                        try store.withdraw(number, from: holder, at: now)
                    })
            },
            .machine(.post, PortalPaths.personalRequests, .requires(.usePortal), .portalRequestsCollected, collect),
            .machine(.post, PortalPaths.personalAnswers, .requires(.usePortal), .portalAnswersTaken, answer),
        ]
    }

    /// The body that a certificate acts for.
    private func holder(_ request: WebRequest) throws -> HolderCode {
        guard let holder = portal.directory.rules.holder(ofServer: request.actor.systemIdentifier) else {
            throw Problem(
                status: 403, code: "portal.unknown-server", title: "このサーバーは情報連携の対象として登録されていません。",
                detail: "配信マスターの登録内容を確認してください。")
        }
        return holder
    }

    /// Notices are kept under the portal's own 符号; what was never issued to the sender is nobody's.
    @Sendable private func take(_ request: WebRequest) async throws -> WebResponse {
        let holder = try holder(request)
        let sent = try request.json(PortalNotices.self).notices
        var own: [Int64: LinkageCode] = [:]
        for notice in sent {
            own[notice.number] = try await portal.core.turned(notice.linkageCode, from: holder, to: portal.holder)
        }
        let exchange = request.exchange
        let codes = own
        let states = try await portal.store.write { tx in
            let store = PortalStore(tx: tx)
            let states = try sent.map { notice -> PortalNoticeStates.Entry in
                guard let code = codes[notice.number], let person = try store.person(withCode: code) else {
                    return .init(number: notice.number, state: .unknownPerson, since: nil)
                }
                try store.add(notice, from: holder, for: person, at: exchange.now)
                return try Self.entry(notice.number, try store.notice(notice.number, from: holder))
            }
            try exchange.record(subject: "\(holder.text) notices=\(sent.count)", in: tx)
            return states
        }
        return try .json(PortalNoticeStates(states: states))
    }

    private func states(
        _ request: WebRequest, _ step: @escaping @Sendable (PortalStore, Int64, HolderCode) throws -> Void
    ) async throws -> PortalNoticeStates {
        let holder = try holder(request)
        let numbers = try request.json(PortalNoticeNumbers.self).numbers
        let exchange = request.exchange
        return try await portal.store.write { tx in
            let store = PortalStore(tx: tx)
            let states = try numbers.map { number in
                try step(store, number, holder)
                return try Self.entry(number, try store.notice(number, from: holder))
            }
            try exchange.record(subject: "\(holder.text) notices=\(numbers.count)", in: tx)
            return PortalNoticeStates(states: states)
        }
    }

    private static func entry(_ number: Int64, _ notice: HeldNotice?) throws -> PortalNoticeStates.Entry {
        guard let notice else { return .init(number: number, state: .unknown, since: nil) }
        let (state, since) = notice.state
        return .init(number: number, state: state, since: JapanTime.text(since))
    }

    @Sendable private func collect(_ request: WebRequest) async throws -> WebResponse {
        let holder = try holder(request)
        let asked = try request.json(PersonalRequestCollection.self)
        let found = try await portal.store.read { tx in
            try PortalStore(tx: tx).requests(to: holder, after: asked.after, limit: max(1, min(asked.limit, 1_000)))
        }
        return try .json(
            PersonalRequests(
                requests: found.map {
                    PersonalRequest(
                        number: $0.number, linkageCode: $0.code, itemCode: $0.item,
                        askedAt: JapanTime.text($0.askedAt))
                }))
    }

    @Sendable private func answer(_ request: WebRequest) async throws -> WebResponse {
        let holder = try holder(request)
        let sent = try request.json(PersonalAnswers.self).answers
        let exchange = request.exchange
        let kept = try await portal.store.write { tx in
            let kept = try sent.filter { try PortalStore(tx: tx).keep($0, from: holder, at: exchange.now) }
            try exchange.record(subject: "\(holder.text) answers=\(kept.count)", in: tx)
            return kept.map(\.number)
        }
        return try .json(PersonalAnswerReceipt(kept: kept))
    }
}
