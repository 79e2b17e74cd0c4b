import CLibPQ
import Storage

/// Values as PostgreSQL's binary format has them.
enum PostgresValues {
    // Object identifiers of types, as PostgreSQL's own catalogue fixes them (pg_type.dat).
    private static let boolean: Oid = 16
    private static let byteArray: Oid = 17
    private static let name: Oid = 19
    private static let integer8: Oid = 20
    private static let integer2: Oid = 21
    private static let integer4: Oid = 23
    private static let text: Oid = 25
    private static let float8: Oid = 701
    private static let varchar: Oid = 1043
    private static let numeric: Oid = 1700

    /// The type that a value is sent as; 0 lets the server find out, which a null needs.
    static func type(_ value: StoredValue) -> Oid {
        switch value {
        case .null: 0
        case .integer: integer8
        case .text: text
        case .bytes: byteArray
        }
    }

    /// A value's bytes; nil is null.
    static func bytes(_ value: StoredValue) -> [UInt8]? {
        switch value {
        case .null: nil
        case .integer(let number): bigEndian(number)
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }

    static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// The value of one field of an answer.
    /// - Throws: `StoreError.unexpectedColumn` for a type that the port does not have.
    static func value(_ result: OpaquePointer, row: Int32, column: Int32) throws -> StoredValue {
        if PQgetisnull(result, row, column) == 1 { return .null }
        let length = Int(PQgetlength(result, row, column))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length)
        switch PQftype(result, column) {
        case integer8, integer4, integer2: return .integer(integer(bytes))
        case boolean: return .integer(bytes.first == 1 ? 1 : 0)
        case text, varchar, name: return .text(String(decoding: bytes, as: UTF8.self))
        case byteArray: return .bytes(Array(bytes))
        case float8: return .text("\(Double(bitPattern: UInt64(bitPattern: integer(bytes))))")
        case numeric: return .integer(try whole(bytes))
        case let type:
            throw StoreError.unexpectedColumn(
                "column \(PostgresConnection.text(PQfname(result, column))) is of PostgreSQL's type \(type)")
        }
    }

    private static func integer(_ bytes: some Sequence<UInt8>) -> Int64 {
        var bytes = Array(bytes)
        let sign: UInt8 = (bytes.first ?? 0) & 0x80 == 0 ? 0 : 0xff
        while bytes.count < 8 { bytes.insert(sign, at: 0) }
        return Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// A sum of integers is a decimal of any length there: digits of base 10,000 behind four numbers of 16 bits.
    private static func whole(_ bytes: UnsafeRawBufferPointer) throws -> Int64 {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        guard words.count >= 4, words.count == 4 + words[0], words[3] == 0 else {
            throw StoreError.unexpectedColumn("a decimal number is not whole")
        }
        var number: Int64 = 0
        // The weight says how many digits follow the first; those that are not sent are 0.
        for place in 0...max(0, Int(Int16(truncatingIfNeeded: words[1]))) where words[0] > 0 {
            let digit = place < words[0] ? Int64(words[4 + place]) : 0
            let (shifted, tooLong) = number.multipliedReportingOverflow(by: 10_000)
            let (sum, tooLarge) = shifted.addingReportingOverflow(digit)
            guard !tooLong, !tooLarge else {
                throw StoreError.unexpectedColumn("a sum does not fit into 64 bits")
            }
            number = sum
        }
        return words[2] == 0x4000 ? -number : number
    }
}
