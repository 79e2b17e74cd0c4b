import AccessControl
public import AuditLog
import HTTPTypes
import Identifiers
import OrganisationProtocol
public import WebServer

extension AuditEvent {
    public static let basicFourAnswered = AuditEvent(
        "basic-four.answered", "The 団体内統合宛名システム stand-in answered a query, or refused.")
    public static let individualNumberAnswered = AuditEvent(
        "individual-number.answered", "The 団体内統合宛名システム stand-in told a 個人番号 to its server, or refused.")
}

/// 団体内統合宛名システム (S3), a stand-in: answers its server about residents (T8, T9).
public struct AtenaSystem: Sendable {
    private let residents: [AtenaNumber: TestResident]

    /// Knows these residents.
    public init(residents: ResidentList) {
        self.residents = Dictionary(
            residents.residents.map { ($0.atenaNumber, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Answer.
    public var routes: [Route] {
        [
            .machine(.post, "\(OrganisationPaths.basicFour)", .requires(.answerBasicFour), .basicFourAnswered) {
                request in
                let query = try request.json(BasicFourQuery.self)
                guard let resident = residents[query.atenaNumber] else { throw Problem.notFound }
                return try .json(resident.basicFour)
            },
            .machine(
                .post, "\(OrganisationPaths.individualNumbers)", .requires(.answerIndividualNumbers),
                .individualNumberAnswered
            ) { request in
                let query = try request.json(IndividualNumberQuery.self)
                guard let resident = residents[query.atenaNumber] else { throw Problem.notFound }
                return try .json(
                    IndividualNumberAnswer(
                        atenaNumber: query.atenaNumber, individualNumber: resident.individualNumber))
            },
        ]
    }
}
