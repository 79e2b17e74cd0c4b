import CGMime

/// Windows' Shift_JIS (CP932), through the C library's own tables.
enum MicrosoftJapanese {
    /// Decodes bytes; what has no meaning becomes U+FFFD, one byte at a time.
    static func decoded(_ bytes: [UInt8]) -> (text: String, isExact: Bool) {
        var text = ""
        var rest = bytes[...]
        var isExact = true
        while !rest.isEmpty {
            let (piece, read) = converted(rest)
            text += piece
            rest = rest.dropFirst(read)
            guard !rest.isEmpty else { break }
            text += "\u{FFFD}"
            isExact = false
            rest = rest.dropFirst()
        }
        return (text, isExact)
    }

    /// As much as can be converted from the front, and how many bytes that was.
    private static func converted(_ bytes: ArraySlice<UInt8>) -> (String, Int) {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return ("", 0) }
            var read: gsize = 0
            var written: gsize = 0
            guard let whole = g_convert(start, buffer.count, "UTF-8", "CP932", &read, &written, nil) else {
                let good = Int(read)
                guard good > 0, good < buffer.count else { return ("", 0) }
                guard let part = g_convert(start, good, "UTF-8", "CP932", nil, &written, nil) else {
                    return ("", 0)
                }
                defer { g_free(part) }
                return (string(part, Int(written)), good)
            }
            defer { g_free(whole) }
            return (string(whole, Int(written)), Int(read))
        }
    }

    private static func string(_ text: UnsafeMutablePointer<CChar>, _ length: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
    }
}
