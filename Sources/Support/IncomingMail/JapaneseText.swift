import Foundation

/// Text in the charsets that Japanese mail is written in.
public enum JapaneseText {
    /// Decodes bytes of a named charset; `isExact` is false where something had to be replaced.
    static func decoded(_ bytes: [UInt8], charset: String) -> (text: String, isExact: Bool) {
        switch charset.lowercased() {
        case "utf-8", "utf8": return utf8(bytes)
        case "us-ascii", "ascii", "", "unknown-8bit": return guessed(bytes)
        case "iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-ms", "cp50220", "cp50221", "csiso2022jp":
            return shiftJIS(fromISO2022JP(bytes))
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932", "ms932": return shiftJIS(bytes)
        case "euc-jp", "x-euc-jp", "eucjp": return other(bytes, .japaneseEUC)
        case "iso-8859-1", "latin1", "windows-1252": return other(bytes, .windowsCP1252)
        case "utf-16", "utf-16le", "utf-16be":
            return other(
                bytes,
                charset.lowercased().hasSuffix("le")
                    ? .utf16LittleEndian : charset.lowercased().hasSuffix("be") ? .utf16BigEndian : .utf16)
        default:
            let guess = guessed(bytes)
            return (guess.text, false)
        }
    }

    /// Bytes whose charset nobody named.
    static func guessed(_ bytes: [UInt8]) -> (text: String, isExact: Bool) {
        if bytes.firstRange(of: [0x1B, 0x24]) != nil { return shiftJIS(fromISO2022JP(bytes)) }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
        return shiftJIS(bytes)
    }

    private static func utf8(_ bytes: [UInt8]) -> (text: String, isExact: Bool) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, true) }
        return (String(decoding: bytes, as: UTF8.self), false)
    }

    private static func other(_ bytes: [UInt8], _ encoding: String.Encoding) -> (text: String, isExact: Bool) {
        if let text = String(data: Data(bytes), encoding: encoding) { return (text, true) }
        return (String(decoding: bytes, as: UTF8.self), false)
    }

    private static func shiftJIS(_ bytes: [UInt8]) -> (text: String, isExact: Bool) {
        MicrosoftJapanese.decoded(bytes)
    }

    /// ISO-2022-JP's escapes turned into Shift_JIS: its table has what mail programs write beyond the standard (①, ㈱).
    static func fromISO2022JP(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var mode = Mode.ascii
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x1B, let (next, length) = escape(bytes[place...]) {
                mode = next
                place += length
            } else if byte < 0x20 || byte == 0x7F {
                // A line ends in ASCII, whatever was left open (RFC 1468).
                if byte == 0x0A || byte == 0x0D { mode = .ascii }
                plain.append(byte)
                place += 1
            } else if mode == .double, place + 1 < bytes.count, byte < 0x7F, (0x21...0x7E).contains(bytes[place + 1]) {
                plain += pair(byte, bytes[place + 1])
                place += 2
            } else if mode == .halfKana, byte < 0x60 {
                plain.append(byte + 0x80)
                place += 1
            } else {
                plain.append(byte)
                place += 1
            }
        }
        return plain
    }

    private enum Mode {
        case ascii, double, halfKana
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> (Mode, Int)? {
        let known: [([UInt8], Mode)] = [
            ([0x1B, 0x28, 0x42], .ascii), ([0x1B, 0x28, 0x4A], .ascii), ([0x1B, 0x28, 0x49], .halfKana),
            ([0x1B, 0x24, 0x40], .double), ([0x1B, 0x24, 0x42], .double), ([0x1B, 0x24, 0x28, 0x44], .double),
        ]
        return known.first { bytes.starts(with: $0.0) }.map { ($0.1, $0.0.count) }
    }

    /// JIS X 0208's row and cell as Shift_JIS has them.
    private static func pair(_ row: UInt8, _ cell: UInt8) -> [UInt8] {
        let half = (row - 0x21) / 2
        let first = half + (half < 31 ? 0x81 : 0xC1)
        let second =
            row % 2 == 1 ? cell + (cell < 0x60 ? 0x1F : 0x20) : cell + 0x7E
        return [first, second]
    }
}
