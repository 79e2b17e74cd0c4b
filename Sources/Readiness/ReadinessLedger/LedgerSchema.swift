public import Storage

/// The tables of readiness: what people confirmed and handed in.
///
/// What the platform saw itself is in the audit log.
public enum LedgerSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "readiness-001",
            """
            CREATE TABLE task_confirmations (
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                task_id TEXT NOT NULL,
                confirmed_by TEXT NOT NULL,
                confirmed_at INTEGER NOT NULL,
                remark TEXT NOT NULL,
                PRIMARY KEY (organisation, bureau, task_id)
            ) STRICT;
            CREATE TABLE accepted_evidence (
                organisation TEXT PRIMARY KEY,
                document TEXT NOT NULL,
                accepted_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE action_plans (
                organisation TEXT PRIMARY KEY,
                integration_test_finished_on TEXT NOT NULL,
                entered_at INTEGER NOT NULL,
                entered_by TEXT NOT NULL
            ) STRICT;
            CREATE TABLE checklist_receipts (
                organisation TEXT PRIMARY KEY,
                content BLOB NOT NULL,
                received_at INTEGER NOT NULL,
                submitted_by TEXT NOT NULL
            ) STRICT;
            """),
        SchemaStep(
            "evidence-001",
            """
            CREATE TABLE accepted_lines (
                nonce TEXT PRIMARY KEY CHECK (length(nonce) = 64),
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL CHECK (bureau IN ('mayor', 'education')),
                item TEXT NOT NULL,
                origin TEXT NOT NULL,
                target TEXT NOT NULL,
                record INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                accepted_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX accepted_lines_by_organisation ON accepted_lines (organisation, accepted_at);
            """),
        SchemaStep(
            "readiness-002",
            """
            CREATE TABLE task_reopenings (
                organisation TEXT NOT NULL,
                bureau TEXT NOT NULL,
                task_id TEXT NOT NULL,
                record INTEGER NOT NULL,
                -- What proved the task until then; empty for one that a person confirms.
                proven_by TEXT NOT NULL,
                reopened_by TEXT NOT NULL,
                reopened_at INTEGER NOT NULL,
                reason TEXT NOT NULL CHECK (length(reason) > 0),
                PRIMARY KEY (organisation, bureau, task_id, record)
            ) STRICT;
            CREATE TABLE checklist_returns (
                organisation TEXT NOT NULL,
                number INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                returned_by TEXT NOT NULL,
                returned_at INTEGER NOT NULL,
                question TEXT NOT NULL CHECK (length(question) > 0),
                PRIMARY KEY (organisation, number)
            ) STRICT;
            """),
    ]
}
