import Foundation
import OrganisationProtocol
import RequestFiles
import ServiceCalendar
import Tenancy

/// What the organisation's system is told, in one transaction.
struct SelfDisclosureDesk {
    /// Requests of one answer [O].
    static let limit = 50_000
    let tx: TenantTransaction

    private var store: SelfDisclosureStore { SelfDisclosureStore(tx: tx) }

    func states(_ queries: [SelfDisclosureQuery]) throws -> SelfDisclosureStates {
        var found: [Int64: SelfDisclosure] = [:]
        var rejected: [RowRejection] = []
        for (place, query) in queries.enumerated() {
            do {
                let disclosures = try disclosures(query)
                guard found.count + disclosures.count <= Self.limit else {
                    throw SelfDisclosureError.tooMany(limit: Self.limit)
                }
                for disclosure in disclosures { found[disclosure.number] = disclosure }
            } catch let error as SelfDisclosureError {
                rejected.append(error.rejection(row: place + 1))
            }
        }
        return SelfDisclosureStates(
            states: found.values.sorted { $0.number < $1.number }.map(SelfDisclosureState.init), rejected: rejected)
    }

    func contents(_ entries: [SelfDisclosureReference]) throws -> SelfDisclosureContents {
        var contents: [SelfDisclosureContent] = []
        var rejected: [RowRejection] = []
        for (place, entry) in entries.enumerated() {
            guard let found = try store.disclosure(entry.requestNumber) else {
                rejected.append(SelfDisclosureError.unknown.rejection(row: place + 1))
                continue
            }
            contents.append(
                SelfDisclosureContent(
                    requestNumber: found.number, itemCode: found.item, reasonCode: found.answer.reason?.rawValue,
                    records: found.answer.records))
        }
        return SelfDisclosureContents(contents: contents, rejected: rejected)
    }

    private func disclosures(_ query: SelfDisclosureQuery) throws -> [SelfDisclosure] {
        if let number = query.requestNumber {
            guard let found = try store.disclosure(number) else { throw SelfDisclosureError.unknown }
            return [found]
        }
        if let person = query.atenaNumber { return try store.disclosures(of: person, limit: Self.limit + 1) }
        guard let first = query.from, let last = query.until else { throw SelfDisclosureError.tooWide }
        guard let from = CalendarDay(first), let until = CalendarDay(last), from <= until else {
            throw SelfDisclosureError.badPeriod
        }
        guard from.days(until: until) < 366 else { throw SelfDisclosureError.tooWide }
        return try store.disclosures(
            from: from.instant(hour: 0), until: until.adding(days: 1).instant(hour: 0), limit: Self.limit + 1)
    }
}

extension SelfDisclosureState {
    init(_ disclosure: SelfDisclosure) {
        self.init(
            requestNumber: disclosure.number, atenaNumber: disclosure.atenaNumber, itemCode: disclosure.item,
            askedAt: JapanTime.text(disclosure.askedAt),
            state: disclosure.deliveredAt == nil ? "answered" : "delivered",
            reasonCode: disclosure.answer.reason?.rawValue, records: disclosure.answer.records.count,
            answeredAt: JapanTime.text(disclosure.answeredAt), deliveredAt: disclosure.deliveredAt.map(JapanTime.text))
    }
}
