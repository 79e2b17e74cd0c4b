import Foundation
import Identifiers
import NationalProtocol
import OrganisationProtocol
import ServiceCalendar

/// What the server knows of a person and of itself when a 照会 comes.
struct InquiryFacts: Sendable {
    let isKnownNumber: Bool
    let hasCode: Bool
    /// The server's own 機関コード by the master in force; nil when the master names it not.
    let ownCode: HolderCode?
    let rules: PermitRules
}

/// What speaks against a 照会 before it is accepted, in the order in which a person would put it right.
enum InquiryRules {
    static func refusal(of entry: InquiryEntry, _ facts: InquiryFacts) -> InquiryRefusal? {
        if let field = malformed(entry) { return .badField(field) }
        guard let own = facts.ownCode else { return .takesNoPart }
        guard entry.inquirerCode == own else { return .otherInquirer(entry.inquirerCode.text) }
        if let refusal = facts.rules.refusal(of: entry.purpose) { return .notPermitted(refusal, entry.purpose) }
        guard facts.isKnownNumber else { return .unknownNumber }
        guard facts.hasCode else { return .noCode }
        return nil
    }

    /// The first field whose form is wrong, by its Japanese name.
    private static func malformed(_ entry: InquiryEntry) -> String? {
        if JapanTime.parse(entry.requestedAt) == nil { return "照会依頼日時" }
        if !isShort(entry.departmentCode) { return "照会者部署コード" }
        if !isShort(entry.userIdentifier) { return "照会者ユーザーID" }
        for (digit, name) in [(entry.conditionKind, "照会条件区分"), (entry.fiscalYearKind, "照会年度区分")] {
            if let digit, digit.utf8.count != 1 || !"0123456789".contains(digit) { return name }
        }
        let (from, until) = (entry.from.flatMap(CalendarDay.init), entry.until.flatMap(CalendarDay.init))
        if entry.from != nil, from == nil { return "照会開始日付" }
        if entry.until != nil, until == nil { return "照会終了日付" }
        if let from, let until, until < from { return "照会終了日付" }
        return nil
    }

    private static func isShort(_ text: String) -> Bool {
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }
}
