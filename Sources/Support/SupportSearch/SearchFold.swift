import Foundation

/// Makes texts equal that are the same to whoever searches.
public enum SearchFold {
    /// NFKC, lower case, katakana; spaces and line breaks are one space between ASCII, and nothing elsewhere.
    public static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        var spaceWaits = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                spaceWaits = true
                continue
            }
            for next in one(scalar) {
                if spaceWaits {
                    spaceWaits = false
                    if let last = folded.last, last.isASCII, next.isASCII { folded.append(" ") }
                }
                if let last = folded.last, let marked = marked(last, by: next) {
                    folded.removeLast()
                    folded.append(marked)
                } else {
                    folded.append(next)
                }
            }
        }
        return String(folded)
    }

    /// One scalar: most are looked up by their block, and only the rest asks for Unicode's tables.
    private static func one(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0x41...0x5A: return [Unicode.Scalar(UInt8(scalar.value) + 0x20)]
        case 0x21...0x7E, 0x3001, 0x3002, 0x3099, 0x309A, 0x30A1...0x30FC, 0x4E00...0x9FFF: return [scalar]
        case 0x3041...0x3096: return [katakana(scalar)]
        // What is typed for a mark after half-width kana, or stands alone.
        case 0xFF9E, 0x309B: return ["\u{3099}"]
        case 0xFF9F, 0x309C: return ["\u{309A}"]
        case 0xFF61...0xFF9D: return [halfWidth[Int(scalar.value - 0xFF61)]]
        // Hyphens and dashes, of which keyboards have many.
        case 0x2010...0x2015, 0x2212, 0xFF0D: return ["-"]
        default: break
        }
        return String(scalar).precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.map(katakana)
    }

    private static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x3041...0x3096).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value + 0x60) ?? scalar
    }

    /// A kana with its voiced or half-voiced mark as one; nil where the mark does not belong to it.
    private static func marked(_ kana: Unicode.Scalar, by mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (mark.value, kana.value) {
        case (0x3099, 0x30A6): "\u{30F4}"
        // カ to ト: a plain kana stands before its voiced one, at odd places up to チ and at even ones from ツ.
        case (0x3099, 0x30AB...0x30C1) where kana.value % 2 == 1: Unicode.Scalar(kana.value + 1)
        case (0x3099, 0x30C4...0x30C8) where kana.value % 2 == 0: Unicode.Scalar(kana.value + 1)
        case (0x3099, 0x30CF...0x30DB) where kana.value % 3 == 0: Unicode.Scalar(kana.value + 1)
        case (0x309A, 0x30CF...0x30DB) where kana.value % 3 == 0: Unicode.Scalar(kana.value + 2)
        default: nil
        }
    }

    /// U+FF61 to U+FF9D.
    private static let halfWidth = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)
}
