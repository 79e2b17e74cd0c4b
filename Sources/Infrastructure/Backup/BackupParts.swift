import Foundation
import Storage

/// What a backup holds, one behind another.
enum BackupPart {
    /// Rows of a table follow, with values in the order of the columns.
    case table(String, columns: [String])
    case row([StoredValue])
    /// A file's bytes follow in parts.
    case file(String, mode: Int)
    case bytes([UInt8])
    /// The end, with what the head of the backup must say too.
    case summary(BackupSummary)
}

/// What a backup is, as everybody may know it: names and counts.
public struct BackupSummary: Sendable, Hashable, Codable {
    /// RFC 3339.
    public var createdAt: String
    /// The schema's steps, in their order.
    public var steps: [String]
    /// Rows by table.
    public var rows: [String: Int64]
    public var files: Int

    /// All rows.
    public var allRows: Int64 { rows.values.reduce(0, +) }
}

extension SealedWriter {
    mutating func write(_ part: BackupPart) throws {
        switch part {
        case .table(let name, let columns):
            try write([1] + Self.text(name) + Self.number(Int64(columns.count)) + columns.flatMap(Self.text))
        case .row(let values):
            try write([2] + Self.number(Int64(values.count)) + values.flatMap(Self.value))
        case .file(let path, let mode): try write([3] + Self.text(path) + Self.number(Int64(mode)))
        case .bytes(let bytes): try write([4] + Self.number(Int64(bytes.count)) + bytes)
        case .summary(let summary): try write([5] + Self.bytes(Array(try JSONEncoder().encode(summary))))
        }
    }

    private static func value(_ value: StoredValue) -> [UInt8] {
        switch value {
        case .null: [0]
        case .integer(let number): [1] + Self.number(number)
        case .text(let text): [2] + Self.text(text)
        case .bytes(let bytes): [3] + Self.bytes(bytes)
        }
    }

    private static func text(_ text: String) -> [UInt8] { bytes(Array(text.utf8)) }
    private static func bytes(_ bytes: [UInt8]) -> [UInt8] { number(Int64(bytes.count)) + bytes }
    private static func number(_ number: Int64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}

extension SealedReader {
    /// The next part; nil at the end.
    mutating func part() throws -> BackupPart? {
        if try isAtEnd() { return nil }
        switch try read(1)[0] {
        case 1:
            let (name, count) = (try text(), try number())
            return .table(name, columns: try (0..<count).map { _ in try text() })
        case 2:
            let count = try number()
            return .row(try (0..<count).map { _ in try value() })
        case 3: return .file(try text(), mode: Int(try number()))
        case 4: return .bytes(try bytes())
        case 5: return .summary(try JSONDecoder().decode(BackupSummary.self, from: Data(try bytes())))
        default: throw BackupError.unreadable("it has a part that this program does not know")
        }
    }

    private mutating func value() throws -> StoredValue {
        switch try read(1)[0] {
        case 0: .null
        case 1: .integer(try number())
        case 2: .text(try text())
        case 3: .bytes(try bytes())
        default: throw BackupError.unreadable("it has a value that this program does not know")
        }
    }

    private mutating func text() throws -> String { String(decoding: try bytes(), as: UTF8.self) }
    private mutating func bytes() throws -> [UInt8] { try read(Int(try number())) }
    private mutating func number() throws -> Int64 {
        Int64(bitPattern: try read(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}
