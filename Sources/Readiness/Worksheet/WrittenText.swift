import Foundation

/// Texts as people type them, made comparable.
enum WrittenText {
    /// Full-width digits and letters become half-width (NFKC), all white space goes.
    static func folded(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace && $0 != "\u{200B}" }
    }

    /// A name as typed, without the spaces around it.
    static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
