public import Foundation

/// The columns of an answer and their places, the same for all its rows.
public final class RowColumns: Sendable {
    private let places: [String: Int]

    /// Names the columns in their order; of two with one name the latter is meant.
    public init(_ names: [String]) {
        places = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { _, last in last }
    }

    func place(_ name: String) -> Int? { places[name] }
}

/// One row of an answer, read by column name; a missing column or another type than asked is an error, never a guess.
public struct StoredRow: Sendable {
    private let columns: RowColumns
    private let row: [StoredValue]

    /// Makes a row from its columns; engines call this.
    /// - Parameters:
    ///   - columns: those of the answer.
    ///   - values: as many as there are columns.
    public init(_ columns: RowColumns, _ values: [StoredValue]) {
        self.columns = columns
        row = values
    }

    /// The value in a column, whatever it is.
    /// - Throws: `StoreError` when the column is missing.
    public func value(_ column: String) throws(StoreError) -> StoredValue {
        guard let value = found(column) else { throw mismatch(column, "anything") }
        return value
    }

    /// The integer in a column.
    /// - Throws: `StoreError` when the column is missing, null or of another type.
    public func integer(_ column: String) throws(StoreError) -> Int64 {
        guard case .integer(let value) = found(column) else { throw mismatch(column, "an integer") }
        return value
    }

    /// The text in a column.
    /// - Throws: `StoreError` when the column is missing, null or of another type.
    public func text(_ column: String) throws(StoreError) -> String {
        guard case .text(let value) = found(column) else { throw mismatch(column, "text") }
        return value
    }

    /// The bytes in a column.
    /// - Throws: `StoreError` when the column is missing, null or of another type.
    public func bytes(_ column: String) throws(StoreError) -> [UInt8] {
        guard case .bytes(let value) = found(column) else { throw mismatch(column, "bytes") }
        return value
    }

    /// The instant in a column of UTC microseconds.
    /// - Throws: `StoreError` when the column is missing, null or not an integer.
    public func instant(_ column: String) throws(StoreError) -> Date {
        Date(timeIntervalSince1970: Double(try integer(column)) / 1_000_000)
    }

    /// The text in a column, nil where it is null.
    /// - Throws: `StoreError` when the column is missing or of another type.
    public func optionalText(_ column: String) throws(StoreError) -> String? {
        if case .null = found(column) { return nil }
        return try text(column)
    }

    /// The bytes in a column, nil where it is null.
    /// - Throws: `StoreError` when the column is missing or of another type.
    public func optionalBytes(_ column: String) throws(StoreError) -> [UInt8]? {
        if case .null = found(column) { return nil }
        return try bytes(column)
    }

    /// The integer in a column, nil where it is null.
    /// - Throws: `StoreError` when the column is missing or of another type.
    public func optionalInteger(_ column: String) throws(StoreError) -> Int64? {
        if case .null = found(column) { return nil }
        return try integer(column)
    }

    /// The instant in a column, nil where it is null.
    /// - Throws: `StoreError` when the column is missing or not an integer.
    public func optionalInstant(_ column: String) throws(StoreError) -> Date? {
        if case .null = found(column) { return nil }
        return try instant(column)
    }

    private func found(_ column: String) -> StoredValue? { columns.place(column).map { row[$0] } }

    private func mismatch(_ column: String, _ wanted: String) -> StoreError {
        .unexpectedColumn("column \(column) does not hold \(wanted)")
    }
}
