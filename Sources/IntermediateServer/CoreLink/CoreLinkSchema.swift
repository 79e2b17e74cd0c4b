public import Storage
public import Tenancy

/// The tables that 情報照会 and 情報提供 share.
public enum CoreLinkSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "core-link-001",
            """
            CREATE TABLE content_keys (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                key_number INTEGER NOT NULL,
                public_key BLOB NOT NULL,
                sealed_key BLOB NOT NULL,
                made_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, key_number)
            ) STRICT;
            CREATE TABLE core_collections (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                last_number INTEGER NOT NULL,
                collected_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id)
            ) STRICT;
            """),
        SchemaStep(
            "core-link-002",
            """
            DROP TABLE content_keys;
            CREATE TABLE content_keys (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                key_number INTEGER NOT NULL,
                public_key BLOB NOT NULL,
                sealed_key TEXT NOT NULL,
                made_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, key_number)
            ) STRICT;
            """),
    ]

    /// The columns that are sealed with the tenant's key.
    public static let sealed: [SealedColumn] = [ContentKeys.column]
}
