public import Storage
public import Tenancy

/// The tables of 符号取得.
public enum CodeAcquisitionSchema {
    /// The columns that are sealed with the tenant's key.
    public static let sealed: [SealedColumn] = [CodeAcquisitionStore.column]

    public static let steps: [SchemaStep] = [
        SchemaStep(
            "code-acquisition-001",
            """
            CREATE TABLE code_acquisitions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                atena_number TEXT NOT NULL,
                request_id TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('requested', 'numberIssued', 'awaitingRegistry')),
                processing_number TEXT,
                registry_receipt TEXT,
                requested_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, atena_number)
            ) STRICT;
            """),
        // SQLite cannot widen a CHECK: the rows move to a table of the new shape.
        SchemaStep(
            "code-acquisition-002",
            """
            CREATE TABLE linkage_codes (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                atena_number TEXT NOT NULL,
                request_id TEXT NOT NULL,
                delivery TEXT NOT NULL CHECK (delivery IN ('push', 'file')),
                state TEXT NOT NULL CHECK (state IN (
                    'requested', 'numberIssued', 'awaitingRegistry', 'codeReceived', 'usable', 'failed', 'cancelled',
                    'removed')),
                processing_number TEXT,
                registry_receipt TEXT,
                linkage_code TEXT,
                attempts INTEGER NOT NULL,
                next_attempt_at INTEGER,
                failure TEXT,
                requested_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, atena_number)
            ) STRICT;
            INSERT INTO linkage_codes
                SELECT tenant_id, atena_number, request_id, 'push', state, processing_number, registry_receipt, NULL, 0,
                    NULL, NULL, requested_at, changed_at
                FROM code_acquisitions;
            DROP TABLE code_acquisitions;
            CREATE UNIQUE INDEX linkage_codes_by_processing_number ON linkage_codes (tenant_id, processing_number);
            CREATE INDEX linkage_codes_by_state ON linkage_codes (tenant_id, state, next_attempt_at);
            CREATE TABLE code_request_files (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                file_number INTEGER NOT NULL,
                request_key TEXT NOT NULL,
                requests INTEGER NOT NULL,
                made_at INTEGER NOT NULL,
                fetched_at INTEGER,
                PRIMARY KEY (tenant_id, file_number),
                UNIQUE (tenant_id, request_key)
            ) STRICT;
            CREATE TABLE code_request_file_entries (
                tenant_id TEXT NOT NULL,
                file_number INTEGER NOT NULL,
                atena_number TEXT NOT NULL,
                PRIMARY KEY (tenant_id, file_number, atena_number)
            ) STRICT;
            """),
        // A 照会 comes with the person's 符号 and nothing else; the 符号 itself is sealed and found by its mark.
        SchemaStep(
            "code-acquisition-003",
            """
            ALTER TABLE linkage_codes ADD COLUMN code_mark BLOB;
            CREATE INDEX linkage_codes_by_mark ON linkage_codes (tenant_id, code_mark);
            """),
    ]
}
