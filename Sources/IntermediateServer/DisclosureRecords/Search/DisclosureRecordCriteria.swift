import Foundation
import Identifiers
import OrganisationProtocol
import ServiceCalendar
import Storage

/// Which records are looked for; all that is given must hold.
struct DisclosureRecordCriteria: Sendable, Hashable {
    var side: DisclosureRecord.Side?
    var person: AtenaNumber?
    var processingNumber: ProcessingNumber?
    var correlation: String?
    /// Either of the two.
    var number: String?
    var procedure: ProcedureCode?
    var item: ItemCode?
    var counterpart: HolderCode?
    var clerk: String?
    var outcome: String?
    var from: CalendarDay?
    var until: CalendarDay?

    /// The most days that a search without a person or a number spans, so that no search walks over all there is [O].
    static let longest = 366

    /// Whether the search is narrow enough.
    func check() throws(DisclosureRecordError) {
        if let from, let until, until < from { throw .badPeriod }
        let isNamed = person != nil || processingNumber != nil || correlation != nil || number != nil
        guard !isNamed else { return }
        guard let from, let until else { throw .tooWide }
        guard from.days(until: until) < Self.longest else { throw .tooWide }
    }

    /// The condition and its values, from `$2`.
    var condition: (sql: String, values: [StoredValue]) {
        var terms: [String] = []
        var values: [StoredValue] = []
        func add(_ column: String, _ comparison: String, _ value: StoredValue) {
            values.append(value)
            terms.append(" AND \(column) \(comparison) $\(values.count + 1)")
        }
        func equal(_ column: String, _ text: String?) {
            if let text { add(column, "=", .text(text)) }
        }
        equal("side", side?.rawValue)
        equal("atena_number", person?.text)
        equal("processing_number", processingNumber?.text)
        equal("correlation_id", correlation)
        if let number {
            values.append(.text(number))
            terms.append(" AND (correlation_id = $\(values.count + 1) OR processing_number = $\(values.count + 1))")
        }
        equal("procedure_code", procedure?.text)
        equal("item_code", item?.text)
        equal("counterpart_code", counterpart?.text)
        equal("clerk", clerk)
        equal("outcome", outcome)
        if let from { add("requested_at", ">=", .instant(from.instant(hour: 0))) }
        if let until { add("requested_at", "<", .instant(until.adding(days: 1).instant(hour: 0))) }
        return (terms.joined(), values)
    }
}

extension DisclosureRecordCriteria {
    /// Reads a query of a file.
    init(_ query: DisclosureRecordQuery) throws(DisclosureRecordError) {
        if let side = query.side {
            guard let known = DisclosureRecord.Side(rawValue: side) else { throw .badSide }
            self.side = known
        }
        person = query.atenaNumber
        processingNumber = query.processingNumber
        correlation = query.correlation
        procedure = query.procedureCode
        item = query.itemCode
        counterpart = query.counterpartCode
        from = try Self.day(query.from)
        until = try Self.day(query.until)
        try check()
    }

    /// A day as machines and browsers write it; nil for an empty text.
    static func day(_ text: String?) throws(DisclosureRecordError) -> CalendarDay? {
        guard let text, !text.isEmpty else { return nil }
        guard let day = CalendarDay(text) else { throw .badPeriod }
        return day
    }
}
