/// What the parsing library itself says in help and about wrong usage, in Japanese where the locale is.
enum UsageText {
    /// Columns of an option's description in help: the library leaves 26 of 80 to the options' names.
    private static let width = 54

    /// Headings and fixed sentences of `ArgumentParser`, at the beginning of a line or after an option's name.
    private static let fixed = [
        ("OVERVIEW:", "概要:"), ("USAGE:", "使い方:"), ("Usage:", "使い方:"), ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"),
        ("SUBCOMMANDS:", "サブコマンド:"), ("Show the version.", "バージョンを表示します。"),
        ("Show help information.", "この説明を表示します。"), ("Show subcommand help information.", "サブコマンドの説明を表示します。"),
        ("(default:", "(省略時:"),
    ]

    /// The library's sentences as they stand, with what they name.
    private static var sentences: [(Regex<(Substring, Substring)>, String)] {
        [
            (/See '(.*)' for detailed help\./, "詳しくは「%」を実行してください。"),
            (/See '(.*)' for more information\./, "詳しくは「%」を実行してください。"),
            (/Error: Missing expected argument '(.*)'/, "エラー: %を指定してください。"),
            (/Error: Unknown option '([^']*)'.*/, "エラー: オプション %はありません。"),
            (/Error: Missing value for '(.*)'/, "エラー: %の値がありません。"),
            (/Error: The value '.*' is invalid for '([^']*)'.*/, "エラー: %の値が正しくありません。"),
            (/Error: Unexpected argument '(.*)'/, "エラー: 余分な引数があります: %"),
            (/^Error: (.*)/, "エラー: %"),
            (/^Help: (.*)/, "説明: %"),
        ]
    }

    /// The library's text in the language of the locale.
    static func told(_ text: String) -> String {
        guard Words.isJapanese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { told(line: String($0)) }
            .joined(separator: "\n")
    }

    private static func told(line: String) -> String {
        for (pattern, japanese) in sentences {
            let replaced = line.replacing(pattern) { japanese.replacing("%", with: $0.1) }
            if replaced != line { return replaced }
        }
        return fixed.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }

    /// Japanese has no spaces at which the library could break a line.
    static func folded(_ text: String) -> String {
        var lines = [""]
        for piece in pieces(text) {
            let next = lines[lines.count - 1] + piece
            if Columns.width(next) > width { lines.append(piece) } else { lines[lines.count - 1] = next }
        }
        return lines.joined(separator: "\n")
    }

    /// What stays together on a line: a word in Latin letters, a character with the marks that must not begin a line behind it
    /// or end one before it (JIS X 4051).
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        for character in text {
            let last = pieces.last?.last
            let isWord = character.isASCII && character != " " && last.map { $0.isASCII && $0 != " " } ?? false
            if isWord || "。、）」".contains(character) || last.map({ "（「".contains($0) }) ?? false {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }
}
