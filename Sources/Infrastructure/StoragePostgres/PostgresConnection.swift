import CLibPQ
import Foundation
import Storage

/// One connection, used by the one thread that made it.
final class PostgresConnection {
    let connection: OpaquePointer
    private let settings: PostgresSettings
    /// Names of prepared statements, by their text and the types of their values.
    private var prepared: [String: String] = [:]
    /// More than the product has statements; what is made at run time cannot fill the server's memory [O].
    private static let mostPrepared = 1_000
    private var isConfined = false
    /// Whether tables have a wall, as far as it was asked.
    private var walls: [String: Bool] = [:]
    /// Whether PostgreSQL asked for a transaction to be done again (40001, 40P01) since it began.
    private var hasConflict = false
    /// How often a transaction is done again before its failure is told [O].
    private static let tries = 5

    /// - Throws: `StoreError.engine`.
    init(_ settings: PostgresSettings) throws {
        self.settings = settings
        let limits =
            "-c search_path=\(settings.schema) -c statement_timeout=\(settings.statementLimit)s"
            + " -c lock_timeout=30s -c idle_in_transaction_session_timeout=60s -c client_min_messages=warning"
        // What stands later wins: `dbname` may hold a whole connection string, the options here are ours.
        let names = ["dbname", "client_encoding", "application_name", "connect_timeout", "options"]
        let values = [settings.connection, "UTF8", "kakehashi", "\(settings.patience)", limits]
        connection = try Self.open(names, values)
        guard PQstatus(connection) == CONNECTION_OK else {
            // `deinit` ends it: everything is set, so that it runs after a throw too.
            throw StoreError.engine("cannot connect to PostgreSQL: \(Self.text(PQerrorMessage(connection)))")
        }
        try confine()
    }

    deinit { PQfinish(connection) }

    private static func open(_ names: [String], _ values: [String]) throws -> OpaquePointer {
        let copies = (names + values).map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let keys = copies.prefix(names.count).map { UnsafePointer($0) } + [nil]
        let texts = copies.suffix(values.count).map { UnsafePointer($0) } + [nil]
        guard let connection = PQconnectdbParams(keys, texts, 1) else {
            throw StoreError.engine("libpq has no memory for a connection")
        }
        return connection
    }

