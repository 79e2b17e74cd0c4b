import Foundation
public import MutualTLS
import NationalProtocol
import OrganisationProtocol
public import ServerCertificates

/// What a server asks of マイナポータル about its notices.
protocol NoticePortal: Sendable {
    func deliver(_ notices: PortalNotices, at now: Date) async throws -> PortalNoticeStates
    func states(_ numbers: PortalNoticeNumbers, at now: Date) async throws -> PortalNoticeStates
    func withdraw(_ numbers: PortalNoticeNumbers, at now: Date) async throws -> PortalNoticeStates
}

/// マイナポータル refused a call as a whole, or its answer cannot be read.
struct PortalRefusal: Error, Sendable, Hashable {
    let status: Int
    let code: String
}

/// The real portal, over mutual TLS with the communication certificate.
public struct NoticePortalCalls: NoticePortal {
    let caller: OutboundCaller
    let target: ExchangeTarget

    /// Calls in the name of one server.
    public init(caller: OutboundCaller, target: ExchangeTarget) {
        self.caller = caller
        self.target = target
    }

    func deliver(_ notices: PortalNotices, at now: Date) async throws -> PortalNoticeStates {
        try await call(PortalPaths.notices, notices, at: now)
    }

    func states(_ numbers: PortalNoticeNumbers, at now: Date) async throws -> PortalNoticeStates {
        try await call(PortalPaths.noticeStates, numbers, at: now)
    }

    func withdraw(_ numbers: PortalNoticeNumbers, at now: Date) async throws -> PortalNoticeStates {
        try await call(PortalPaths.noticeWithdrawals, numbers, at: now)
    }

    private func call(_ path: String, _ document: some Encodable, at now: Date) async throws -> PortalNoticeStates {
        let body = Array(try JSONEncoder().encode(document))
        let answer = try await caller.callNational(target, .json("POST", path, body: body), at: now)
        guard answer.status == 200 else {
            let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body))
            throw PortalRefusal(status: answer.status, code: problem?.code ?? "portal.unreadable")
        }
        return try JSONDecoder().decode(PortalNoticeStates.self, from: Data(answer.body))
    }
}
