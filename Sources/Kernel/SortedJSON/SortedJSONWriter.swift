/// Writes JSON whose keys are given in their order.
public struct SortedJSONWriter {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Begins with nothing.
    /// - Parameter capacity: bytes that are set aside for what comes.
    public init(capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    /// Begins an object.
    public mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }

    /// Ends an object.
    public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    /// Begins a list.
    public mutating func beginList() { bytes.append(UInt8(ascii: "[")) }

    /// Ends a list.
    public mutating func endList() { bytes.append(UInt8(ascii: "]")) }

    /// Begins the next element of a list.
    public mutating func beginElement() { separate() }

    /// Writes a key, which needs no escapes; its value is to follow.
    public mutating func add(key: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a key that is no constant, such as a name; its value is to follow.
    public mutating func add(name: String) {
        separate()
        add(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a key and a text.
    public mutating func add(_ key: StaticString, _ text: String) {
        add(key: key)
        add(text)
    }

    /// Writes a key and a text, where there is one.
    public mutating func add(_ key: StaticString, optional text: String?) {
        if let text { add(key, text) }
    }

    /// Writes a key and a number.
    public mutating func add(_ key: StaticString, _ number: Int64) {
        add(key: key)
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes a key and a truth.
    public mutating func add(_ key: StaticString, _ flag: Bool) {
        add(key: key)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes JSON that was written before.
    public mutating func add(written json: String) { bytes.append(contentsOf: json.utf8) }

    /// Writes a text as a value.
    public mutating func add(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { characters in
            if characters.allSatisfy(Self.isPlain) {
                bytes.append(contentsOf: characters)
            } else {
                for byte in characters { escape(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: bytes += #"\b"#.utf8
        case 0x09: bytes += #"\t"#.utf8
        case 0x0a: bytes += #"\n"#.utf8
        case 0x0c: bytes += #"\f"#.utf8
        case 0x0d: bytes += #"\r"#.utf8
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes += #"\u00"#.utf8
            bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        default: bytes.append(byte)
        }
    }

    /// A comma, unless what follows is the first of its object or list.
    private mutating func separate() {
        guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }
}
