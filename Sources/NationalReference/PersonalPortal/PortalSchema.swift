public import Storage

/// The tables of マイナポータル.
public enum PortalSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "personal-portal-001",
            """
            CREATE TABLE portal_people (
                person INTEGER PRIMARY KEY,
                own_code TEXT NOT NULL UNIQUE,
                opened_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE portal_cards (
                fingerprint TEXT PRIMARY KEY,
                person INTEGER NOT NULL REFERENCES portal_people (person),
                issued_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE portal_notices (
                holder TEXT NOT NULL,
                number INTEGER NOT NULL,
                person INTEGER NOT NULL REFERENCES portal_people (person),
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                shown_until TEXT,
                arrived_at INTEGER NOT NULL,
                read_at INTEGER,
                withdrawn_at INTEGER,
                PRIMARY KEY (holder, number)
            ) STRICT;
            CREATE INDEX portal_notices_by_person ON portal_notices (person, arrived_at);
            CREATE TABLE portal_requests (
                holder TEXT NOT NULL,
                number INTEGER NOT NULL,
                person INTEGER NOT NULL REFERENCES portal_people (person),
                linkage_code TEXT NOT NULL,
                item TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                answer TEXT,
                answered_at INTEGER,
                PRIMARY KEY (holder, number)
            ) STRICT;
            CREATE INDEX portal_requests_by_person ON portal_requests (person, asked_at);
            """)
    ]
}
