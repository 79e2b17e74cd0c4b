import Crypto

/// Bytes as people compare them: serial numbers and fingerprints.
enum Hexadecimal {
    private static let (low, high) = (Array("0123456789abcdef".utf8), Array("0123456789ABCDEF".utf8))

    /// Two lower-case digits a byte.
    static func lower(_ bytes: some Sequence<UInt8>) -> String {
        let digits = low
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `AA:BB:…`, as openssl and browsers print it.
    static func colons(_ bytes: some Sequence<UInt8>) -> String {
        let digits = high
        var text: [UInt8] = []
        for byte in bytes {
            if !text.isEmpty { text.append(UInt8(ascii: ":")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of an even number of digits; nil when a character is none.
    static func bytes(of text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        case _: nil
        }
    }
}

/// Hashes of what identifies a key or certificate.
enum Fingerprints {
    static func lower(_ bytes: [UInt8]) -> String { Hexadecimal.lower(SHA256.hash(data: bytes)) }

    static func colons(_ bytes: [UInt8]) -> String { Hexadecimal.colons(SHA256.hash(data: bytes)) }

    static func sha1Colons(_ bytes: [UInt8]) -> String { Hexadecimal.colons(Insecure.SHA1.hash(data: bytes)) }
}
