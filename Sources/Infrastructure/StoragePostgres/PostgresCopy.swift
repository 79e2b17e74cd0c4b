import CLibPQ
import Storage

/// A bulk load in COPY's binary format.
struct PostgresCopy {
    let connection: PostgresConnection

    /// How much is handed to libpq at a time, in bytes [O].
    private static let piece = 64 * 1024

    /// Loads rows into `table (columns)`; any that breaks a rule ends all of it.
    func load(_ target: String, _ rows: [[StoredValue]]) throws {
        try connection.execute("COPY \(target) FROM STDIN (FORMAT binary)")
        do {
            var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [0, 0, 0, 0, 0, 0, 0, 0]
            for row in rows {
                bytes += PostgresValues.bigEndian(Int16(row.count))
                for value in row {
                    guard let field = PostgresValues.bytes(value) else {
                        bytes += PostgresValues.bigEndian(Int32(-1))
                        continue
                    }
                    bytes += PostgresValues.bigEndian(Int32(field.count))
                    bytes += field
                }
                if bytes.count >= Self.piece {
                    try send(bytes)
                    bytes.removeAll(keepingCapacity: true)
                }
            }
            try send(bytes + PostgresValues.bigEndian(Int16(-1)))
        } catch {
            PQputCopyEnd(connection.connection, "given up")
            _ = try? outcome()
            throw error
        }
        guard PQputCopyEnd(connection.connection, nil) == 1 else { throw broken }
        try outcome()
    }

    private func send(_ bytes: [UInt8]) throws {
        let sent = bytes.withUnsafeBytes {
            PQputCopyData(connection.connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard sent == 1 else { throw broken }
    }

    private func outcome() throws {
        var failure: (any Error)?
        while let result = PQgetResult(connection.connection) {
            do {
                try connection.check(result)
            } catch {
                failure = failure ?? error
            }
            PQclear(result)
        }
        if let failure { throw failure }
    }

    private var broken: StoreError { .engine(PostgresConnection.text(PQerrorMessage(connection.connection))) }
}
