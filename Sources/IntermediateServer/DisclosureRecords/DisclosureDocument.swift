import Crypto
import Foundation

/// A record as the text that stands in the chain.
enum DisclosureDocument {
    static func text(_ record: DisclosureRecord) -> String { RecordText(record).text }

    static func record(_ text: String) throws -> DisclosureRecord {
        if let record = RecordTextReader.record(text) { return record }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let microseconds = try decoder.singleValueContainer().decode(Int64.self)
            return Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
        }
        return try decoder.decode(DisclosureRecord.self, from: Data(text.utf8))
    }

    static func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
