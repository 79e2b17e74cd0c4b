public import OrganisationProtocol
import Synchronization

/// One row of a file of 照会.
public enum InquiryFileRow: Sendable, Hashable {
    case entry(InquiryEntry)
    /// All that is wrong with the row by itself; never empty.
    case faults([ReplicaFileFault])
}

/// Reads a file of 照会: eighteen columns without a header, or behind one of their names; plain or gzip, some rows at a time.
public final class InquiryFileReader: Sendable {
    private struct State: ~Copyable {
        let scanner: CSVScanner
        var line = CSVLine()
        var row: Int64 = 0
    }

    /// Bytes of a file unpacked [O]: a hundred thousand rows of the longest fields are 23 MB.
    public static let unpacked = 64 << 20
    private let state: Mutex<State>

    /// Opens a file that is in memory as it was sent; what it unpacks to is never whole in memory.
    /// - Throws: `ReplicaFileRefusal`.
    public convenience init(_ bytes: [UInt8]) throws { try self.init(bytes, limit: Self.unpacked) }

    /// The same with another limit of what it may unpack to, in bytes.
    init(_ bytes: [UInt8], limit: Int) throws {
        let source = BoundedBytes(
            try GzipBytes.unpacked(MemoryBytes(bytes, inPiecesOf: 256 << 10)), limit: limit)
        state = Mutex(State(scanner: CSVScanner(try TextBytes.utf8(source))))
    }

    /// The next rows, `count` at most; none at the end of the file.
    /// - Throws: `ReplicaFileRefusal` when the file as a whole cannot be read.
    public func next(_ count: Int) throws -> [InquiryFileRow] {
        try state.withLock { state in
            var rows: [InquiryFileRow] = []
            rows.reserveCapacity(count)
            while rows.count < count, try state.scanner.next(&state.line) {
                if state.line.isBlank { continue }
                if state.row == 0, state.line.text(0) == InquiryColumn.numberScheme.name { continue }
                state.row += 1
                rows.append(Self.row(state.line, state.row))
            }
            return rows
        }
    }

    private static func row(_ line: CSVLine, _ number: Int64) -> InquiryFileRow {
        if let column = line.bareQuote { return .faults([RowFault.bareQuote(column: column).fault(row: number)]) }
        let expected = InquiryColumn.allCases.count
        guard line.count == expected else {
            return .faults([RowFault.columnCount(expected: expected, seen: line.count).fault(row: number)])
        }
        var draft = InquiryDraft(line)
        guard let entry = draft.entry() else { return .faults(draft.faults.map { $0.fault(row: number) }) }
        return .entry(entry)
    }
}

/// A stream that ends badly when it gives more than it may.
private final class BoundedBytes: ByteStream {
    private let source: any ByteStream
    private var left: Int

    init(_ source: any ByteStream, limit: Int) {
        self.source = source
        left = limit
    }

    func next() throws -> [UInt8] {
        let bytes = try source.next()
        left -= bytes.count
        guard left >= 0 else { throw ReplicaFileRefusal.unpacksTooLarge }
        return bytes
    }
}
