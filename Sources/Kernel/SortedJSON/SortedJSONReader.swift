/// Reads JSON as `SortedJSONWriter` writes it: keys in their order, no space, no escapes; knows no other.
public struct SortedJSONReader {
    /// It is not such a text: another reader has to judge it.
    public struct Foreign: Error, Sendable, Hashable {
        /// Describes nothing: what was read is nobody's business.
        public init() {}
    }

    private let bytes: [UInt8]
    private var place = 0

    /// Reads from the beginning.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Goes over the beginning of an object.
    /// - Throws: `Foreign`.
    public mutating func beginObject() throws(Foreign) { try expect(UInt8(ascii: "{")) }

    /// Goes over the end of an object.
    /// - Throws: `Foreign`, also where a key is left that nobody asked for.
    public mutating func endObject() throws(Foreign) { try expect(UInt8(ascii: "}")) }

    /// Goes over the beginning of a list.
    /// - Throws: `Foreign`.
    public mutating func beginList() throws(Foreign) { try expect(UInt8(ascii: "[")) }

    /// Whether another element follows; goes over what separates it, or over the list's end.
    /// - Throws: `Foreign`.
    public mutating func hasElement() throws(Foreign) -> Bool {
        guard place > 0, place < bytes.count else { throw Foreign() }
        if bytes[place] == UInt8(ascii: "]") {
            place += 1
            return false
        }
        if bytes[place - 1] != UInt8(ascii: "[") { try expect(UInt8(ascii: ",")) }
        return true
    }

    /// The next key of an object whose keys are no constants; nil, and over its end, when there is none.
    /// - Throws: `Foreign`.
    public mutating func anyKey() throws(Foreign) -> String? {
        guard place > 0, place < bytes.count else { throw Foreign() }
        if bytes[place] == UInt8(ascii: "}") {
            place += 1
            return nil
        }
        if bytes[place - 1] != UInt8(ascii: "{") { try expect(UInt8(ascii: ",")) }
        let key = try text()
        try expect(UInt8(ascii: ":"))
        return key
    }

    /// Goes over a key, if it is the next.
    public mutating func skip(key: StaticString) -> Bool {
        guard place > 0, place < bytes.count else { return false }
        var next = place
        if bytes[place - 1] != UInt8(ascii: "{") {
            guard bytes[place] == UInt8(ascii: ",") else { return false }
            next += 1
        }
        let end = next + key.utf8CodeUnitCount + 3
        guard end <= bytes.count, bytes[next] == UInt8(ascii: "\""), bytes[end - 2] == UInt8(ascii: "\""),
            bytes[end - 1] == UInt8(ascii: ":"),
            key.withUTF8Buffer({ bytes[(next + 1)..<(end - 2)].elementsEqual($0) })
        else { return false }
        place = end
        return true
    }

    /// Goes over a key.
    /// - Throws: `Foreign` when another follows, or none.
    public mutating func expect(key: StaticString) throws(Foreign) {
        guard skip(key: key) else { throw Foreign() }
    }

    /// The text of a key.
    /// - Throws: `Foreign`.
    public mutating func text(_ key: StaticString) throws(Foreign) -> String {
        try expect(key: key)
        return try text()
    }

    /// The text of a key; nil where the key is left out.
    /// - Throws: `Foreign`.
    public mutating func optionalText(_ key: StaticString) throws(Foreign) -> String? {
        skip(key: key) ? try text() : nil
    }

    /// The truth of a key.
    /// - Throws: `Foreign`.
    public mutating func flag(_ key: StaticString) throws(Foreign) -> Bool {
        try expect(key: key)
        if skip("true") { return true }
        guard skip("false") else { throw Foreign() }
        return false
    }

    /// The whole number of a key.
    /// - Throws: `Foreign`.
    public mutating func integer(_ key: StaticString) throws(Foreign) -> Int64 {
        try expect(key: key)
        let begin = place
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) || bytes[place] == UInt8(ascii: "-") {
            place += 1
        }
        let digits = bytes[begin..<place]
        guard let number = Int64(String(decoding: digits, as: UTF8.self)), String(number).utf8.elementsEqual(digits)
        else { throw Foreign() }
        return number
    }

    /// A text without escapes, as a value.
    /// - Throws: `Foreign`.
    public mutating func text() throws(Foreign) -> String {
        try expect(UInt8(ascii: "\""))
        let begin = place
        let end: Int? = bytes.withUnsafeBufferPointer { bytes in
            var place = begin
            while place < bytes.count {
                let byte = bytes[place]
                if byte == UInt8(ascii: "\"") { return place }
                if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
                place += 1
            }
            return nil
        }
        // What is no UTF-8 is not mended here.
        guard let end, let text = String(validating: bytes[begin..<end], as: UTF8.self) else { throw Foreign() }
        place = end + 1
        return text
    }

    /// Whether the next value begins like a text.
    public var isAtText: Bool { place < bytes.count && bytes[place] == UInt8(ascii: "\"") }

    /// Makes sure that nothing follows.
    /// - Throws: `Foreign`.
    public func end() throws(Foreign) {
        guard place == bytes.count else { throw Foreign() }
    }

    private mutating func skip(_ characters: StaticString) -> Bool {
        let end = place + characters.utf8CodeUnitCount
        guard end <= bytes.count, characters.withUTF8Buffer({ bytes[place..<end].elementsEqual($0) }) else {
            return false
        }
        place = end
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(Foreign) {
        guard place < bytes.count, bytes[place] == byte else { throw Foreign() }
        place += 1
    }
}
