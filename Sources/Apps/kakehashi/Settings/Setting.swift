/// One setting that a file, the environment or a flag can give.
struct Setting: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        case text
        case number
        /// `true` or `false`.
        case truth
        /// In the environment and in a flag separated by commas.
        case list
        /// A structure that only the file can hold.
        case table
    }

    /// As the file nests it: `database.place`.
    let key: String
    let kind: Kind
    /// What it is without being given; nil: nothing, or it must be given where `isNeeded` says so.
    let standard: String?
    let isNeeded: Bool
    /// Whether it may let somebody in: never shown.
    let isSecret: Bool
    let meaning: String

    init(
        _ key: String, _ kind: Kind, _ meaning: String, standard: String? = nil, isNeeded: Bool = false,
        isSecret: Bool = false
    ) {
        self.key = key
        self.kind = kind
        self.standard = standard
        self.isNeeded = isNeeded
        self.isSecret = isSecret
        self.meaning = meaning
    }

    private var words: [String] {
        key.split(separator: ".").map { part in
            part.reduce(into: "") { word, letter in
                word += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
            }
        }
    }

    /// `--database-place`.
    var flag: String { "--\(words.joined(separator: "-"))" }
    /// `KAKEHASHI_DATABASE_PLACE`.
    var variable: String { "KAKEHASHI_" + words.joined(separator: "-").replacing("-", with: "_").uppercased() }
}