    /// Whether nothing can be asked through it any more: gone, or left without its wall.
    var isBroken: Bool { PQstatus(connection) != CONNECTION_OK || !isConfined }
    var isInsideTransaction: Bool {
        let status = PQtransactionStatus(connection)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Begins a transaction in which nobody else writes to this schema, on whichever machine.
    var beginWriting: String {
        "BEGIN; \(PostgresWall.platform); "
            + "SELECT pg_advisory_xact_lock(hashtextextended('kakehashi writes ' || '\(settings.schema)', 0))"
    }

    /// Does what the connection's own user may: the schema is that one's.
    func asOwner(_ body: () throws -> Void) throws {
        isConfined = false
        walls = [:]
        try execute("RESET ROLE")
        let outcome = Result { try body() }
        try confine()
        try outcome.get()
    }

    private func confine() throws {
        try PostgresWall.confine(self)
        isConfined = true
    }

    /// Whether a table's rows are behind the wall.
    func hasWall(_ table: String) throws -> Bool {
        if let known = walls[table] { return known }
        let row = try PostgresTransaction(connection: self).row(
            """
            SELECT CAST(c.relrowsecurity AS INTEGER) AS walled
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2
            """, [.text(settings.schema), .text(table)])
        let walled = try row?.integer("walled") == 1
        walls[table] = walled
        return walled
    }

    /// Makes the schema, and refuses a database that would sort otherwise than SQLite.
    func prepareSchema() throws {
        guard settings.schema.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }) else {
            throw StoreError.engine("a schema's name has lower-case letters, digits and _ only: \(settings.schema)")
        }
        try asOwner {
            try execute("CREATE SCHEMA IF NOT EXISTS \(settings.schema)")
            try PostgresWall.grant(schema: settings.schema, on: self)
        }
        let database = try PostgresTransaction(connection: self).row(
            """
            SELECT CAST(datcollate AS TEXT) AS order_of_text, pg_encoding_to_char(encoding) AS encoding
            FROM pg_database WHERE datname = current_database()
            """, [])
        let (order, encoding) = (try database?.text("order_of_text"), try database?.text("encoding"))
        guard let order, ["C", "C.UTF-8", "POSIX"].contains(order), encoding == "UTF8" else {
            throw StoreError.engine(
                "the database must be made with LC_COLLATE 'C' and ENCODING 'UTF8'; "
                    + "it has \(order ?? "nothing") and \(encoding ?? "nothing")")
        }
    }

    /// Runs statements without values.
    func execute(_ sql: String) throws {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        try check(result)
    }

    /// Runs a body in a transaction, and again when PostgreSQL says that another came in between.
    func inTransaction<Answer>(_ begin: String, _ body: () throws -> Answer) throws -> Answer {
        for _ in 1..<Self.tries {
            do {
                return try once(begin, body)
            } catch {
                guard hasConflict else { throw error }
            }
        }
        return try once(begin, body)
    }

    private func once<Answer>(_ begin: String, _ body: () throws -> Answer) throws -> Answer {
        hasConflict = false
        do {
            try execute(begin)
            let answer = try body()
            // A savepoint may have hidden it: whoever met it was told of a failure that is none.
            if hasConflict { throw StoreError.engine("another transaction came in between") }
            guard PQtransactionStatus(connection) == PQTRANS_INTRANS else {
                throw StoreError.engine("the transaction was given up")
            }
            try execute("COMMIT")
            return answer
        } catch {
            if isInsideTransaction { try? execute("ROLLBACK") }
            throw error
        }
    }

    /// Runs one statement with its values; the result is the caller's to clear.
    func ask(_ sql: String, _ values: [StoredValue]) throws -> OpaquePointer {
        let name = try statement(sql, values.map(PostgresValues.type))
        let bytes = values.map(PostgresValues.bytes)
        let result = Self.withPointers(to: bytes) { pointers in
            PQexecPrepared(
                connection, name, Int32(values.count), pointers, bytes.map { Int32($0?.count ?? 0) },
                bytes.map { _ in 1 }, 1)
        }
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        guard let result else { throw StoreError.engine("libpq has no memory for an answer") }
        return result
    }

    private func statement(_ sql: String, _ types: [Oid]) throws -> String {
        let key = types.map { "\($0) " }.joined() + sql
        if let name = prepared[key] { return name }
        if prepared.count >= Self.mostPrepared {
            try execute("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(connection, name, sql, Int32(types.count), types)
        defer { PQclear(result) }
        try check(result)
        prepared[key] = name
        return name
    }

    /// Lends the addresses of all values at the same time.
    private static func withPointers<Answer>(
        to values: [[UInt8]?], _ body: ([UnsafePointer<CChar>?]) -> Answer
    ) -> Answer {
        let all = values.flatMap { $0 ?? [] }
        // One byte more, so that there is an address even for nothing: an empty text is no null.
        return (all + [0]).withUnsafeBytes { buffer in
            var place = 0
            var pointers: [UnsafePointer<CChar>?] = []
            for value in values {
                pointers.append(
                    value == nil ? nil : buffer.baseAddress?.advanced(by: place).assumingMemoryBound(to: CChar.self))
                place += value?.count ?? 0
            }
            return body(pointers)
        }
    }

    /// Throws what a result says went wrong.
    func check(_ result: OpaquePointer?) throws {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return
        default:
            let code = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "C"))))
            let said = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "M"))))
            // serialization_failure, deadlock_detected
            if code == "40001" || code == "40P01" { hasConflict = true }
            throw Self.translated(code, said.isEmpty ? Self.text(PQerrorMessage(connection)) : said)
        }
    }

    /// An SQLSTATE in the port's words.
    private static func translated(_ code: String, _ said: String) -> StoreError {
        if code == "23505" { return .duplicate(said) }
        return code.hasPrefix("23") ? .constraint(said) : .engine("\(said) (\(code.isEmpty ? "no SQLSTATE" : code))")
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        var text = String(cString: pointer)
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
