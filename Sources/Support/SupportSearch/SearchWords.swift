/// A question as the index takes it: every word must occur, each as any piece of text.
public struct SearchWords: Sendable, Hashable {
    /// Folded; three characters and more.
    let long: [String]
    /// Folded; one or two characters.
    let short: [String]

    /// The most words that are looked at, and the most characters of one.
    static let most = 8
    static let longest = 64

    /// Reads what somebody typed; words are separated by spaces of any width.
    public init(_ typed: String) {
        let words = typed.split(whereSeparator: \.isWhitespace).prefix(Self.most).map {
            String(SearchFold.fold(String($0)).prefix(Self.longest))
        }.filter { !$0.isEmpty }
        long = words.filter { $0.unicodeScalars.count >= 3 }
        short = words.filter { $0.unicodeScalars.count < 3 }
    }

    /// Whether nothing is asked.
    public var isEmpty: Bool { long.isEmpty && short.isEmpty }

    /// The words of both lengths.
    var all: [String] { long + short }
}
