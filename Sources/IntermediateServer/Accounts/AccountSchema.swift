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
            """),
        SchemaStep(
            "accounts-002",
            """
            ALTER TABLE accounts ADD COLUMN pattern_id TEXT;
            ALTER TABLE accounts ADD COLUMN all_districts INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE accounts ADD COLUMN password_changed_at INTEGER;
            ALTER TABLE accounts ADD COLUMN lock_lapses_at INTEGER;
            ALTER TABLE accounts ADD COLUMN suspended_at INTEGER;
            ALTER TABLE accounts ADD COLUMN valid_until INTEGER;
            ALTER TABLE accounts ADD COLUMN previous_sign_in_at INTEGER;
            ALTER TABLE accounts ADD COLUMN second_factor_at INTEGER;
            ALTER TABLE sessions ADD COLUMN awaits_second_factor INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE account_districts (
                realm TEXT NOT NULL,
                account_id TEXT NOT NULL,
                code TEXT NOT NULL,
                PRIMARY KEY (realm, account_id, code),
                FOREIGN KEY (realm, account_id) REFERENCES accounts (realm, account_id)
            ) STRICT;
            CREATE TABLE permission_patterns (
                realm TEXT NOT NULL,
                pattern_id TEXT NOT NULL,
                name TEXT NOT NULL,
                role TEXT NOT NULL,
                permissions TEXT NOT NULL,
                PRIMARY KEY (realm, pattern_id)
            ) STRICT;
            CREATE TABLE administrative_districts (
                realm TEXT NOT NULL,
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (realm, code)
            ) STRICT;
            CREATE TABLE account_policies (
                realm TEXT NOT NULL PRIMARY KEY,
                second_factor TEXT NOT NULL,
                password_days INTEGER
            ) STRICT;
            CREATE TABLE password_history (
                realm TEXT NOT NULL,
                account_id TEXT NOT NULL,
                used_until INTEGER NOT NULL,
                password BLOB NOT NULL,
                PRIMARY KEY (realm, account_id, used_until),
                FOREIGN KEY (realm, account_id) REFERENCES accounts (realm, account_id)
            ) STRICT;
            CREATE TABLE second_factors (
                realm TEXT NOT NULL,
                account_id TEXT NOT NULL,
                sealed_secret BLOB NOT NULL,
                last_step INTEGER NOT NULL,
                is_confirmed INTEGER NOT NULL,
                PRIMARY KEY (realm, account_id),
                FOREIGN KEY (realm, account_id) REFERENCES accounts (realm, account_id)
            ) STRICT;
            CREATE TABLE recovery_codes (
                realm TEXT NOT NULL,
                account_id TEXT NOT NULL,
                code_digest TEXT NOT NULL,
                PRIMARY KEY (realm, account_id, code_digest),
                FOREIGN KEY (realm, account_id) REFERENCES accounts (realm, account_id)
            ) STRICT;
            """),
    ]
}
