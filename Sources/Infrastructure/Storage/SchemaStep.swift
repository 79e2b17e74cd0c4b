/// What tells engines apart where one text of SQL cannot serve both: the schema.
public enum Dialect: Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// One forward step of a room's schema: never edited once applied.
public struct SchemaStep: Sendable, Hashable {
    /// `room-NNN`, unique over the whole database.
    public let name: String
    private let sql: String
    private let postgres: String?

    /// Names a step and its statements, separated by `;`.
    ///
    /// - Parameters:
    ///   - name: `room-NNN`.
    ///   - sql: the statements as SQLite takes them; their types and STRICT are put into PostgreSQL's words by themselves.
    ///   - postgres: the statements for PostgreSQL, where that is not enough: triggers, indexes of text.
    public init(_ name: String, _ sql: String, postgres: String? = nil) {
        self.name = name
        self.sql = sql
        self.postgres = postgres
    }

    /// The statements for an engine.
    public func statements(for dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: sql
        case .postgres: postgres ?? PostgresWords.translated(sql)
        }
    }

    /// A checksum that tells an edited step from the one applied (64-bit FNV-1a over the statements).
    public func checksum(for dialect: Dialect) -> String { Self.checksum(of: statements(for: dialect)) }

    /// The checksum under which earlier versions applied the same step on PostgreSQL, and what is to be done since; nil where
    /// nothing differs.
    public var earlierOnPostgres: (checksum: String, catchUp: String)? {
        PostgresWords.earlier(statements(for: .postgres)).map { (Self.checksum(of: $0.text), $0.catchUp) }
    }

    private static func checksum(of statements: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in statements.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
