import Foundation
import Identifiers

/// A text after the screen: without any 個人番号.
public struct ScreenedText: Sendable, Hashable {
    /// What is left.
    public let text: String
    /// How many were masked.
    public let masked: Int
}

/// Finds 個人番号 in text and masks them.
public enum NumberScreen {
    /// What stands in the place of a number.
    public static let mask = "［個人番号とみられる12桁を伏せました］"

    /// What is told to whoever wrote it.
    public static let warning = "個人番号とみられる12桁の数字を伏せて受け付けました。問合せに個人番号を記載しないでください。"

    /// Digits in a row, nothing between them.
    private struct Group {
        var digits: [Int]
        var range: Range<Int>
    }

    /// The most characters that may stand between two groups of one number.
    private static let widestGap = 3
    private static let length = 12

    /// Masks every number of a text.
    public static func screened(_ text: String) -> ScreenedText {
        let scalars = Array(text.unicodeScalars)
        let found = ranges(in: groups(scalars), isBetween: { gap in gap.allSatisfy { isSeparator(scalars[$0]) } })
        guard !found.isEmpty else { return ScreenedText(text: text, masked: 0) }
        var kept = String.UnicodeScalarView()
        var place = 0
        for range in found {
            kept.append(contentsOf: scalars[place..<range.lowerBound])
            kept.append(contentsOf: mask.unicodeScalars)
            place = range.upperBound
        }
        kept.append(contentsOf: scalars[place...])
        return ScreenedText(text: String(kept), masked: found.count)
    }

    /// Masks every number of bytes in an encoding that is not known: ASCII digits become `*`, all else stays as it is.
    public static func masked(bytes: [UInt8]) -> (bytes: [UInt8], masked: Int) {
        let scalars = bytes.map { Unicode.Scalar($0) }
        let found = ranges(
            in: groups(scalars), isBetween: { gap in gap.allSatisfy { scalars[$0] == "-" || scalars[$0] == " " } })
        var bytes = bytes
        for range in found {
            for place in range where (0x30...0x39).contains(bytes[place]) { bytes[place] = UInt8(ascii: "*") }
        }
        return (bytes, found.count)
    }

    private static func groups(_ scalars: [Unicode.Scalar]) -> [Group] {
        var groups: [Group] = []
        for (place, scalar) in scalars.enumerated() {
            guard let digit = digit(scalar) else { continue }
            if let last = groups.last, last.range.upperBound == place {
                groups[groups.count - 1].digits.append(digit)
                groups[groups.count - 1].range = last.range.lowerBound..<(place + 1)
            } else {
                groups.append(Group(digits: [digit], range: place..<(place + 1)))
            }
        }
        return groups
    }

    /// Neighbouring groups that make twelve digits with the right check digit; no two share a group.
    private static func ranges(in groups: [Group], isBetween: (Range<Int>) -> Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var first = 0
        while first < groups.count {
            if let last = lastGroup(from: first, in: groups, isBetween: isBetween) {
                found.append(groups[first].range.lowerBound..<groups[last].range.upperBound)
                first = last + 1
            } else {
                first += 1
            }
        }
        return found
    }

    private static func lastGroup(from first: Int, in groups: [Group], isBetween: (Range<Int>) -> Bool) -> Int? {
        var digits: [Int] = []
        for index in first..<groups.count {
            if index > first {
                let gap = groups[index - 1].range.upperBound..<groups[index].range.lowerBound
                guard gap.count <= widestGap, isBetween(gap) else { return nil }
            }
            digits += groups[index].digits
            guard digits.count < length else {
                return digits.count == length && isIndividualNumber(digits) ? index : nil
            }
        }
        return nil
    }

    private static func isIndividualNumber(_ digits: [Int]) -> Bool {
        (try? IndividualNumber(digits.map(String.init).joined())) != nil
    }

    /// Any decimal digit of Unicode: full width as well.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil }
        guard scalar.properties.generalCategory == .decimalNumber else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    /// Hyphens, dashes, the long-vowel marks that are typed for them, and spaces; not a line's end.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .spaceSeparator: true
        default: ["\t", "\u{2212}", "\u{30FC}", "\u{FF70}", "\u{FFE3}", "\u{200B}", "_", "\u{30FB}"].contains(scalar)
        }
    }
}
