import AccessControl
public import AuditLog
import HTTPTypes
import Identifiers
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let basicFourAnswered = AuditEvent(
        "basic-four.answered", "The 団体内統合宛名システム stand-in answered a query, or refused.")
}

/// 団体内統合宛名システム (S3), a stand-in: answers 基本4情報 queries of its server (T9).
public struct AtenaSystem: Sendable {
    private let answers: [AtenaNumber: BasicFourAnswer]

    /// Knows these residents.
    public init(residents: ResidentList) {
        answers = Dictionary(
            residents.residents.map { ($0.atenaNumber, $0.basicFour) }, uniquingKeysWith: { first, _ in first })
    }

    /// Answer.
    public var routes: [Route] {
        [
            .machine(.post, "\(OrganisationPaths.basicFour)", .requires(.answerBasicFour), .basicFourAnswered) {
                request in
                let query = try request.json(BasicFourQuery.self)
                guard let answer = answers[query.atenaNumber] else { throw Problem.notFound }
                return try .json(answer)
            }
        ]
    }
}
