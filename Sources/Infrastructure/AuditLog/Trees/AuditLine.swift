import Foundation
import MerkleTree

/// A record as one line of JSON: what stands in exported files, and what a leaf of the tree is the hash of.
///
/// Keys in their order, no spaces, escapes after RFC 8785 §3.2.2.2: a record has one line and no other, so anybody can
/// hash the bytes of the file without knowing how they were made.
enum AuditLine {
    static func bytes(of record: AuditRecord, microseconds: Int64) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(400)
        add(#"{"actor":"#, record.actor, to: &line)
        add(#","bureau":"#, record.bureau, to: &line)
        add(#","event":"#, record.event, to: &line)
        add(#","nonce":"#, record.nonce, to: &line)
        add(#","organisation":"#, record.organisation, to: &line)
        add(#","outcome":"#, record.outcome.rawValue, to: &line)
        add(#","recordedAt":""#, to: &line)
        UTCText.write(microseconds, to: &line)
        add(#"","remoteAddress":"#, record.remoteAddress, to: &line)
        add(#","sequence":"#, to: &line)
        line.append(contentsOf: String(record.sequence).utf8)
        add(#","subject":"#, record.subject, to: &line)
        line.append(UInt8(ascii: "}"))
        return line
    }

    private static func add(_ key: StaticString, to line: inout [UInt8]) {
        key.withUTF8Buffer { line.append(contentsOf: $0) }
    }

    private static func add(_ key: StaticString, _ value: String, to line: inout [UInt8]) {
        add(key, to: &line)
        quote(value, into: &line)
    }

    private static func quote(_ text: String, into line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            // Nearly every text stands for itself.
            if bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                line.append(contentsOf: bytes)
            } else {
                for byte in bytes { escape(byte, into: &line) }
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, into line: inout [UInt8]) {
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
}

/// An instant of the log as text, to the microsecond.
enum UTCText {
    /// `2016-05-19T03:30:00.000000Z`, by the calendar's own arithmetic: a formatter costs more than the record's hash.
    static func of(_ microseconds: Int64) -> String {
        var text: [UInt8] = []
        write(microseconds, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds it to a text.
    static func write(_ microseconds: Int64, to text: inout [UInt8]) {
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
        add(year + era * 400 + (month <= 2 ? 1 : 0), 4, "-", to: &text)
        add(month, 2, "-", to: &text)
        add(ofYear - (153 * march + 2) / 5 + 1, 2, "T", to: &text)
        add(seconds / 3600, 2, ":", to: &text)
        add(seconds / 60 % 60, 2, ":", to: &text)
        add(seconds % 60, 2, ".", to: &text)
        add(fraction, 6, "Z", to: &text)
    }

    /// A number with zeros before it, and what stands behind it.
    private static func add(_ number: Int64, _ width: Int, _ mark: Unicode.Scalar, to text: inout [UInt8]) {
        let digits = String(number).utf8
        for _ in 0..<max(0, width - digits.count) { text.append(UInt8(ascii: "0")) }
        text.append(contentsOf: digits)
        text.append(UInt8(ascii: mark))
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
