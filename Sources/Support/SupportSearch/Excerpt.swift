/// A piece of text around the first word that was asked for.
enum Excerpt {
    static let length = 80
    /// How far before the word it begins.
    static let lead = 20

    static func of(_ text: String, around words: SearchWords) -> String {
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let characters = Array(flat)
        let start = words.all.compactMap { place(of: $0, in: characters) }.min().map { max(0, $0 - lead) } ?? 0
        let end = min(characters.count, start + length)
        return (start > 0 ? "…" : "") + String(characters[start..<end]) + (end < characters.count ? "…" : "")
    }

    /// The character at which a folded word begins in a text that is not folded.
    private static func place(of word: String, in characters: [Character]) -> Int? {
        var folded: [Unicode.Scalar] = []
        var origin: [Int] = []
        for (index, character) in characters.enumerated() {
            for scalar in SearchFold.fold(String(character)).unicodeScalars {
                folded.append(scalar)
                origin.append(index)
            }
        }
        let wanted = word.unicodeScalars.filter { $0 != " " }
        return folded.firstRange(of: wanted).map { origin[$0.lowerBound] }
    }
}
