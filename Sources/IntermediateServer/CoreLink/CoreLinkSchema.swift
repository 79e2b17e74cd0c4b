public import Storage

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
            """)
    ]
}
