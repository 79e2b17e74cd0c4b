/// Where a database is and how long anything may take there.
public struct PostgresSettings: Sendable, Hashable {
    /// As libpq reads it: `host=a,b dbname=kakehashi target_session_attrs=read-write`, or a `postgresql://` URL.
    public var connection: String
    /// The schema that holds our tables; made when it is not there.
    ///
    /// Lower-case letters, digits and `_`.
    public var schema: String
    /// How many may read at the same time.
    public var readers: Int
    /// How long a reader waits for a connection, in seconds.
    public var patience: Int
    /// The longest that a single statement may take, in seconds.
    public var statementLimit: Int

    /// Names a database; the limits are ours [O].
    public init(
        connection: String, schema: String = "kakehashi", readers: Int = 8, patience: Int = 10, statementLimit: Int = 60
    ) {
        self.connection = connection
        self.schema = schema
        self.readers = readers
        self.patience = patience
        self.statementLimit = statementLimit
    }
}
