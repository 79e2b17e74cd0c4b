import Foundation
import Identifiers

/// A record as JSON with sorted keys, written byte by byte: the text that `JSONEncoder` made of it, and makes no faster.
///
/// What stands in chains was written by that encoder. A record has one text and no other, so this one must be the same.
struct RecordText {
    private var bytes: [UInt8] = []

    /// Writes a record.
    init(_ record: DisclosureRecord) {
        bytes.reserveCapacity(768)
        add(#"{"affair":"#, record.affair.text)
        if let person = record.atenaNumber { add(#","atenaNumber":"#, person.text) }
        add(#","clerk":"#, record.clerk)
        add(#","correlation":"#, record.correlation)
        if let ending = record.ending {
            add(#","ending":{"endedAt":"#, Microseconds(ending.endedAt).value)
            add(#","outcome":"#, ending.outcome.rawValue)
            add(#","reason":"#, ending.reason)
            add("}")
        }
        add(#","inquirer":"#, record.inquirer.text)
        if let delegator = record.inquirerDelegator { add(#","inquirerDelegator":"#, delegator.text) }
        add(#","item":"#, record.item.text)
        add(#","nonDisclosure":{"byInquirer":"# + String(record.nonDisclosure.byInquirer))
        add(#","byProvider":"# + String(record.nonDisclosure.byProvider))
        add(#"},"procedure":"#, record.procedure.text)
        if let number = record.processingNumber { add(#","processingNumber":"#, number.text) }
        add(#","provider":"#, record.provider.text)
        if let delegator = record.providerDelegator { add(#","providerDelegator":"#, delegator.text) }
        add(#","replicas":["#)
        for (place, replica) in record.replicas.enumerated() {
            add(place == 0 ? #"{"recordIdentifier":"# : #",{"recordIdentifier":"#, replica.recordIdentifier.text)
            add(#","system":"#, replica.system)
            add("}")
        }
        add(#"],"requestedAt":"#, Microseconds(record.requestedAt).value)
        add(#","side":"#, record.side.rawValue)
        add("}")
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func add(_ characters: String) { bytes += characters.utf8 }

    private mutating func add(_ key: String, _ number: Int64) {
        add(key)
        add(String(number))
    }

    private mutating func add(_ key: String, _ value: String) {
        add(key)
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: add(#"\b"#)
            case 0x09: add(#"\t"#)
            case 0x0a: add(#"\n"#)
            case 0x0c: add(#"\f"#)
            case 0x0d: add(#"\r"#)
            case 0..<0x20: add(#"\u00"# + Hexadecimal.text([byte]))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Reads the text of a record as `RecordText` writes it, in its order; knows no other JSON.
struct RecordTextReader {
    private let bytes: [UInt8]
    private var place = 0

    /// The record that a text says; nil for a text that another hand may have written, which a decoder has to judge.
    static func record(_ text: String) -> DisclosureRecord? {
        var reader = RecordTextReader(bytes: Array(text.utf8))
        return try? reader.record()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// It is not such a text.
    private struct Foreign: Error {}

    private mutating func record() throws -> DisclosureRecord {
        let affair = try AffairCode(try text(#"{"affair":"#))
        let person = try optional(#","atenaNumber":"#).map { try AtenaNumber($0) }
        let clerk = try text(#","clerk":"#)
        let correlation = try text(#","correlation":"#)
        let ending = try ending()
        let inquirer = try HolderCode(try text(#","inquirer":"#))
        let inquirerDelegator = try optional(#","inquirerDelegator":"#).map { try HolderCode($0) }
        let item = try ItemCode(try text(#","item":"#))
        let byInquirer = try boolean(#","nonDisclosure":{"byInquirer":"#)
        let byProvider = try boolean(#","byProvider":"#)
        let procedure = try ProcedureCode(try text(#"},"procedure":"#))
        let number = try optional(#","processingNumber":"#).map { try ProcessingNumber($0) }
        let provider = try HolderCode(try text(#","provider":"#))
        let providerDelegator = try optional(#","providerDelegator":"#).map { try HolderCode($0) }
        let replicas = try replicas()
        let requestedAt = try instant(#","requestedAt":"#)
        guard let side = DisclosureRecord.Side(rawValue: try text(#","side":"#)), skip("}"), place == bytes.count else {
            throw Foreign()
        }
        return DisclosureRecord(
            side: side, correlation: correlation, processingNumber: number, inquirer: inquirer,
            inquirerDelegator: inquirerDelegator, provider: provider, providerDelegator: providerDelegator,
            affair: affair, procedure: procedure, item: item, atenaNumber: person, clerk: clerk,
            requestedAt: requestedAt, ending: ending,
            nonDisclosure: NonDisclosure(byInquirer: byInquirer, byProvider: byProvider), replicas: replicas)
    }

    private mutating func ending() throws -> DisclosureEnding? {
        guard skip(#","ending":{"#) else { return nil }
        let endedAt = try instant(#""endedAt":"#)
        let outcome = DisclosureEnding.Outcome(rawValue: try text(#","outcome":"#))
        let reason = try text(#","reason":"#)
        guard let outcome, skip("}") else { throw Foreign() }
        return DisclosureEnding(outcome: outcome, reason: reason, endedAt: endedAt)
    }

    private mutating func replicas() throws -> [ProvidedReplica] {
        guard skip(#","replicas":["#) else { throw Foreign() }
        var found: [ProvidedReplica] = []
        while !skip("]") {
            guard found.isEmpty || skip(",") else { throw Foreign() }
            let identifier = try RecordIdentifier(try text(#"{"recordIdentifier":"#))
            found.append(ProvidedReplica(system: try text(#","system":"#), recordIdentifier: identifier))
            guard skip("}") else { throw Foreign() }
        }
        return found
    }

    /// Goes over characters, if they stand here.
    private mutating func skip(_ characters: StaticString) -> Bool {
        let end = place + characters.utf8CodeUnitCount
        guard end <= bytes.count, characters.withUTF8Buffer({ bytes[place..<end].elementsEqual($0) }) else {
            return false
        }
        place = end
        return true
    }

    private mutating func optional(_ key: StaticString) throws -> String? { skip(key) ? try string() : nil }

    private mutating func text(_ key: StaticString) throws -> String {
        guard skip(key) else { throw Foreign() }
        return try string()
    }

    private mutating func boolean(_ key: StaticString) throws -> Bool {
        guard skip(key) else { throw Foreign() }
        if skip("true") { return true }
        guard skip("false") else { throw Foreign() }
        return false
    }

    private mutating func instant(_ key: StaticString) throws -> Date {
        guard skip(key) else { throw Foreign() }
        let digits = bytes[place...].prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        guard let value = Int64(String(decoding: digits, as: UTF8.self)) else { throw Foreign() }
        place += digits.count
        return Date(timeIntervalSince1970: Double(value) / 1_000_000)
    }

    /// A string without escapes; one with any is the decoder's.
    private mutating func string() throws -> String {
        guard skip("\"") else { throw Foreign() }
        let content = bytes[place...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20 }
        place += content.count
        guard skip("\"") else { throw Foreign() }
        return String(decoding: content, as: UTF8.self)
    }
}
