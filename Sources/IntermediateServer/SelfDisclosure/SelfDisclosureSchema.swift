public import Storage

/// The tables of 自己情報提供.
public enum SelfDisclosureSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "self-disclosures-001",
            """
            CREATE TABLE self_disclosures (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                request_number INTEGER NOT NULL CHECK (request_number > 0),
                atena_number TEXT NOT NULL,
                item_code TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                reason TEXT NOT NULL,
                records TEXT NOT NULL,
                answered_at INTEGER NOT NULL,
                delivered_at INTEGER,
                PRIMARY KEY (tenant_id, request_number)
            ) STRICT;
            CREATE INDEX self_disclosures_by_person ON self_disclosures (tenant_id, atena_number, request_number);
            CREATE INDEX self_disclosures_by_time ON self_disclosures (tenant_id, asked_at, request_number);
            CREATE INDEX self_disclosures_waiting ON self_disclosures (tenant_id, delivered_at, request_number);
            """)
    ]
}
