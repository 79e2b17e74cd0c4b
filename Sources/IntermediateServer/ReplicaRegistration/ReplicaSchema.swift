public import Storage
public import Tenancy

/// The table of 副本.
public enum ReplicaSchema {
    /// The columns that are sealed with the tenant's key.
    public static let sealed: [SealedColumn] = [ReplicaDocument.column, ReplicaFileSchema.column]

    public static let steps: [SchemaStep] = [
        SchemaStep(
            "replicas-001",
            """
            CREATE TABLE replicas (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                system_id TEXT NOT NULL,
                record_id TEXT NOT NULL,
                atena_number TEXT NOT NULL,
                item_code TEXT NOT NULL,
                document TEXT NOT NULL,
                registered_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, system_id, record_id)
            ) STRICT;
            CREATE INDEX replicas_by_person ON replicas (tenant_id, atena_number, item_code);
            """),
        SchemaStep(
            "replicas-002",
            """
            ALTER TABLE replicas ADD COLUMN district TEXT NOT NULL DEFAULT '';
            CREATE INDEX replicas_by_district ON replicas (tenant_id, district, system_id, item_code);
            """),
        // What came in a file is not to be seen before the whole file stands: readers leave out files under way.
        SchemaStep(
            "replicas-003",
            """
            ALTER TABLE replicas ADD COLUMN file_number INTEGER NOT NULL DEFAULT 0;
            """),
        // What a 副本 says of the person and what 統合宛名 says are compared, never kept: here is only whether they differ.
        SchemaStep(
            "replicas-004",
            """
            CREATE TABLE replica_links (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                system_id TEXT NOT NULL,
                record_id TEXT NOT NULL,
                atena_number TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('pending', 'held', 'released', 'withheld')),
                findings TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                next_attempt_at INTEGER,
                changed_at INTEGER NOT NULL,
                decided_by TEXT NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (tenant_id, system_id, record_id)
            ) STRICT;
            CREATE INDEX replica_links_by_state ON replica_links (tenant_id, state, next_attempt_at);
            """),
    ]
}
