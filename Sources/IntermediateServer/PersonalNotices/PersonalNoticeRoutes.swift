import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import OrganisationProtocol
import RequestFiles
public import Tenancy
public import WebServer

extension AuditEvent {
    public static let personalNoticesSent = AuditEvent(
        "personal-notice.sent", "An existing system sent お知らせ (IF_OSR_101xx).")
    public static let personalNoticesRead = AuditEvent(
        "personal-notice.read", "An existing system asked how its お知らせ stand (IF_OSR_201xx).")
    public static let personalNoticesWithdrawn = AuditEvent(
        "personal-notice.withdrawn", "An existing system took お知らせ back (IF_OSR_301xx).")
}

/// お知らせ, at once and by file.
public struct PersonalNoticeRoutes: Sendable {
    private let files: RequestFileService
    private let wake: @Sendable () -> Void

    /// Serves one server; `wake` is called when there is something for the portal.
    public init(store: TenantStore, wake: @escaping @Sendable () -> Void) {
        self.wake = wake
        files = RequestFileService(store: store, interface: "personal-notice")
    }

    /// Send, ask, take back; the result of any of their files.
    public var routes: [Route] {
        let sending = kinds[0]
        let asking = kinds[1]
        let withdrawing = kinds[2]
        return pair(OrganisationPaths.personalNotices, sending, .personalNoticesSent) { desk, entries in
            try desk.send(entries)
        }
            + pair(OrganisationPaths.personalNoticeStates, asking, .personalNoticesRead) { desk, entries in
                try desk.states(entries)
            }
            + pair(OrganisationPaths.personalNoticeWithdrawals, withdrawing, .personalNoticesWithdrawn) {
                desk, entries in try desk.withdraw(entries)
            } + [result]
    }

    private var kinds: [RequestFilePurpose] {
        ["personalNotices", "personalNoticeStates", "personalNoticeWithdrawals"].map(RequestFilePurpose.init(rawValue:))
    }

    private func pair<Entry: Codable & Hashable & Sendable>(
        _ path: String, _ purpose: RequestFilePurpose, _ event: AuditEvent,
        _ work: @escaping @Sendable (PersonalNoticeDesk, [Entry]) throws -> PersonalNoticeResults
    ) -> [Route] {
        let desk: @Sendable (TenantTransaction, Exchange) -> PersonalNoticeDesk = { tx, exchange in
            PersonalNoticeDesk(tx: tx, system: exchange.actor.systemIdentifier, now: exchange.now)
        }
        return [
            .machine(.post, path, .requires(.sendPersonalNotices), event) { request in
                let exchange = request.exchange
                let entries = try request.json(RowRequest<Entry>.self).entries
                let answer = try await files.answer(entries, by: exchange) { tx, entries in
                    try work(desk(tx, exchange), entries)
                }
                wake()
                return try .json(answer)
            },
            .machine(.post, "\(path)/files", .requires(.sendPersonalNotices), event) { request in
                let exchange = request.exchange
                let receipt = try await files.take(
                    try request.json(RequestFile<Entry>.self), for: purpose, by: exchange
                ) { tx, entries in try work(desk(tx, exchange), entries) }
                wake()
                return try .json(receipt, status: 201)
            },
        ]
    }

    private var result: Route {
        .machine(
            .get, "\(OrganisationPaths.personalNoticeFiles)/{number}", .requires(.sendPersonalNotices),
            .requestFileRead
        ) { request in
            guard let number = Int64(try request.parameter("number")) else { throw RequestFileError.unknownFile }
            for kind in kinds {
                do {
                    let text = try await files.result(of: number, for: kind, by: request.exchange)
                    return try .json(try JSONDecoder().decode(PersonalNoticeResults.self, from: Data(text.utf8)))
                } catch RequestFileError.unknownFile {
                    continue
                }
            }
            throw RequestFileError.unknownFile
        }
    }
}
