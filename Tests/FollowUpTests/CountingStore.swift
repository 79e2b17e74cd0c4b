import Foundation
import Storage
import Synchronization

/// A store that counts the statements that pass through it.
final class CountingStore: DataStore {
    private let base: any DataStore
    private let statements = Mutex(0)

    init(_ base: any DataStore) {
        self.base = base
    }

    var count: Int { statements.withLock { $0 } }
    func reset() { statements.withLock { $0 = 0 } }

    private func counted() { statements.withLock { $0 += 1 } }

    func read<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.read { tx in try body(Counted(tx: tx, count: self.counted)) }
    }

    func write<Answer: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        try await base.write { tx in try body(Counted(tx: tx, count: self.counted)) }
    }

    var isBesideOthers: Bool { base.isBesideOthers }

    func migrate(_ steps: [SchemaStep]) async throws { try await base.migrate(steps) }

    private struct Counted: StoreTransaction {
        var dialect: Dialect { tx.dialect }
        var chainEnds: ChainEnds { tx.chainEnds }
        let tx: any StoreTransaction
        let count: () -> Void

        func confine(to tenant: String) throws { try tx.confine(to: tenant) }
        func requireEveryRow() throws { try tx.requireEveryRow() }

        func run(_ sql: String, _ values: [StoredValue]) throws -> Int {
            count()
            return try tx.run(sql, values)
        }

        func rows(_ sql: String, _ values: [StoredValue]) throws -> [StoredRow] {
            count()
            return try tx.rows(sql, values)
        }

        func load(_ table: String, _ columns: [String], _ rows: [[StoredValue]]) throws -> [Int] {
            count()
            return try tx.load(table, columns, rows)
        }
    }
}
