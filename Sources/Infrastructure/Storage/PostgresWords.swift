/// Schema statements of SQLite in PostgreSQL's words: `INTEGER` holds 64 bits, `BLOB` is bytes, `STRICT` goes without saying.
enum PostgresWords {
    private static let words = ["INTEGER": "BIGINT", "BLOB": "BYTEA", "STRICT": ""]

    /// Translates words outside of quotes.
    static func translated(_ sql: String) -> String {
        var text = ""
        var word = ""
        var isQuoted = false
        func end() {
            text += isQuoted ? word : (words[word] ?? word)
            word = ""
        }
        for character in sql {
            if character.isLetter || character == "_" || character.isNumber {
                word.append(character)
                continue
            }
            end()
            if character == "'" { isQuoted.toggle() }
            text.append(character)
        }
        end()
        return text
    }
}
