import Foundation
import MerkleTree

/// A record as one line of JSON: what stands in exported files, and what a leaf of the tree is the hash of.
///
/// Keys in their order, no spaces, escapes after RFC 8785 §3.2.2.2: a record has one line and no other, so anybody can
/// hash the bytes of the file without knowing how they were made.
enum AuditLine {
    static func bytes(of record: AuditRecord, microseconds: Int64) -> [UInt8] {
        var line = Array(#"{"actor":"#.utf8)
        line.reserveCapacity(320)
        quote(record.actor, into: &line)
        add(#","bureau":"#, record.bureau, to: &line)
        add(#","event":"#, record.event, to: &line)
        add(#","nonce":"#, record.nonce, to: &line)
        add(#","organisation":"#, record.organisation, to: &line)
        add(#","outcome":"#, record.outcome.rawValue, to: &line)
        add(#","recordedAt":"#, UTCText.of(microseconds), to: &line)
        add(#","remoteAddress":"#, record.remoteAddress, to: &line)
        line += Array(#","sequence":"#.utf8)
        line += Array(String(record.sequence).utf8)
        add(#","subject":"#, record.subject, to: &line)
        line.append(UInt8(ascii: "}"))
        return line
    }

    private static func add(_ key: String, _ value: String, to line: inout [UInt8]) {
        line += key.utf8
        quote(value, into: &line)
    }

    private static func quote(_ text: String, into line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
            case 0x08: line += #"\b"#.utf8
            case 0x09: line += #"\t"#.utf8
            case 0x0a: line += #"\n"#.utf8
            case 0x0c: line += #"\f"#.utf8
            case 0x0d: line += #"\r"#.utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                line += Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: line.append(byte)
            }
        }
        line.append(UInt8(ascii: "\""))
    }
}

/// An instant of the log as text, to the microsecond.
enum UTCText {
    /// `2016-05-19T03:30:00.000000Z`, by the calendar's own arithmetic: a formatter costs more than the record's hash.
    static func of(_ microseconds: Int64) -> String {
        let (days, rest) = (floor(microseconds, 86_400_000_000), modulo(microseconds, 86_400_000_000))
        // Days since 0000-03-01, so that a leap day ends its year; 146,097 days are 400 years.
        let day = days + 719_468
        let era = floor(day, 146_097)
        let ofEra = modulo(day, 146_097)
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let march = (5 * ofYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        let (seconds, fraction) = (rest / 1_000_000, rest % 1_000_000)
        return pad(year + era * 400 + (month <= 2 ? 1 : 0), 4) + "-" + pad(month, 2) + "-"
            + pad(ofYear - (153 * march + 2) / 5 + 1, 2) + "T" + pad(seconds / 3600, 2) + ":"
            + pad(seconds / 60 % 60, 2) + ":" + pad(seconds % 60, 2) + "." + pad(fraction, 6) + "Z"
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    private static func modulo(_ number: Int64, _ by: Int64) -> Int64 { (number % by + by) % by }
    private static func floor(_ number: Int64, _ by: Int64) -> Int64 { (number - modulo(number, by)) / by }
}

extension AuditRecord {
    var microseconds: Int64 { Int64((recordedAt.timeIntervalSince1970 * 1_000_000).rounded()) }
    /// The record as a line of a file, without the line's end.
    var line: [UInt8] { AuditLine.bytes(of: self, microseconds: microseconds) }
    /// The hash of the record in its log's tree.
    public var leaf: [UInt8] { MerkleHash.leaf(line) }
    /// The log that the record belongs to.
    public var log: AuditLogName { AuditLogName(organisation: organisation, bureau: bureau) }
}
