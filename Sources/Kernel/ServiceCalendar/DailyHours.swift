import Foundation

/// Opening and closing time of a day, in minutes from midnight; closing is exclusive.
///
/// Coded as `12:00-21:00`.
public struct DailyHours: Hashable, Sendable, Codable {
    /// The first minute, 0 to 1439.
    public let opens: Int
    /// The minute at which it is closed again, up to 1440.
    public let closes: Int

    /// Reads `12:00-21:00`; nil when it is not that, or closes before it opens.
    public init?(_ text: String) {
        let sides = text.split(separator: "-", omittingEmptySubsequences: false)
        guard sides.count == 2, let opens = Self.minute(sides[0]), let closes = Self.minute(sides[1]),
            opens < closes, closes <= 24 * 60
        else { return nil }
        self.opens = opens
        self.closes = closes
    }

    /// Decodes the text.
    /// - Throws: `DecodingError` when it is not hours.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hours = DailyHours(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not hours as HH:mm-HH:mm")
        }
        self = hours
    }

    /// Encodes the text.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// `12:00-21:00`.
    public var text: String {
        String(format: "%02d:%02d-%02d:%02d", opens / 60, opens % 60, closes / 60, closes % 60)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = parts[0].fixedWidthNumber(2), let minute = parts[1].fixedWidthNumber(2),
            hour <= 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
