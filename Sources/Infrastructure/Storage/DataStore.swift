/// The one narrow port to a database, the same for every engine.
///
/// A transaction is a synchronous closure on the engine's own thread: nothing can await the network inside it, and a
/// blocking client never sits on the cooperative pool.
public protocol DataStore: Sendable {
    /// Runs a closure that only reads, on a consistent view.
    /// - Throws: what the closure throws, or `StoreError`.
    func read<Answer: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Answer) async throws
        -> Answer

    /// Runs a closure that may write; all of it is kept, durably, or none.
    /// - Throws: what the closure throws, or `StoreError`; nothing is written then.
    @discardableResult
    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer

    /// Whether others than who asks (``WriteLane``) have had something to write within a second: what is long, and may be kept in
    /// several transactions, is better written so.
    var isBesideOthers: Bool { get }

    /// Brings the schema forward; steps already applied are checked against their checksums.
    /// - Throws: `StoreError` when a step fails or was edited after it was applied.
    func migrate(_ steps: [SchemaStep]) async throws
}

/// What a closure inside a transaction may do.
public protocol StoreTransaction {
    /// Whose words the engine understands where one text of SQL cannot serve both.
    var dialect: Dialect { get }

    /// The ends of chains that this transaction lengthened.
    var chainEnds: ChainEnds { get }

    /// From here on to its end the transaction is one tenant's: an engine that can will neither show nor take rows of others.
    ///
    /// Before, a transaction is the platform's own. SQLite has no such wall: there the statements' own `WHERE` is all.
    /// - Throws: `StoreError`.
    func confine(to tenant: String) throws

    /// Makes sure that no row is hidden from this transaction: a backup of what is seen must be one of all there is.
    /// - Throws: `StoreError` when the engine would hide any.
    func requireEveryRow() throws

    /// Runs one statement and answers how many rows it changed.
    /// - Throws: `StoreError`.
    @discardableResult
    func run(_ sql: String, _ values: [StoredValue]) throws -> Int

    /// Runs one query and answers its rows in order.
    /// - Throws: `StoreError`.
    func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow]

    /// Adds many rows to one table, in the engine's fastest way; one that breaks a uniqueness rule is left out.
    ///
    /// - Parameters:
    ///   - table: a table of the schema.
    ///   - columns: the columns that each row gives, in their order; the others take their defaults.
    ///   - rows: as many values in each as there are columns.
    /// - Returns: the places in `rows`, from 0, of those left out.
    /// - Throws: `StoreError` when another rule is broken; let it end the transaction, some rows may be there.
    func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int]
}

extension StoreTransaction {
    /// The first row of a query, if any.
    /// - Throws: `StoreError`.
    public func row(_ sql: String, _ values: [StoredValue]) throws -> StoredRow? {
        try rows(sql, values).first
    }
}
