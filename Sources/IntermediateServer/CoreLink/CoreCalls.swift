public import Foundation
public import MutualTLS
public import NationalProtocol
import OrganisationProtocol
public import ServerCertificates
import SortedJSON
import Verdicts

/// What a server asks of the コアシステム, and what it signs.
public protocol CoreCalls: Sendable {
    /// Sends inquiries; the same again gets the same judgements.
    func submit(_ submissions: InquirySubmissions, at now: Date) async throws -> InquiryJudgements
    /// Takes inquiries back.
    func withdraw(_ withdrawals: InquiryWithdrawals, at now: Date) async throws -> InquiryEndings
    /// Sends answers; the same again changes nothing.
    func answer(_ answers: ProvisionAnswers, at now: Date) async throws -> InquiryEndings
    /// Fetches what waits.
    func collect(_ request: CollectionRequest, at now: Date) async throws -> CollectedDeliveries
    /// Signs with the communication certificate; answers which certificate that is.
    func sign(_ payload: [UInt8]) async throws -> (document: [UInt8], certificate: String)
}

/// The コアシステム refused a call as a whole, or its answer cannot be read.
public struct CoreRefusal: Error, Sendable, Hashable {
    public let status: Int
    public let code: String
}

/// The real calls, over mutual TLS with the communication certificate.
public struct NationalCoreCalls: CoreCalls {
    let caller: OutboundCaller
    let target: ExchangeTarget

    /// Calls in the name of one server.
    public init(caller: OutboundCaller, target: ExchangeTarget) {
        self.caller = caller
        self.target = target
    }

    public func submit(_ submissions: InquirySubmissions, at now: Date) async throws -> InquiryJudgements {
        try await call(NationalPaths.inquiries, submissions.sortedJSON, at: now)
    }

    public func withdraw(_ withdrawals: InquiryWithdrawals, at now: Date) async throws -> InquiryEndings {
        try await call(NationalPaths.withdrawals, Array(try JSONEncoder().encode(withdrawals)), at: now)
    }

    public func answer(_ answers: ProvisionAnswers, at now: Date) async throws -> InquiryEndings {
        try await call(NationalPaths.answers, answers.sortedJSON, at: now)
    }

    public func collect(_ request: CollectionRequest, at now: Date) async throws -> CollectedDeliveries {
        try await call(
            NationalPaths.deliveries, Array(try JSONEncoder().encode(request)), wait: .seconds(request.waitSeconds),
            at: now)
    }

    public func sign(_ payload: [UInt8]) async throws -> (document: [UInt8], certificate: String) {
        try await caller.sign(payload)
    }

    private func call<Answer: SortedJSONDocument>(
        _ path: String, _ body: [UInt8], wait: Duration = .zero, at now: Date
    ) async throws -> Answer {
        let answer = try await caller.callNational(
            target, .json("POST", path, body: body), answerTimeout: wait + .seconds(30), at: now)
        guard answer.status == 200 else {
            let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body))
            throw CoreRefusal(status: answer.status, code: problem?.code ?? "core.unreadable")
        }
        do {
            return try Answer(json: answer.body)
        } catch {
            throw CoreRefusal(status: answer.status, code: "core.unreadable")
        }
    }
}
