public import Storage

/// 公開終了日 set for many at once: rules beside the rows, so that setting one and taking it back touch no row.
public enum PublicationSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "publication-ends-001",
            """
            CREATE TABLE publication_ends (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                end_number INTEGER NOT NULL CHECK (end_number > 0),
                system_id TEXT NOT NULL,
                request_key TEXT NOT NULL,
                request TEXT NOT NULL,
                item_code TEXT NOT NULL,
                district TEXT,
                publication_end TEXT NOT NULL,
                registered_before INTEGER NOT NULL,
                records INTEGER NOT NULL,
                set_at INTEGER NOT NULL,
                cancelled_at INTEGER,
                PRIMARY KEY (tenant_id, end_number),
                UNIQUE (tenant_id, system_id, request_key)
            ) STRICT;
            """)
    ]
}
