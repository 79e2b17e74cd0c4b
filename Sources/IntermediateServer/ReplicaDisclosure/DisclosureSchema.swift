public import Storage

/// The tables of flags and request files.
public enum DisclosureSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "disclosure-001",
            """
            CREATE TABLE disclosure_flags (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                flag TEXT NOT NULL CHECK (flag IN ('automaticAnswerBan', 'nonDisclosure')),
                system_id TEXT NOT NULL,
                target TEXT NOT NULL,
                set_at INTEGER NOT NULL,
                set_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, flag, system_id, target)
            ) STRICT;
            CREATE TABLE replica_provisions (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                system_id TEXT NOT NULL,
                record_id TEXT NOT NULL,
                recipient_code TEXT NOT NULL,
                provided_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, system_id, record_id, recipient_code, provided_at)
            ) STRICT;
            CREATE TABLE request_files (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                file_number INTEGER NOT NULL CHECK (file_number > 0),
                system_id TEXT NOT NULL,
                purpose TEXT NOT NULL,
                request_key TEXT NOT NULL,
                request TEXT NOT NULL,
                entries INTEGER NOT NULL,
                result TEXT NOT NULL,
                received_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, file_number),
                UNIQUE (tenant_id, system_id, purpose, request_key)
            ) STRICT;
            """),
        // To whom 副本 were provided is what the 情報提供等記録 say (IF_DBM_604xx).
        SchemaStep("disclosure-002", "DROP TABLE replica_provisions;"),
    ]
}
