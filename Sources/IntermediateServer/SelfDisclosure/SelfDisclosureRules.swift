import Identifiers
import OrganisationProtocol
import ReplicaRegistration

/// What a person's request is answered with.
enum SelfDisclosureRules {
    /// Decides from what the server knows.
    ///
    /// - Parameters:
    ///   - persons: whom the 符号 is of.
    ///   - replicas: the person's 副本 of the kind.
    ///   - isBarred: whether 自動応答不可 stands for the person or for one of these 副本.
    ///   - day: today, `yyyy-MM-dd`.
    /// - Returns: what is given, or why nothing is.
    static func answer(
        persons: [AtenaNumber], replicas: [RegisteredReplica], isBarred: Bool, on day: String
    ) -> SelfDisclosureAnswer {
        guard !persons.isEmpty else { return .notProvided(.unknownPerson) }
        guard persons.count == 1 else { return .notProvided(.severalMatches) }
        guard !replicas.isEmpty else { return .notProvided(.noReplica) }
        guard !isBarred else { return .notProvided(.automaticAnswerBarred) }
        // Days are texts that sort by time.
        let shown = replicas.filter { replica in
            !replica.isHeld && replica.record.publicationStart <= day
                && (replica.publicationEnd.map { day <= $0 } ?? true)
        }
        guard !shown.isEmpty else { return .notProvided(.notPublished) }
        return .provided(
            shown.map { replica in
                SelfDisclosureRecord(
                    recordIdentifier: replica.record.recordIdentifier,
                    publicationStart: replica.record.publicationStart, publicationEnd: replica.publicationEnd,
                    values: replica.record.values)
            }.sorted { ($0.publicationStart, $0.recordIdentifier) > ($1.publicationStart, $1.recordIdentifier) })
    }
}
