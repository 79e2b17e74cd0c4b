import CodeAcquisition
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ReplicaDisclosure
import ReplicaRegistration
import ServiceCalendar
import SortedJSON
import Tenancy

/// Gathers what is known of a 情報提供 and decides, in one tenant's transaction.
struct ProvisionDecider {
    /// 副本 of one person that are looked at; more of one person are not kept.
    private static let limit = 1_000
    let tx: TenantTransaction
    /// The permit table of the master in force; nil while there is none.
    let rules: PermitRules?
    let own: HolderCode?
    let now: Date

    /// The same 情報提供, decided.
    func decided(_ before: Provision) throws -> Provision {
        let (facts, person) = try facts(of: before)
        var after = before
        switch ProvisionRules.decision(facts) {
        case .hold(let reason): after.held(reason, for: person)
        case .answer(let code, let chosen):
            let content = chosen.isEmpty ? nil : ProvidedContent(records: chosen.map(\.provided))
            after.decided(
                Provision.Answer(
                    code: code,
                    content: try content.map { try ProvisionContent.seal($0, of: before.number, in: tx) },
                    replicas: chosen.map {
                        LinkageFact.Replica(system: $0.system, recordIdentifier: $0.record.recordIdentifier)
                    }, isNotDisclosed: facts.isNotDisclosed), for: person)
        }
        return after
    }

    /// What the newest published 副本 would give, for whoever enters content by hand; nil where there is none.
    func proposal(for provision: Provision) throws -> ProvidedRecord? {
        guard let person = provision.atenaNumber else { return nil }
        let today = CalendarDay(now).description
        return try candidates(of: person, item: provision.purpose.item).first {
            $0.record.publicationStart <= today && ($0.publicationEnd.map { today <= $0 } ?? true)
        }?.provided
    }

    private func facts(of provision: Provision) throws -> (ProvisionFacts, AtenaNumber?) {
        let persons = try KnownCodes.persons(with: provision.request.linkageCode, in: tx)
        let person = persons.count == 1 ? persons[0] : nil
        let candidates = try person.map { try self.candidates(of: $0, item: provision.purpose.item) } ?? []
        let flags = try person.map { person in
            try StandingFlags.read(
                of: person, replicas: candidates.map { ($0.system, $0.record.recordIdentifier) }, in: tx)
        }
        let facts = ProvisionFacts(
            persons: persons, candidates: candidates, bansAutomaticAnswer: flags?.bansAutomaticAnswer ?? false,
            isNotDisclosed: flags?.isNotDisclosed ?? false, today: CalendarDay(now).description,
            conditions: provision.request.conditions,
            holdsWhenNothingIsPublished: try ProvisionPolicy.current(in: tx).holdsWhenNothingIsPublished,
            trustsInquirer: provision.readerKey != nil,
            isPermitted: provision.purpose.provider == own && rules?.refusal(of: provision.purpose) == nil)
        return (facts, person)
    }

    private func candidates(of person: AtenaNumber, item: ItemCode) throws -> [ProvisionCandidate] {
        var criteria = ReplicaCriteria()
        criteria.atenaNumber = person
        criteria.itemCode = item
        return try ReplicaStore(tx: tx).replicas(criteria, in: nil, limit: Self.limit).map {
            ProvisionCandidate(
                system: $0.system, record: $0.record, publicationEnd: $0.publicationEnd, isInDoubt: $0.isHeld)
        }
    }
}

/// Content as the provider keeps it, under the server's own data key: destroyed with it.
enum ProvisionContent {
    static let column = SealedColumn("information_provisions", "content", key: ["processing_number"])

    static func seal(
        _ content: ProvidedContent, of number: ProcessingNumber, in tx: TenantTransaction
    ) throws -> String {
        try tx.sealed(content.sortedJSONText, at: place(number))
    }

    static func open(
        _ sealed: String, of number: ProcessingNumber, in tx: TenantTransaction
    ) throws -> ProvidedContent {
        try ProvidedContent(json: try text(sealed, of: number, in: tx))
    }

    /// The same as it was written.
    static func text(_ sealed: String, of number: ProcessingNumber, in tx: TenantTransaction) throws -> String {
        try tx.open(sealed, at: place(number))
    }

    private static func place(_ number: ProcessingNumber) -> SealedPlace {
        SealedPlace("information_provisions.content", number.text)
    }
}
