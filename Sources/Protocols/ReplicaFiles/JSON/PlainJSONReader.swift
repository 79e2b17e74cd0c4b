/// Reads the JSON that systems usually send: texts without escapes, nothing, objects and lists, a few levels deep.
///
/// Foundation's reader takes ten times as long, for what it can read besides; whatever is not plain is left to it. What is read here is
/// what it would have read: nothing is taken that it refuses.
struct PlainJSONReader {
    /// Levels of a message and its records are four.
    private static let deepest = 6

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// The value of a text; nil where another reader has to judge.
    static func value(of bytes: [UInt8]) -> MessageValue? {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = PlainJSONReader(bytes: buffer)
            guard reader.skipsSpaces(to: "{") || reader.isAt("["), let value = reader.value(0) else { return nil }
            _ = reader.skipsSpaces(to: "{")
            return reader.place == buffer.count ? value : nil
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func value(_ level: Int) -> MessageValue? {
        guard level < Self.deepest, place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return text().map { .text($0) }
        case UInt8(ascii: "{"): return object(level)
        case UInt8(ascii: "["): return list(level)
        case UInt8(ascii: "n"): return takes("null") ? .null : nil
        default: return nil
        }
    }

    private mutating func object(_ level: Int) -> MessageValue? {
        place += 1
        var members: [(name: String, value: MessageValue)] = []
        guard !skipsSpaces(to: "}") else {
            place += 1
            return .object([])
        }
        repeat {
            guard skipsSpaces(to: "\""), let name = text(), skipsSpaces(to: ":") else { return nil }
            place += 1
            _ = skipsSpaces(to: ":")
            guard let value = value(level + 1) else { return nil }
            members.append((name, value))
        } while takesComma()
        guard isAt("}") else { return nil }
        place += 1
        members.sort { $0.name < $1.name }
        // Which of two would count is not for this reader to say.
        guard !zip(members, members.dropFirst()).contains(where: { $0.name == $1.name }) else { return nil }
        return .object(members)
    }

    private mutating func list(_ level: Int) -> MessageValue? {
        place += 1
        var elements: [MessageValue] = []
        guard !skipsSpaces(to: "]") else {
            place += 1
            return .list([])
        }
        repeat {
            _ = skipsSpaces(to: "]")
            guard let element = value(level + 1) else { return nil }
            elements.append(element)
        } while takesComma()
        guard isAt("]") else { return nil }
        place += 1
        return .list(elements)
    }

    private mutating func text() -> String? {
        let begin = place + 1
        var end = begin
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            // Foundation drops the mark of a file's beginning where a text begins with it.
            guard bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\\"), !isMark(at: end) else { return nil }
            end += 1
        }
        guard end < bytes.count else { return nil }
        place = end + 1
        let found = UnsafeBufferPointer(rebasing: bytes[begin..<end])
        // The library's own check takes as long as the rest of the reading; what is no UTF-8 would be mended here, and differ.
        var text = String(decoding: found, as: UTF8.self)
        return text.withUTF8 { $0.elementsEqual(found) } ? text : nil
    }

    /// Whether U+FEFF is there.
    private func isMark(at place: Int) -> Bool {
        bytes[place] == 0xEF && place + 2 < bytes.count && bytes[place + 1] == 0xBB && bytes[place + 2] == 0xBF
    }

    /// Goes over blanks, and over a comma that follows them.
    private mutating func takesComma() -> Bool {
        guard skipsSpaces(to: ",") else { return false }
        place += 1
        return true
    }

    /// Goes over blanks; whether a character follows them.
    private mutating func skipsSpaces(to character: Unicode.Scalar) -> Bool {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return isAt(character)
            }
        }
        return false
    }

    private func isAt(_ character: Unicode.Scalar) -> Bool {
        place < bytes.count && bytes[place] == UInt8(ascii: character)
    }

    private mutating func takes(_ word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count,
            word.withUTF8Buffer({ UnsafeBufferPointer(rebasing: bytes[place..<end]).elementsEqual($0) })
        else { return false }
        place = end
        return true
    }
}
