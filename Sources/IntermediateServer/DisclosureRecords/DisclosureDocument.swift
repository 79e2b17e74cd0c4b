import Crypto
import Foundation

/// A record as the text that stands in the chain.
enum DisclosureDocument {
    static func text(_ record: DisclosureRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Microseconds(date).value)
        }
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    static func record(_ text: String) throws -> DisclosureRecord {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let microseconds = try decoder.singleValueContainer().decode(Int64.self)
            return Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
        }
        return try decoder.decode(DisclosureRecord.self, from: Data(text.utf8))
    }

    static func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
