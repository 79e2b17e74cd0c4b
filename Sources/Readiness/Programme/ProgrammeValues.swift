import Identifiers
import ServiceCalendar

extension ProgrammeNode {
    /// A name in kebab case.
    func identifier() throws(ProgrammeError) -> String {
        let text = try text()
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) }
        }
        guard isPlain else { throw error("半角英小文字、数字及びハイフンで記載してください（例: vpn-device）。") }
        return text
    }

    func day() throws(ProgrammeError) -> CalendarDay {
        guard let day = CalendarDay(try text()) else { throw error("実在する日付をyyyy-MM-ddで記載してください（例: 2016-05-31）。") }
        return day
    }

    func hours() throws(ProgrammeError) -> DailyHours {
        guard let hours = DailyHours(try text()) else {
            throw error("時間帯をHH:mm-HH:mmで、開始を終了より前に記載してください（例: \"12:00-21:00\"）。")
        }
        return hours
    }

    func number(_ range: ClosedRange<Int>) throws(ProgrammeError) -> Int {
        guard let number = Int(try text()), range.contains(number) else {
            throw error("\(range.lowerBound)から\(range.upperBound)までの整数を記載してください。")
        }
        return number
    }

    func weekday() throws(ProgrammeError) -> Weekday {
        let text = try text()
        guard let weekday = Weekday.allCases.first(where: { "\($0)" == text }) else {
            throw error("曜日を英語で記載してください（例: sunday）。")
        }
        return weekday
    }

    func bureau() throws(ProgrammeError) -> Bureau {
        guard let bureau = Bureau(rawValue: try text()) else {
            throw error("mayor（首長部局）又はeducation（教育委員会）を記載してください。")
        }
        return bureau
    }

    func role() throws(ProgrammeError) -> String {
        guard let role = ResponsibleRole(rawValue: try text()) else {
            throw error("担当を次から記載してください: \(ResponsibleRole.allCases.map(\.rawValue).joined(separator: "、"))")
        }
        return role.rawValue
    }

    /// A clause of the source, such as `§2.7`.
    func section() throws(ProgrammeError) -> String {
        let text = try text()
        guard text.hasPrefix("§") else { throw error("資料の節を「§2.7」の形で記載してください。") }
        return text
    }
}
