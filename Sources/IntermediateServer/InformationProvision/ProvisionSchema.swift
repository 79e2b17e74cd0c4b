public import Storage
public import Tenancy

/// The tables of 情報提供.
public enum ProvisionSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "provisions-001",
            """
            CREATE TABLE information_provisions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                processing_number TEXT NOT NULL,
                correlation TEXT NOT NULL,
                request TEXT NOT NULL,
                reader_key TEXT,
                atena_number TEXT,
                state TEXT NOT NULL CHECK (state IN (
                    'received', 'held', 'entered', 'answering', 'answered', 'withdrawn', 'expired')),
                hold TEXT,
                answer_code TEXT,
                content BLOB,
                replicas TEXT NOT NULL,
                hides INTEGER NOT NULL,
                entered_by TEXT,
                released_by TEXT,
                received_at INTEGER NOT NULL,
                answer_by INTEGER NOT NULL,
                ended_at INTEGER,
                attempts INTEGER NOT NULL,
                next_attempt_at INTEGER,
                version INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, processing_number)
            ) STRICT;
            CREATE INDEX information_provisions_new
                ON information_provisions (tenant_id, received_at) WHERE state = 'received';
            CREATE INDEX information_provisions_ready
                ON information_provisions (tenant_id, received_at) WHERE state = 'answering';
            CREATE INDEX information_provisions_waiting
                ON information_provisions (tenant_id, answer_by) WHERE state IN ('held', 'entered');
            CREATE INDEX information_provisions_by_time ON information_provisions (tenant_id, received_at);
            CREATE INDEX information_provisions_by_person ON information_provisions (tenant_id, atena_number);
            CREATE TABLE provision_policies (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                needs_two INTEGER NOT NULL,
                holds_nothing_published INTEGER NOT NULL,
                set_at INTEGER NOT NULL,
                set_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id)
            ) STRICT;
            """),
        SchemaStep(
            "provisions-002",
            """
            ALTER TABLE information_provisions DROP COLUMN content;
            ALTER TABLE information_provisions ADD COLUMN content TEXT;
            """),
    ]

    /// The columns that are sealed with the tenant's key.
    public static let sealed: [SealedColumn] = [ProvisionContent.column]
}
