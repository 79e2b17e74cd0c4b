import NumberScreen
import OrganisationProtocol
import ServiceCalendar

/// What a notice may say.
enum PersonalNoticeRules {
    static let (titleLimit, textLimit) = (100, 2_000)

    /// What is wrong with a row by itself.
    static func check(_ entry: PersonalNoticeEntry) throws(PersonalNoticeError) {
        guard RequestKey.isPlain(entry.noticeKey) else { throw .badKey }
        guard (1...titleLimit).contains(entry.title.count) else { throw .badTitle }
        guard (1...textLimit).contains(entry.text.count) else { throw .badText }
        guard [entry.title, entry.text].allSatisfy({ NumberScreen.screened($0).masked == 0 }) else {
            throw .individualNumber
        }
        if let day = entry.shownUntil, CalendarDay(day) == nil { throw .badDay }
    }
}
