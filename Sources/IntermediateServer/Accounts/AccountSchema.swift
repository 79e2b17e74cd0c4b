public import Storage

/// The tables of accounts and sessions.
///
/// A realm is a tenant, or the support site.
public enum AccountSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "accounts-001",
            """
            CREATE TABLE accounts (
                realm TEXT NOT NULL,
                account_id TEXT NOT NULL,
                name TEXT NOT NULL,
                role TEXT NOT NULL,
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                password BLOB NOT NULL,
                must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
                failed_attempts INTEGER NOT NULL DEFAULT 0,
                locked_at INTEGER,
                deleted_at INTEGER,
                last_sign_in_at INTEGER,
                created_at INTEGER NOT NULL,
                created_by TEXT NOT NULL,
                PRIMARY KEY (realm, account_id)
            ) STRICT;
            CREATE TABLE sessions (
                realm TEXT NOT NULL,
                token_digest TEXT NOT NULL,
                account_id TEXT NOT NULL,
                form_token TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                used_at INTEGER NOT NULL,
                PRIMARY KEY (realm, token_digest),
                FOREIGN KEY (realm, account_id) REFERENCES accounts (realm, account_id)
            ) STRICT;
            CREATE INDEX sessions_by_account ON sessions (realm, account_id);
            """)
    ]
}
