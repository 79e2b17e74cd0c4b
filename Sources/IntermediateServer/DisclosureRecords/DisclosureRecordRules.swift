import Foundation
import Identifiers
import ServiceCalendar

/// What may become of a record.
enum DisclosureRecordRules {
    /// How long records are kept (番号法施行令29条).
    static let years = 7

    /// What an appended record adds to what stands; nil when it says nothing new.
    static func step(
        from known: DisclosureRecord?, to appended: DisclosureRecord
    ) throws(DisclosureRecordError) -> (kind: DisclosureEntry.Kind, record: DisclosureRecord)? {
        if let ending = appended.ending { try check(ending) }
        guard let known else { return (.opened, appended) }
        guard isSame(known, appended) else { throw .contradiction }
        var next = known
        next.processingNumber = known.processingNumber ?? appended.processingNumber
        guard let ending = appended.ending else {
            return next == known ? nil : (.numbered, next)
        }
        guard known.ending == nil else {
            guard known.ending == ending else { throw .ended }
            return nil
        }
        next.ending = ending
        next.replicas = appended.replicas
        // Its own judgement may have been changed since by the proper procedure, and stands; the other side's came now.
        for side in DisclosureRecord.Side.allCases where side != known.side {
            next.nonDisclosure[side] = appended.nonDisclosure[side]
        }
        next.atenaNumber = known.atenaNumber ?? appended.atenaNumber
        return (.concluded, next)
    }

    /// Whether two are of the same 照会; what a correction or a new number may have changed since is left out.
    private static func isSame(_ known: DisclosureRecord, _ appended: DisclosureRecord) -> Bool {
        known.key == appended.key && known.provider == appended.provider && known.item == appended.item
            && (known.processingNumber == nil || appended.processingNumber == nil
                || known.processingNumber == appended.processingNumber)
            && known.inquirerDelegator == appended.inquirerDelegator
            && known.providerDelegator == appended.providerDelegator
            && Microseconds(known.requestedAt).value == Microseconds(appended.requestedAt).value
    }

    /// A reason is a code and no text, so that nothing of a content comes in by it.
    private static func check(_ ending: DisclosureEnding) throws(DisclosureRecordError) {
        let isCode =
            ending.reason.utf8.count <= 64
            && ending.reason.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x41...0x5a).contains($0) || $0 == 0x2d || $0 == 0x2e
            }
        let isGiven = !ending.reason.isEmpty
        guard isCode, isGiven == (ending.outcome == .notProvided) else { throw .badEnding }
    }

    /// The record with another judgement of its own side; nil when that is the judgement already.
    static func judged(_ record: DisclosureRecord, isHidden: Bool) -> DisclosureRecord? {
        guard record.nonDisclosure[record.side] != isHidden else { return nil }
        var next = record
        next.nonDisclosure[record.side] = isHidden
        return next
    }

    /// The day before whose beginning a record's last entry must have been written to be purged.
    static func limit(on day: CalendarDay) -> CalendarDay {
        // 29 February seven years ago was none: a day earlier keeps more.
        CalendarDay(year: day.year - years, month: day.month, day: day.day)
            ?? CalendarDay(year: day.year - years, month: day.month, day: day.day - 1) ?? day.adding(days: -years * 366)
    }
}
