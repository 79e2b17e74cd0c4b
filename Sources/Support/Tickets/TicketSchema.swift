import ContactHours
public import Storage

/// The tables of tickets.
public enum TicketSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "tickets-001",
            """
            CREATE TABLE known_problems (
                number INTEGER PRIMARY KEY,
                title TEXT NOT NULL,
                description TEXT NOT NULL,
                opened_at INTEGER NOT NULL,
                opened_by TEXT NOT NULL,
                answer TEXT,
                answered_at INTEGER
            ) STRICT;
            CREATE TABLE tickets (
                number INTEGER PRIMARY KEY,
                organisation TEXT NOT NULL,
                prefecture TEXT NOT NULL,
                channel TEXT NOT NULL,
                topic TEXT NOT NULL,
                subject TEXT NOT NULL,
                contact_name TEXT NOT NULL,
                contact_address TEXT NOT NULL,
                is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
                queue TEXT NOT NULL,
                state TEXT NOT NULL,
                assignee TEXT,
                version INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                due_at INTEGER NOT NULL,
                first_answered_at INTEGER,
                first_answer_seconds INTEGER,
                escalation INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                resolved_at INTEGER,
                problem INTEGER REFERENCES known_problems (number),
                merged_into INTEGER REFERENCES tickets (number),
                rating INTEGER CHECK (rating BETWEEN 1 AND 5),
                rating_text TEXT NOT NULL,
                flag TEXT NOT NULL
            ) STRICT;
            CREATE INDEX tickets_open ON tickets (queue, due_at, number, first_answered_at)
                WHERE state IN ('received', 'working', 'waiting');
            CREATE INDEX tickets_unanswered ON tickets (due_at, number)
                WHERE state IN ('received', 'working', 'waiting') AND first_answered_at IS NULL;
            CREATE INDEX tickets_by_organisation ON tickets (organisation, number);
            CREATE INDEX tickets_by_assignee ON tickets (assignee, due_at, number)
                WHERE state IN ('received', 'working', 'waiting');
            CREATE INDEX tickets_by_problem ON tickets (problem, number) WHERE problem IS NOT NULL;
            CREATE INDEX tickets_resolved ON tickets (resolved_at) WHERE state = 'resolved';
            CREATE INDEX tickets_by_receipt ON tickets (received_at);
            CREATE TABLE ticket_entries (
                ticket INTEGER NOT NULL REFERENCES tickets (number),
                number INTEGER NOT NULL,
                kind TEXT NOT NULL,
                author TEXT NOT NULL,
                author_name TEXT NOT NULL,
                content TEXT NOT NULL,
                masked INTEGER NOT NULL,
                written_at INTEGER NOT NULL,
                PRIMARY KEY (ticket, number)
            ) STRICT;
            CREATE TABLE ticket_attachments (
                identifier TEXT PRIMARY KEY,
                ticket INTEGER NOT NULL,
                entry INTEGER NOT NULL,
                name TEXT NOT NULL,
                media_type TEXT NOT NULL,
                size INTEGER NOT NULL,
                sha256 TEXT NOT NULL,
                FOREIGN KEY (ticket, entry) REFERENCES ticket_entries (ticket, number)
            ) STRICT;
            CREATE INDEX ticket_attachments_by_entry ON ticket_attachments (ticket, entry);
            CREATE TABLE ticket_messages (
                message_id TEXT PRIMARY KEY,
                ticket INTEGER NOT NULL REFERENCES tickets (number),
                entry INTEGER NOT NULL,
                is_ours INTEGER NOT NULL CHECK (is_ours IN (0, 1))
            ) STRICT;
            CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket, entry);
            CREATE TABLE ticket_drafts (
                ticket INTEGER NOT NULL REFERENCES tickets (number),
                account TEXT NOT NULL,
                content TEXT NOT NULL,
                seen_version INTEGER NOT NULL,
                kept_at INTEGER NOT NULL,
                PRIMARY KEY (ticket, account)
            ) STRICT;
            CREATE TABLE answer_templates (
                number INTEGER PRIMARY KEY,
                title TEXT NOT NULL UNIQUE,
                content TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                changed_by TEXT NOT NULL
            ) STRICT;
            CREATE TABLE hand_overs (
                number INTEGER PRIMARY KEY,
                from_account TEXT NOT NULL,
                to_account TEXT,
                note TEXT NOT NULL,
                tickets INTEGER NOT NULL,
                handed_at INTEGER NOT NULL,
                read_at INTEGER
            ) STRICT;
            """)
    ]
}
