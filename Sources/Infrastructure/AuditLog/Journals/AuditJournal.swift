public import Storage

/// Who a journal is: the log of a database beside the platform's home, from where its records are carried into the one log.
public struct JournalIdentity: Sendable, Hashable {
    /// The home that carries it; a database that is another home's is never taken for one's own.
    public let home: String
    public let name: String
    /// From 1; its records' numbers begin behind `number << 40`, so that a number is one record's over all databases.
    public let number: Int64

    /// Names a journal.
    public init(home: String, name: String, number: Int64) {
        self.home = home
        self.name = name
        self.number = number
    }

    /// The number behind which the journal's records begin.
    public var origin: Int64 { number << JournalIdentity.width }
    static let width: Int64 = 40
}

/// Why a database is not taken for a journal.
public enum JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is another home's, or has another name.
    case otherJournal(String)
    /// It has a log that began as a home's own.
    case homeOfItsOwn(String)
    /// What was carried is not there any more, or a record does not follow: nothing is carried until somebody has looked.
    case broken(journal: String, sequence: Int64)

    public var description: String {
        switch self {
        case .otherJournal(let name): "the database of \(name) belongs to another cluster or another platform"
        case .homeOfItsOwn(let name): "the database of \(name) has an audit log of its own: it is no empty cluster"
        case .broken(let journal, let sequence):
            "the journal of \(journal) was rolled back or changed at record \(sequence)"
        }
    }
}

/// Logs of databases beside the home, and their way into the home's.
///
/// A transaction in another database records there, in a chain of its own; behind it each record is appended to the home's log
/// as well, once, in the order of its journal. What reads the log of all tenants reads the home's alone.
public enum AuditJournal {
    /// `carried_spans`: records carried together stand side by side in both logs.
    static let schema = SchemaStep(
        "audit-004",
        """
        CREATE TABLE audit_origin (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            home TEXT NOT NULL,
            name TEXT NOT NULL,
            sequence INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE carried_journals (
            name TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE TABLE carried_spans (
            journal_sequence INTEGER PRIMARY KEY,
            sequence INTEGER NOT NULL UNIQUE,
            records INTEGER NOT NULL
        ) STRICT;
        """)

    /// Makes an empty database's log a journal, or makes sure that it is this one.
    /// - Throws: `JournalError` when it is anything else, or `StoreError`.
    public static func begin(_ identity: JournalIdentity, in tx: any StoreTransaction) throws {
        if let row = try tx.row("SELECT home, name, sequence FROM audit_origin WHERE one = 1", []) {
            guard try row.text("home") == identity.home, try row.text("name") == identity.name,
                try row.integer("sequence") == identity.origin
            else { throw JournalError.otherJournal(identity.name) }
            return
        }
        guard try AuditLog.newest(in: tx) == 0 else { throw JournalError.homeOfItsOwn(identity.name) }
        try tx.run(
            "INSERT INTO audit_origin (one, home, name, sequence) VALUES (1, $1, $2, $3)",
            [.text(identity.home), .text(identity.name), .integer(identity.origin)])
    }

    /// The number behind which a database's log begins: 0 but for a journal.
    static func origin(in tx: any StoreTransaction) throws -> Int64 {
        try tx.row("SELECT sequence FROM audit_origin WHERE one = 1", [])?.integer("sequence") ?? 0
    }

    /// The last record of a database's log, as a statement of a move quotes it; the origin where there is none.
    /// - Throws: `StoreError`.
    public static func end(in tx: any StoreTransaction) throws -> ChainEnds.End { try AuditLog.end(in: tx) }

    /// Up to which record a journal was carried; nil before the first.
    /// - Throws: `StoreError`.
    public static func carried(_ name: String, in tx: any StoreTransaction) throws -> ChainEnds.End? {
        try tx.row("SELECT sequence, hash FROM carried_journals WHERE name = $1", [.text(name)]).map {
            ChainEnds.End(number: try $0.integer("sequence"), hash: try $0.bytes("hash"))
        }
    }

    /// Carries the next records of a journal into the home's log; answers how many: 0 when another carried them meanwhile, nil
    /// when none was left.
    ///
    /// The mark moves in the transaction that appends: however often and wherever it ends, each record is carried once.
    /// - Throws: `JournalError.broken` when the journal is not the one that was carried so far, or `StoreError`.
    @discardableResult
    public static func carry(
        _ name: String, from journal: any DataStore, into home: any DataStore, limit: Int = 2_000
    ) async throws -> Int? {
        let mark = try await home.read { tx in try carried(name, in: tx) }
        let records = try await journal.read { tx in try following(mark, of: name, limit: limit, in: tx) }
        guard let last = records.last else { return nil }
        return try await home.write { tx in
            // Another may have carried them meanwhile, and not all of them.
            guard try carried(name, in: tx) == mark else { return 0 }
            let first = try AuditLog.append(carrying: records, in: tx)
            try tx.run(
                "INSERT INTO carried_spans (journal_sequence, sequence, records) VALUES ($1, $2, $3)",
                [.integer(records[0].sequence), .integer(first), .integer(Int64(records.count))])
            try tx.run(
                """
                INSERT INTO carried_journals (name, sequence, hash) VALUES ($1, $2, $3)
                ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
                """, [.text(name), .integer(last.sequence), .bytes(last.hash)])
            return records.count
        }
    }

    /// Carries all there is at the moment, whoever else carries.
    /// - Throws: as ``carry(_:from:into:limit:)``.
    public static func carryAll(_ name: String, from journal: any DataStore, into home: any DataStore) async throws {
        while try await carry(name, from: journal, into: home) != nil {}
    }

    /// The records behind a mark, each held against the one before it; the one at the mark must still be what it was.
    private static func following(
        _ mark: ChainEnds.End?, of name: String, limit: Int, in tx: any StoreTransaction
    ) throws -> [AuditRecord] {
        let origin = try origin(in: tx)
        let after = mark?.number ?? origin
        var previous = AuditChain.genesis
        if let mark, mark.number > origin {
            guard try AuditLog.record(mark.number, in: tx)?.hash == mark.hash else {
                throw JournalError.broken(journal: name, sequence: mark.number)
            }
            previous = mark.hash
        }
        let records = try AuditLog.records(after: after, limit: limit, in: tx)
        for (place, record) in records.enumerated() {
            guard record.sequence == after + 1 + Int64(place),
                record.hash == AuditChain.hash(of: record, previous: previous)
            else { throw JournalError.broken(journal: name, sequence: after + 1 + Int64(place)) }
            previous = record.hash
        }
        return records
    }

    /// The number in the home's log of a record that was carried there; nil where it was not, or not yet.
    static func homeNumber(of sequence: Int64, in tx: any StoreTransaction) throws -> Int64? {
        guard sequence >> JournalIdentity.width > 0 else { return nil }
        let span = try tx.row(
            """
            SELECT journal_sequence, sequence, records FROM carried_spans WHERE journal_sequence <= $1
            ORDER BY journal_sequence DESC LIMIT 1
            """, [.integer(sequence)])
        guard let span else { return nil }
        let place = sequence - (try span.integer("journal_sequence"))
        return place < (try span.integer("records")) ? try span.integer("sequence") + place : nil
    }
}
