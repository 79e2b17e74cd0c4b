import Foundation

/// Makes texts equal that are the same to whoever searches.
public enum SearchFold {
    /// NFKC, lower case, katakana; spaces and line breaks are one space between ASCII, and nothing elsewhere.
    public static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        var spaceWaits = false
        for character in text {
            if character.isWhitespace {
                spaceWaits = true
                continue
            }
            let scalars = one(character)
            if spaceWaits {
                spaceWaits = false
                if let last = folded.last, let next = scalars.first, last.isASCII, next.isASCII { folded.append(" ") }
            }
            folded.append(contentsOf: scalars)
        }
        return String(folded)
    }

    /// One character: a half-width kana with its mark is one, so that folding piece by piece is folding the whole.
    private static func one(_ character: Character) -> [Unicode.Scalar] {
        let scalars = character.unicodeScalars
        if scalars.count == 1, let scalar = scalars.first {
            switch scalar.value {
            case 0x41...0x5A: return [Unicode.Scalar(UInt8(scalar.value) + 0x20)]
            case 0x21...0x7E: return [scalar]
            case 0x3041...0x3096: return Unicode.Scalar(scalar.value + 0x60).map { [$0] } ?? [scalar]
            case 0x3001, 0x3002, 0x30A1...0x30FC, 0x4E00...0x9FFF: return [scalar]
            default: break
            }
        }
        return String(character).precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.compactMap {
            switch $0.value {
            case 0x3041...0x3096: Unicode.Scalar($0.value + 0x60)
            // What types as a hyphen or a long vowel in half width, and is neither after folding.
            case 0x2010...0x2015, 0x2212: "-"
            default: $0
            }
        }
    }
}
