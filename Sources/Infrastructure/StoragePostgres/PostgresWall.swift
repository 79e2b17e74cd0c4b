import Storage

/// The second wall between tenants: row-level security, and a role that cannot look over it.
///
/// A transaction is the platform's own, or one tenant's; where nothing was said, no row is there at all.
enum PostgresWall {
    /// The tenant of a transaction, `*` for the platform itself.
    static let setting = "kakehashi.tenant"
    static let platform = "SET LOCAL \(setting) = '*'"
    /// Who works here when the connection's own user could look over the wall.
    static let role = "kakehashi_rows"
    private static let policy = "tenant_wall"
    /// The columns that say whose a row is: a tenant, or the realm of its accounts, which is the tenant's too.
    private static let owners = ["tenant_id", "realm"]

    /// Builds the wall around every table whose rows are somebody's, and lets the role do its work.
    static func build(schema: String, on connection: PostgresConnection) throws {
        let tables = try PostgresTransaction(connection: connection).rows(
            """
            SELECT CAST(c.relname AS TEXT) AS table_name, CAST(a.attname AS TEXT) AS owner
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
            WHERE n.nspname = $1 AND c.relkind = 'r' AND a.attname IN ($2, $3)
                AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
            """, [.text(schema)] + owners.map(StoredValue.text))
        for table in tables {
            let (name, owner) = (try table.text("table_name"), try table.text("owner"))
            try connection.execute(
                """
                ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY;
                ALTER TABLE \(name) FORCE ROW LEVEL SECURITY;
                CREATE POLICY \(policy) ON \(name)
                    USING (current_setting('\(setting)', true) IN ('*', \(owner)))
                """)
        }
    }

    /// Gives a user that could look over the wall the role that cannot, and refuses what could not be so confined.
    static func confine(_ connection: PostgresConnection) throws {
        if try looksOver(connection) {
            try connection.execute(
                """
                DO $$ BEGIN CREATE ROLE \(role) NOLOGIN NOSUPERUSER NOBYPASSRLS;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
                SET ROLE \(role)
                """)
        }
        guard try !looksOver(connection) else {
            throw StoreError.engine(
                "the database's user sees over row-level security, and no role that does not is to be had")
        }
    }

    /// Refuses a transaction that is a tenant's, and a schema with a wall that is not ours: either may hide rows.
    static func requireEveryRow(_ transaction: PostgresTransaction) throws {
        let found = try transaction.row(
            """
            SELECT current_setting('\(setting)', true) AS whose, (
                SELECT count(*) FROM pg_class c
                LEFT JOIN pg_policy p ON p.polrelid = c.oid
                WHERE c.relnamespace = CAST(current_schema() AS regnamespace) AND c.relrowsecurity
                    AND (p.polname IS NULL OR p.polname <> $1 OR NOT p.polpermissive)
            ) AS strange
            """, [.text(policy)])
        guard try found?.optionalText("whose") == "*", try found?.integer("strange") == 0 else {
            throw StoreError.engine("row-level security may hide rows from this transaction")
        }
    }

    /// What the role needs, after each change of the schema.
    static func grant(schema: String, on connection: PostgresConnection) throws {
        let isThere = try PostgresTransaction(connection: connection).row(
            "SELECT 1 AS found FROM pg_roles WHERE rolname = $1", [.text(role)])
        guard isThere != nil else { return }
        try connection.execute(
            """
            GRANT USAGE ON SCHEMA \(schema) TO \(role);
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO \(role);
            GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA \(schema) TO \(role)
            """)
    }

    private static func looksOver(_ connection: PostgresConnection) throws -> Bool {
        let row = try PostgresTransaction(connection: connection).row(
            "SELECT CAST(rolsuper OR rolbypassrls AS INTEGER) AS over FROM pg_roles WHERE rolname = current_user", [])
        return try row?.integer("over") != 0
    }
}
