import Identifiers
import NationalProtocol
import OrganisationProtocol

/// Why a 情報提供 waits for a person.
enum HoldReason: String, Sendable, Hashable, CaseIterable {
    /// 自動応答不可フラグ of the person or of a 副本.
    case automaticAnswerBarred
    /// A 副本 that may be another person's (紐付け誤りの疑い).
    case linkInDoubt
    /// There is nothing to answer with, and the organisation wants a person to look.
    case nothingPublished
    /// The inquirer's content key is not vouched for by its certificate: nothing can be sent.
    case untrustedInquirer
    /// The master in force here has no such permit: nothing may be sent.
    case notPermitted

    /// Whether a person may answer nevertheless.
    var isForPersons: Bool {
        switch self {
        case .automaticAnswerBarred, .linkInDoubt, .nothingPublished: true
        case .untrustedInquirer, .notPermitted: false
        }
    }
}

/// One 副本 of the kind asked for, as far as it matters here.
struct ProvisionCandidate: Sendable, Hashable {
    let system: String
    let record: ReplicaRecord
    /// 公開終了日 in effect.
    let publicationEnd: String?
    /// Whether it may be about somebody else.
    let isInDoubt: Bool
}

/// What the server knows when it decides.
struct ProvisionFacts: Sendable {
    /// Whom it has under the 符号.
    let persons: [AtenaNumber]
    /// 副本 of the person and kind, the newest first.
    let candidates: [ProvisionCandidate]
    let bansAutomaticAnswer: Bool
    let isNotDisclosed: Bool
    /// `yyyy-MM-dd`.
    let today: String
    let conditions: InquiryConditions
    let holdsWhenNothingIsPublished: Bool
    let trustsInquirer: Bool
    /// Whether the master in force here permits it, too.
    let isPermitted: Bool
}

/// What the 副本, the flags and the dates say.
enum ProvisionRules {
    /// What is done with an inquiry.
    enum Decision: Sendable, Hashable {
        case answer(AnswerCode, [ProvisionCandidate])
        case hold(HoldReason)
    }

    static func decision(_ facts: ProvisionFacts) -> Decision {
        guard facts.isPermitted else { return .hold(.notPermitted) }
        guard facts.trustsInquirer else { return .hold(.untrustedInquirer) }
        guard !facts.persons.isEmpty else { return .answer(.unknownPerson, []) }
        guard facts.persons.count == 1 else { return .answer(.severalMatches, []) }
        if facts.bansAutomaticAnswer { return .hold(.automaticAnswerBarred) }
        if facts.candidates.contains(where: \.isInDoubt) { return .hold(.linkInDoubt) }
        let published = facts.candidates.filter { $0.isPublished(on: facts.today) }
        guard !published.isEmpty else { return nothing(facts) }
        let wanted = newest(published).filter { $0.isWithin(facts.conditions) }
        guard !wanted.isEmpty else { return .answer(.outsideConditions, []) }
        // Which of two systems' records is right is not for a machine to say.
        guard Set(wanted.map(\.system)).count == 1 else { return .answer(.severalMatches, []) }
        return .answer(.provided, wanted)
    }

    private static func nothing(_ facts: ProvisionFacts) -> Decision {
        if facts.holdsWhenNothingIsPublished { return .hold(.nothingPublished) }
        guard !facts.candidates.isEmpty else { return .answer(.noReplica, []) }
        let isBefore = facts.candidates.contains { facts.today < $0.record.publicationStart }
        return .answer(isBefore ? .notYetPublished : .publicationEnded, [])
    }

    /// Of each データセット the newest.
    private static func newest(_ candidates: [ProvisionCandidate]) -> [ProvisionCandidate] {
        var seen: Set<[String]> = []
        return candidates.filter {
            seen.insert([$0.system, $0.record.dataSetItemCode ?? "", $0.record.dataSetKey]).inserted
        }
    }
}

extension ProvisionCandidate {
    /// Days are texts that sort by time.
    fileprivate func isPublished(on day: String) -> Bool {
        record.publicationStart <= day && (publicationEnd.map { day <= $0 } ?? true)
    }

    /// Whether its publication touches the days asked for; without days all of them do.
    fileprivate func isWithin(_ conditions: InquiryConditions) -> Bool {
        let starts = conditions.until.map { record.publicationStart <= $0 } ?? true
        let (end, from) = (publicationEnd, conditions.from)
        let ends = end.flatMap { end in from.map { $0 <= end } } ?? true
        return starts && ends
    }

    /// As it is provided: without anybody's number.
    var provided: ProvidedRecord {
        ProvidedRecord(
            dataSetItemCode: record.dataSetItemCode, dataSetKey: record.dataSetKey,
            parentDataSetKey: record.parentDataSetKey, versionNumber: record.versionNumber,
            publicationStart: record.publicationStart, publicationEnd: publicationEnd, updatedAt: record.updatedAt,
            values: record.values)
    }
}
