import AccessControl
public import AuditLog
import Foundation
import HTTPTypes
import Identifiers
import NationalProtocol
import ServiceCalendar
import SortedJSON
import Storage
public import WebServer

extension AuditEvent {
    public static let coreInquiryJudged = AuditEvent(
        "core-inquiry.judged", "The コアシステム stand-in permitted a 照会 or refused it.")
    public static let coreInquiryEnded = AuditEvent(
        "core-inquiry.ended", "A 照会 ended at the コアシステム stand-in: answered, withdrawn or expired.")
    public static let coreDeliveriesFetched = AuditEvent(
        "core-delivery.fetched", "A server fetched what waited for it at the コアシステム stand-in.")
    public static let coreLogRead = AuditEvent(
        "core-log.read", "The コアシステム stand-in's log was read by its supervisor.")
    public static let coreCodeIssued = AuditEvent(
        "core-code.issued", "The コアシステム stand-in made a 符号 for a 処理通番.")
}

extension CoreSystem {
    /// What servers use, and what the centre's supervisor does.
    public var routes: [Route] {
        [
            .machine(.post, NationalPaths.inquiries, .requires(.linkServers), .coreInquiryJudged) { request in
                let sent = try request.document(InquirySubmissions.self)
                let exchange = request.exchange
                return .json(
                    bytes: try await judge(sent, from: request.serverName, at: request.now) {
                        submission, judgement, tx in
                        try exchange.record(
                            outcome: judgement.refusal == nil ? .success : .refused,
                            subject: submission.log(judgement), in: tx)
                    }.sortedJSON)
            },
            .machine(.post, NationalPaths.withdrawals, .requires(.linkServers), .coreInquiryEnded) { request in
                let sent = try request.json(InquiryWithdrawals.self)
                return try .json(
                    try await withdraw(
                        sent, from: request.serverName, at: request.now, record: Self.log(request.exchange)))
            },
            .machine(.post, NationalPaths.answers, .requires(.linkServers), .coreInquiryEnded) { request in
                let sent = try request.document(ProvisionAnswers.self)
                return .json(
                    bytes: try await take(
                        sent, from: request.serverName, at: request.now, record: Self.log(request.exchange)
                    ).sortedJSON)
            },
            .machine(.post, NationalPaths.deliveries, .requires(.linkServers), .coreDeliveriesFetched) { request in
                try await expire(at: request.now, record: Self.log(request.exchange))
                return .json(
                    bytes: try await collected(
                        try request.json(CollectionRequest.self), for: request.serverName
                    ).document)
            },
            .machine(.get, NationalPaths.coreLog, .requires(.superviseCore), .coreLogRead) { request in
                try .json(try await log(after: request.query["after"] ?? ""))
            },
        ]
    }

    private static func log(_ exchange: Exchange) -> EndingRecord {
        { purpose, ending, tx in
            try exchange.record(.coreInquiryEnded, subject: purpose.log(ending), in: tx)
        }
    }
}

extension WebRequest {
    /// The name in the certificate of the server that calls.
    var serverName: String { actor.systemIdentifier }

    /// The body as a document; one that was written otherwise is judged as any other JSON is.
    /// - Throws: `Problem` that names the field where it can.
    fileprivate func document<Document: SortedJSONDocument>(_ type: Document.Type) throws(Problem) -> Document {
        if let document = Document(sortedJSON: body) { return document }
        return try json(type)
    }
}

extension InquiryPurpose {
    /// Who, what kind and why.
    fileprivate var log: String {
        [
            inquirer.text, inquirerDelegator?.text ?? "-", provider.text, providerDelegator?.text ?? "-", affair.text,
            procedure.text, item.text,
        ].joined(separator: " ")
    }

    fileprivate func log(_ ending: InquiryEnding) -> String {
        [
            ending.processingNumber.text, ending.correlation, log, ending.end?.rawValue ?? "",
            ending.answerCode?.rawValue ?? "",
        ].joined(separator: " ")
    }
}

extension InquirySubmission {
    fileprivate func log(_ judgement: InquiryJudgement) -> String {
        [
            judgement.processingNumber?.text ?? "-", correlation, purpose.log,
            judgement.refusal?.rawValue ?? "permitted",
        ].joined(separator: " ")
    }
}
