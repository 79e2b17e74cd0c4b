import Foundation
import SwiftASN1

/// Instants in revocation lists: UTCTime through 2049, GeneralizedTime after (RFC 5280 §5.1.2.4).
enum DERTime {
    private static let secondsPerDay = 86_400

    /// Appends an instant, cut to whole seconds.
    static func append(_ date: Date, to serializer: inout DER.Serializer) throws {
        // 1950 to 9999, the years that a Time can express.
        guard (-631_152_000..<253_402_300_800).contains(date.timeIntervalSince1970) else {
            throw PKIMatter.list.malformed("\(date) cannot stand in a list")
        }
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let days = (seconds - secondsOfDay(seconds)) / secondsPerDay
        let second = secondsOfDay(seconds)
        let (year, month, day) = civil(days)
        if year < 2050 {
            try serializer.serialize(
                UTCTime(
                    year: year, month: month, day: day, hours: second / 3600, minutes: second / 60 % 60,
                    seconds: second % 60))
        } else {
            try serializer.serialize(
                GeneralizedTime(
                    year: year, month: month, day: day, hours: second / 3600, minutes: second / 60 % 60,
                    seconds: second % 60, fractionalSeconds: 0))
        }
    }

    /// The instant of a Time node; nil when the node is no Time.
    static func read(_ node: ASN1Node?) throws -> Date? {
        switch node?.identifier {
        case .some(.utcTime):
            guard let node else { return nil }
            let time = try UTCTime(derEncoded: node)
            return instant(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        case .some(.generalizedTime):
            guard let node else { return nil }
            let time = try GeneralizedTime(derEncoded: node)
            return instant(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        case _: return nil
        }
    }

    private static func secondsOfDay(_ seconds: Int) -> Int {
        let rest = seconds % secondsPerDay
        return rest < 0 ? rest + secondsPerDay : rest
    }

    private static func instant(
        _ year: Int, _ month: Int, _ day: Int, _ hours: Int, _ minutes: Int, _ seconds: Int
    ) -> Date {
        let total = days(year, month, day) * secondsPerDay + hours * 3600 + minutes * 60 + seconds
        return Date(timeIntervalSince1970: TimeInterval(total))
    }

    // The Gregorian calendar by arithmetic, with years that begin in March so that the leap day comes last: a list may
    // have many thousands of entries, and a Calendar is slow.

    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
