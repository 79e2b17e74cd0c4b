public import Storage
public import Tenancy

/// The tables of files of 副本; a row of `replicas` names the file it came in.
public enum ReplicaFileSchema {
    /// The keys of files on their way, whose texts are sealed.
    public static let column = SealedColumn("replica_files", "file_key", key: ["file_number"])

    public static let steps: [SchemaStep] = [
        SchemaStep(
            "replica-files-001",
            """
            CREATE TABLE replica_files (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                file_number INTEGER NOT NULL CHECK (file_number > 0),
                system_id TEXT NOT NULL,
                request_key TEXT NOT NULL,
                format TEXT NOT NULL,
                mode TEXT NOT NULL,
                size INTEGER NOT NULL,
                records INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN (
                    'receiving', 'waiting', 'loading', 'discarding', 'registered', 'refused', 'abandoned')),
                received INTEGER NOT NULL,
                rows_read INTEGER NOT NULL,
                accepted INTEGER NOT NULL,
                unchanged INTEGER NOT NULL,
                refused INTEGER NOT NULL,
                fault_count INTEGER NOT NULL,
                reason TEXT,
                announced_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, file_number),
                UNIQUE (tenant_id, system_id, request_key)
            ) STRICT;
            CREATE TABLE replica_file_faults (
                tenant_id TEXT NOT NULL,
                file_number INTEGER NOT NULL,
                place INTEGER NOT NULL,
                row_number INTEGER NOT NULL,
                column_name TEXT NOT NULL,
                code TEXT NOT NULL,
                message TEXT NOT NULL,
                PRIMARY KEY (tenant_id, file_number, place)
            ) STRICT;
            CREATE INDEX replicas_by_file ON replicas (tenant_id, file_number) WHERE file_number > 0;
            """),
        SchemaStep(
            "replica-files-002",
            """
            ALTER TABLE replica_files ADD COLUMN file_key TEXT;
            """),
    ]
}
