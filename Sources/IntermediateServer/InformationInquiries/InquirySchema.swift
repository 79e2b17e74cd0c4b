public import Storage

/// The table of 照会.
public enum InquirySchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "inquiries-001",
            """
            CREATE TABLE information_inquiries (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                reception_number TEXT NOT NULL,
                system_id TEXT NOT NULL,
                actor TEXT NOT NULL,
                request_key TEXT NOT NULL,
                row_number INTEGER NOT NULL,
                entry TEXT NOT NULL,
                entry_hash BLOB NOT NULL,
                atena_number TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN (
                    'accepted', 'asked', 'answered', 'refused', 'withdrawn', 'expired')),
                withdrawal TEXT NOT NULL CHECK (withdrawal IN ('notRequested', 'requested', 'withdrawn', 'tooLate')),
                processing_number TEXT,
                refusal TEXT,
                answer_by INTEGER,
                answer_code TEXT,
                provider_hides INTEGER NOT NULL,
                sealed TEXT,
                accepted_at INTEGER NOT NULL,
                ended_at INTEGER,
                attempts INTEGER NOT NULL,
                next_attempt_at INTEGER,
                PRIMARY KEY (tenant_id, reception_number),
                UNIQUE (tenant_id, system_id, request_key, row_number)
            ) STRICT;
            CREATE UNIQUE INDEX information_inquiries_by_processing_number
                ON information_inquiries (tenant_id, processing_number);
            CREATE INDEX information_inquiries_due
                ON information_inquiries (tenant_id, accepted_at) WHERE state = 'accepted';
            CREATE INDEX information_inquiries_leaving
                ON information_inquiries (tenant_id, accepted_at) WHERE state = 'asked' AND withdrawal = 'requested';
            CREATE INDEX information_inquiries_open
                ON information_inquiries (tenant_id, entry_hash) WHERE state IN ('accepted', 'asked');
            CREATE INDEX information_inquiries_by_actor ON information_inquiries (tenant_id, actor, accepted_at);
            CREATE INDEX information_inquiries_by_person ON information_inquiries (tenant_id, atena_number);
            """),
        // 担当事務 of clerks: in whose procedures somebody may ask at a screen.
        SchemaStep(
            "inquiries-002",
            """
            CREATE TABLE clerk_affairs (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                account TEXT NOT NULL,
                affair TEXT NOT NULL,
                given_at INTEGER NOT NULL,
                given_by TEXT NOT NULL,
                PRIMARY KEY (tenant_id, account, affair)
            ) STRICT;
            """),
    ]
}
