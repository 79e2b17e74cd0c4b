import Foundation
public import MutualTLS
import NationalProtocol
import OrganisationProtocol
public import ServerCertificates

/// What a server asks of マイナポータル about persons' requests.
protocol SelfDisclosurePortal: Sendable {
    func collect(_ asked: PersonalRequestCollection, at now: Date) async throws -> PersonalRequests
    func answer(_ answers: PersonalAnswers, at now: Date) async throws -> PersonalAnswerReceipt
}

/// The real portal, over mutual TLS with the communication certificate.
public struct SelfDisclosurePortalCalls: SelfDisclosurePortal {
    /// The portal refused a call as a whole.
    struct Refusal: Error, Sendable, Hashable {
        let status: Int
        let code: String
    }

    let caller: OutboundCaller
    let target: ExchangeTarget

    /// Calls in the name of one server.
    public init(caller: OutboundCaller, target: ExchangeTarget) {
        self.caller = caller
        self.target = target
    }

    func collect(_ asked: PersonalRequestCollection, at now: Date) async throws -> PersonalRequests {
        try await call(PortalPaths.personalRequests, asked, at: now)
    }

    func answer(_ answers: PersonalAnswers, at now: Date) async throws -> PersonalAnswerReceipt {
        try await call(PortalPaths.personalAnswers, answers, at: now)
    }

    private func call<Answer: Decodable>(
        _ path: String, _ document: some Encodable, at now: Date
    ) async throws -> Answer {
        let body = Array(try JSONEncoder().encode(document))
        let answer = try await caller.callNational(target, .json("POST", path, body: body), at: now)
        guard answer.status == 200 else {
            let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body))
            throw Refusal(status: answer.status, code: problem?.code ?? "portal.unreadable")
        }
        return try JSONDecoder().decode(Answer.self, from: Data(answer.body))
    }
}
