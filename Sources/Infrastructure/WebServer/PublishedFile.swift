import Crypto
public import Foundation

/// What a client says it has already (RFC 9110 §13.1).
struct CacheConditions: Sendable, Hashable {
    var noneMatch = ""
    var modifiedSince = ""
}

extension WebResponse {
    /// A file that anybody may keep, but asks about each time: 304 when the sender has this very one (RFC 9110 §15.4.5).
    public static func published(
        _ content: [UInt8], type: String, modifiedAt: Date, for request: WebRequest
    ) -> WebResponse {
        let tag = "\"" + SHA256.hash(data: content).prefix(16).map { String(format: "%02x", $0) }.joined() + "\""
        let date = HTTPDate.text(modifiedAt)
        let headers = [("etag", tag), ("last-modified", date), ("cache-control", "no-cache")]
        let conditions = request.conditions
        // If-None-Match comes first; the date is looked at only without it (RFC 9110 §13.2.2).
        let isKnown =
            conditions.noneMatch.isEmpty
            ? HTTPDate.parse(conditions.modifiedSince).map { modifiedAt.timeIntervalSince($0) < 1 } ?? false
            : conditions.noneMatch.split(separator: ",").contains { part in
                let known = part.trimmingCharacters(in: .whitespaces)
                return known == "*" || known == tag || known == "W/\(tag)"
            }
        if isKnown { return WebResponse(status: 304, headers: headers) }
        return WebResponse(status: 200, headers: [("content-type", type)] + headers, body: content)
    }
}

/// IMF-fixdate (RFC 9110 §5.6.7): `Thu, 19 May 2016 03:30:00 GMT`.
enum HTTPDate {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }

    static func text(_ date: Date) -> String {
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        return "\(weekdays[(parts.weekday ?? 1) - 1]), "
            + String(format: "%02d ", parts.day ?? 0) + months[(parts.month ?? 1) - 1]
            + String(
                format: " %04d %02d:%02d:%02d GMT", parts.year ?? 0, parts.hour ?? 0, parts.minute ?? 0,
                parts.second ?? 0)
    }

    /// Nil for anything else: an unreadable date is no condition (RFC 9110 §13.1.3).
    static func parse(_ text: String) -> Date? {
        let words = text.split(whereSeparator: { " :,".contains($0) })
        guard words.count == 8, words[7] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]), let hour = Int(words[4]),
            let minute = Int(words[5]), let second = Int(words[6])
        else { return nil }
        return calendar.date(
            from: DateComponents(
                year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second))
    }
}
