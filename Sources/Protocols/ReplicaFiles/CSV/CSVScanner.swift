/// One line of a CSV file: its fields' bytes one behind the other.
struct CSVLine {
    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var ends: [Int] = []
    /// The first column (from 1) with a quotation mark where none may be.
    fileprivate(set) var bareQuote: Int?

    var count: Int { ends.count }
    /// Whether the line has nothing at all.
    var isBlank: Bool { ends.count == 1 && bytes.isEmpty }

    func text(_ column: Int) -> String {
        String(decoding: bytes[(column == 0 ? 0 : ends[column - 1])..<ends[column]], as: UTF8.self)
    }

    func isEmpty(_ column: Int) -> Bool { ends[column] == (column == 0 ? 0 : ends[column - 1]) }

    fileprivate mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        bareQuote = nil
    }

    fileprivate mutating func endField() { ends.append(bytes.count) }
}

/// Cuts UTF-8 into lines and fields (RFC 4180; a line may end in LF alone).
final class CSVScanner {
    private enum Place {
        case fieldStart
        case plain
        case quoted
        /// Behind a quotation mark that ends a field, or is the first of two.
        case quoteSeen
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let source: any ByteStream
    private var chunk: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// Lines begun so far, the header among them.
    private(set) var lines: Int64 = 0

    init(_ source: any ByteStream) { self.source = source }

    /// Reads the next line into `line`; false at the end.
    func next(_ line: inout CSVLine) throws -> Bool {
        line.clear()
        lines += 1
        var place = Place.fieldStart
        while true {
            if position == chunk.count {
                chunk = isAtEnd ? [] : try source.next()
                position = 0
                if chunk.isEmpty {
                    isAtEnd = true
                    return try end(&line, at: place)
                }
            }
            if scan(&line, &place) { return true }
            guard line.bytes.count <= ReplicaFileLimits.row else { throw ReplicaFileRefusal.rowTooLong(lines - 1) }
            guard line.count <= ReplicaFileLimits.columns else { throw ReplicaFileRefusal.tooManyColumns }
        }
    }

    private func end(_ line: inout CSVLine, at place: Place) throws -> Bool {
        switch place {
        case .quoted: throw ReplicaFileRefusal.quoteOpen(lines - 1)
        case .fieldStart where line.ends.isEmpty: return false
        case .fieldStart, .plain, .quoteSeen:
            line.endField()
            return true
        }
    }

    /// Goes on until the line or the chunk ends; true when the line did.
    private func scan(_ line: inout CSVLine, _ place: inout Place) -> Bool {
        chunk.withUnsafeBufferPointer { bytes in
            var at = position
            defer { position = at }
            while at < bytes.count {
                switch place {
                case .fieldStart, .plain:
                    if place == .fieldStart, bytes[at] == Self.quote {
                        place = .quoted
                        at += 1
                        continue
                    }
                    place = .plain
                    let start = at
                    while at < bytes.count, bytes[at] != Self.comma, bytes[at] != Self.newline, bytes[at] != Self.quote
                    {
                        at += 1
                    }
                    line.bytes.append(contentsOf: bytes[start..<at])
                    guard at < bytes.count else { return false }
                    if let ended = close(&line, &place, bytes[at]) {
                        at += 1
                        if ended { return true }
                    } else {
                        line.bareQuote = line.bareQuote ?? line.count + 1
                        at += 1
                    }
                case .quoted:
                    let start = at
                    while at < bytes.count, bytes[at] != Self.quote { at += 1 }
                    line.bytes.append(contentsOf: bytes[start..<at])
                    if at < bytes.count {
                        at += 1
                        place = .quoteSeen
                    }
                case .quoteSeen:
                    let byte = bytes[at]
                    at += 1
                    if byte == Self.quote {
                        line.bytes.append(byte)
                        place = .quoted
                    } else if byte == Self.carriageReturn {
                        // Dropped with the line's end, if that is what follows.
                        line.bytes.append(byte)
                        place = .plain
                    } else if let ended = close(&line, &place, byte) {
                        if ended { return true }
                    } else {
                        line.bareQuote = line.bareQuote ?? line.count + 1
                        line.bytes.append(byte)
                        place = .plain
                    }
                }
                guard line.bytes.count <= ReplicaFileLimits.row, line.count <= ReplicaFileLimits.columns else {
                    return false
                }
            }
            return false
        }
    }

    /// Ends a field at a comma and a line at its end, and answers whether the line ended; nil for any other byte.
    private func close(_ line: inout CSVLine, _ place: inout Place, _ byte: UInt8) -> Bool? {
        switch byte {
        case Self.comma:
            line.endField()
            place = .fieldStart
            return false
        case Self.newline:
            if line.bytes.last == Self.carriageReturn, line.bytes.count > (line.ends.last ?? 0) {
                line.bytes.removeLast()
            }
            line.endField()
            return true
        default: return nil
        }
    }
}
