public import Storage

/// The SQL of masters: every version is kept, the newest is in force; one file of each kind waits for confirmation.
public enum MasterSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "masters-001",
            """
            CREATE TABLE master_versions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                number INTEGER NOT NULL,
                version TEXT NOT NULL,
                document TEXT NOT NULL,
                imported_at INTEGER NOT NULL,
                imported_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, number)
            ) STRICT;
            """),
        // What was applied before this step left neither a checksum nor a summary; its kind stands in the document.
        SchemaStep(
            "masters-002",
            """
            CREATE TABLE applied_masters (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                form TEXT NOT NULL CHECK (form IN ('distributed', 'local')),
                number INTEGER NOT NULL CHECK (number > 0),
                version TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('provisional', 'test', 'local')),
                summary TEXT NOT NULL,
                document TEXT NOT NULL,
                sha256 TEXT CHECK (length(sha256) = 64),
                restored INTEGER CHECK (restored < number),
                applied_at INTEGER NOT NULL,
                applied_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, form, number)
            ) STRICT;
            INSERT INTO applied_masters
                (tenant_id, form, number, version, kind, summary, document, applied_at, applied_by)
                SELECT tenant_id, 'distributed', number, version,
                    CASE WHEN document LIKE '%"kind":"provisional"%' THEN 'provisional' ELSE 'test' END,
                    '', document, imported_at, imported_by
                FROM master_versions;
            DROP TABLE master_versions;
            CREATE TABLE staged_masters (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                form TEXT NOT NULL CHECK (form IN ('distributed', 'local')),
                document TEXT NOT NULL,
                sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                staged_at INTEGER NOT NULL,
                staged_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, form)
            ) STRICT;
            """),
    ]
}
