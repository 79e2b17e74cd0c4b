public import Storage

/// The table of お知らせ.
public enum PersonalNoticeSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "personal-notices-001",
            """
            CREATE TABLE personal_notices (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                notice_number INTEGER NOT NULL CHECK (notice_number > 0),
                system_id TEXT NOT NULL,
                notice_key TEXT NOT NULL,
                atena_number TEXT NOT NULL,
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                shown_until TEXT,
                state TEXT NOT NULL CHECK (state IN (
                    'accepted', 'delivered', 'read', 'withdrawing', 'withdrawn', 'undeliverable')),
                reason TEXT NOT NULL,
                accepted_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                asked_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id, notice_number),
                UNIQUE (tenant_id, system_id, notice_key)
            ) STRICT;
            CREATE INDEX personal_notices_by_state ON personal_notices (tenant_id, state, asked_at, notice_number);
            CREATE INDEX personal_notices_by_person ON personal_notices (tenant_id, atena_number);
            """)
    ]
}
