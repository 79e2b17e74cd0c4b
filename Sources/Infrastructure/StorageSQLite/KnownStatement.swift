import GRDBSQLite
import Storage
import Synchronization

/// What is remembered of a statement's text, whose like comes thousands of times in a second.
final class KnownStatement: Sendable {
    /// Texts that are remembered; most are constants, those that list what they ask for are not [O].
    private static let most = 2_000
    private static let all = Mutex<[String: KnownStatement]>([:])

    /// The text as SQLite takes it.
    let text: String
    private let answer = Mutex<(names: [[UInt8]], columns: RowColumns)?>(nil)

    private init(_ sql: String) {
        text = Self.numbered(sql)
    }

    /// What is known of a text.
    static func of(_ sql: String) -> KnownStatement {
        all.withLock { all in
            if let known = all[sql] { return known }
            if all.count >= most { all.removeAll() }
            let new = KnownStatement(sql)
            all[sql] = new
            return new
        }
    }

    /// The columns of an answer that has begun; read anew only when they are others than the last time.
    func columns(of statement: OpaquePointer) -> RowColumns {
        answer.withLock { answer in
            let count = Int(sqlite3_column_count(statement))
            if let answer, answer.names.count == count,
                answer.names.indices.allSatisfy({ Self.isName(answer.names[$0], of: Int32($0), in: statement) })
            {
                return answer.columns
            }
            let names = (0..<Int32(count)).map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
            let columns = RowColumns(names)
            answer = (names.map { Array($0.utf8) + [0] }, columns)
            return columns
        }
    }

    private static func isName(_ name: [UInt8], of place: Int32, in statement: OpaquePointer) -> Bool {
        guard let found = sqlite3_column_name(statement, place) else { return name == [0] }
        // The byte that ends the one ends the other, too.
        return name.indices.allSatisfy { name[$0] == UInt8(bitPattern: found[$0]) }
    }

    /// Turns `$1` into `?1`: to SQLite the former is a name, whose place depends on the order of the text.
    ///
    /// No statement of ours holds a `$` of its own: what varies is bound.
    private static func numbered(_ sql: String) -> String {
        String(decoding: sql.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }
}
