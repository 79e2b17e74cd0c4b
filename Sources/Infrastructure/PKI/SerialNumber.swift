import X509

/// Serial numbers between bytes and the text that openssl prints, in lower case (RFC 5280 §4.1.2.2).
enum SerialNumber {
    /// A random number of 127 bits: always 16 bytes, always positive, 126 bits of chance.
    static func random() -> Certificate.SerialNumber {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        bytes[0] = bytes[0] & 0x7f | 0x40
        return Certificate.SerialNumber(bytes: bytes)
    }

    /// One number has one text: two digits a byte, no leading zero bytes.
    static func text(of bytes: some Collection<UInt8>) -> String {
        let plain = bytes.drop { $0 == 0 }
        return plain.isEmpty ? "00" : Hexadecimal.lower(plain)
    }

    /// The number's bytes; nil when the text is no serial number of at most 20 bytes.
    static func bytes(of text: String) -> [UInt8]? {
        guard let bytes = Hexadecimal.bytes(of: text), (1...20).contains(bytes.count) else { return nil }
        return Array(bytes.drop { $0 == 0 })
    }
}
