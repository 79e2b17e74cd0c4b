import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// Where the platform keeps what it knows: a file of its own, or a schema of a PostgreSQL database.
struct DatabaseAddress: Codable, Sendable, Hashable {
    /// A path, or a connection as libpq reads it.
    var place: String
    /// The schema of a PostgreSQL database; nil where the place is a file.
    var schema: String?
    /// Of PostgreSQL: connections that read, seconds that a reader waits for one, and the longest statement.
    var readers: Int?
    var patience: Int?
    var statementLimit: Int?

    /// Opens it; a schema is made when it is not there, a file too.
    /// - Throws: `StoreError`.
    func open() async throws -> any DataStore {
        guard let schema else { return try SQLiteStore(path: place) }
        var settings = PostgresSettings(connection: place, schema: schema)
        settings.readers = max(1, readers ?? settings.readers)
        settings.patience = max(1, patience ?? settings.patience)
        settings.statementLimit = max(1, statementLimit ?? settings.statementLimit)
        return try await PostgresStore(settings)
    }
}
