/// Which characters a name in a master may have [O].
///
/// Our reading of 「JIS X 0213 で表せる文字」: blocks that hold its characters. A block may hold a few more than the
/// standard; what it never has (control, private use, unassigned, half-width kana, split voicing marks) is refused.
enum CharacterRules {
    /// What is wrong with a text, naming the first bad scalar by its number; nil when nothing is.
    static func fault(in text: String) -> String? {
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true { return "先頭または末尾に空白があります。" }
        for scalar in text.unicodeScalars {
            if let reason = reason(scalar) { return "\(reason)（\(number(scalar))）があります。" }
        }
        return nil
    }

    private static func reason(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xFF61...0xFF9F: return "半角カナ"
        case 0x3099, 0x309A, 0x0300...0x036F: return "濁点などが分かれた文字"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return "制御文字"
        case .privateUse: return "外字"
        case .unassigned, .surrogate: return "割り当てのない文字"
        default: return blocks.contains { $0.contains(scalar.value) } ? nil : "JIS X 0213 にない文字"
        }
    }

    private static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static let blocks: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA1...0x2AF, 0x2C7...0x2E9, 0x386...0x3CE, 0x401...0x451, 0x1E3E...0x1E3F, 0x1F70...0x1F73,
        0x2010...0x205E, 0x20AC...0x20AC, 0x2100...0x23FF, 0x2423...0x2423, 0x2460...0x266F, 0x2713...0x2713,
        0x2756...0x2756, 0x2776...0x277F, 0x2934...0x2935, 0x29BF...0x29BF, 0x29FA...0x29FB, 0x3000...0x30FF,
        0x31F0...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE45...0xFE46, 0xFF01...0xFF5E,
        0xFFE0...0xFFE6, 0x20000...0x2A6DF,
    ]
}
