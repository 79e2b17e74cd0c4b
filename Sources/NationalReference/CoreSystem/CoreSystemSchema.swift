public import Storage

/// The tables of the コアシステム; no column of any holds content that can be read.
public enum CoreSystemSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "core-system-001",
            """
            CREATE TABLE core_people (
                resident_hash BLOB PRIMARY KEY,
                person BLOB NOT NULL UNIQUE
            ) STRICT;
            CREATE TABLE core_inquiries (
                inquirer TEXT NOT NULL,
                correlation TEXT NOT NULL,
                processing_number TEXT UNIQUE,
                provider TEXT NOT NULL,
                purpose TEXT NOT NULL,
                submission_hash BLOB NOT NULL,
                refusal TEXT,
                person BLOB,
                inquirer_hides INTEGER NOT NULL,
                provider_hides INTEGER NOT NULL,
                requested_at TEXT NOT NULL,
                judged_at INTEGER NOT NULL,
                answer_by INTEGER,
                ended TEXT,
                answer_code TEXT,
                ended_at INTEGER,
                PRIMARY KEY (inquirer, correlation)
            ) STRICT;
            CREATE INDEX core_inquiries_open ON core_inquiries (answer_by) WHERE ended IS NULL AND refusal IS NULL;
            CREATE INDEX core_inquiries_by_person ON core_inquiries (person, judged_at);
            CREATE TABLE core_deliveries (
                server TEXT NOT NULL,
                number INTEGER NOT NULL,
                document TEXT NOT NULL,
                content_key TEXT,
                PRIMARY KEY (server, number)
            ) STRICT;
            CREATE TABLE core_mailboxes (
                server TEXT PRIMARY KEY,
                last_number INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE core_content_keys (
                name TEXT PRIMARY KEY,
                document TEXT NOT NULL
            ) STRICT;
            """)
    ]
}
