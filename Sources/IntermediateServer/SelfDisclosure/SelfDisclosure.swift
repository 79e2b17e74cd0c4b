import Foundation
import Identifiers
import OrganisationProtocol

/// A person's request and its answer.
struct SelfDisclosure: Sendable, Hashable {
    /// マイナポータル's number.
    let number: Int64
    let atenaNumber: AtenaNumber?
    let item: ItemCode
    let askedAt: Date
    let answer: SelfDisclosureAnswer
    let answeredAt: Date
    let deliveredAt: Date?
}

/// What a request is answered with.
enum SelfDisclosureAnswer: Sendable, Hashable {
    case provided([SelfDisclosureRecord])
    case notProvided(Reason)

    /// Why nothing is provided; each has its own stable code.
    enum Reason: String, Sendable, Hashable, CaseIterable {
        case unknownPerson
        case severalMatches
        case automaticAnswerBarred
        case noReplica
        case notPublished
    }

    var records: [SelfDisclosureRecord] {
        switch self {
        case .provided(let records): records
        case .notProvided: []
        }
    }

    var reason: Reason? {
        switch self {
        case .provided: nil
        case .notProvided(let reason): reason
        }
    }
}
