import CodeAcquisition
import CoreLink
import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import PKI
import ReplicaDisclosure
import ReplicaRegistration
import ServiceCalendar
import Tenancy

/// Gathers what is known of a 情報提供 and decides, in one tenant's transaction.
struct ProvisionDecider {
    /// 副本 of one person that are looked at; more of one person are not kept.
    private static let limit = 1_000
    let tx: TenantTransaction
    let vault: KeyVault
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
                    content: try content.map { try ProvisionContent.seal($0, of: before.number, in: tx, vault) },
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

/// Content of the provider's own, under the platform's key.
enum ProvisionContent {
    static func seal(
        _ content: ProvidedContent, of number: ProcessingNumber, in tx: TenantTransaction, _ vault: KeyVault
    ) throws -> [UInt8] {
        try vault.seal(try ProvisionCoding.text(content), context: context(number, tx))
    }

    static func open(
        _ sealed: [UInt8], of number: ProcessingNumber, in tx: TenantTransaction, _ vault: KeyVault
    ) throws -> ProvidedContent {
        try ProvisionCoding.value(ProvidedContent.self, try vault.open(sealed, context: context(number, tx)))
    }

    private static func context(_ number: ProcessingNumber, _ tx: TenantTransaction) -> String {
        "provision \(tx.tenant.text) \(number.text)"
    }
}
