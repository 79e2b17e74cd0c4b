public import Storage

/// The tables of the roll-up; the first four can be made anew from the audit log.
public enum RollUpSchema {
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "roll-up-001",
            """
            CREATE TABLE roll_up_cursor (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                sequence INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE roll_up_organisations (
                organisation TEXT PRIMARY KEY,
                prefecture TEXT NOT NULL CHECK (length(prefecture) = 2),
                kind TEXT NOT NULL,
                prefecture_name TEXT NOT NULL,
                name TEXT NOT NULL,
                romaji TEXT NOT NULL,
                latitude TEXT,
                longitude TEXT,
                changed_by INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX roll_up_organisations_changed ON roll_up_organisations (changed_by);
            CREATE TABLE roll_up_completions (
                organisation TEXT NOT NULL REFERENCES roll_up_organisations (organisation),
                bureau TEXT NOT NULL,
                task TEXT NOT NULL,
                record INTEGER NOT NULL,
                done_at INTEGER NOT NULL,
                reopened_at INTEGER,
                reopened_by INTEGER,
                PRIMARY KEY (organisation, bureau, task, record),
                CHECK ((reopened_at IS NULL) = (reopened_by IS NULL))
            ) STRICT;
            CREATE UNIQUE INDEX roll_up_completions_current ON roll_up_completions (organisation, bureau, task)
                WHERE reopened_at IS NULL;
            CREATE TABLE roll_up_contacts (
                organisation TEXT NOT NULL REFERENCES roll_up_organisations (organisation),
                role TEXT NOT NULL,
                name TEXT NOT NULL,
                department TEXT NOT NULL,
                mail TEXT NOT NULL,
                telephone TEXT NOT NULL,
                since INTEGER NOT NULL,
                PRIMARY KEY (organisation, role)
            ) STRICT;
            CREATE TABLE roll_up_days (
                prefecture TEXT NOT NULL,
                is_prefecture INTEGER NOT NULL CHECK (is_prefecture IN (0, 1)),
                day TEXT NOT NULL,
                done INTEGER NOT NULL,
                completed INTEGER NOT NULL,
                PRIMARY KEY (prefecture, is_prefecture, day)
            ) STRICT;
            """),
        SchemaStep(
            "roll-up-002",
            """
            CREATE TABLE contact_handovers (
                number INTEGER PRIMARY KEY,
                organisation TEXT NOT NULL,
                role TEXT NOT NULL,
                leaving TEXT NOT NULL,
                name TEXT NOT NULL,
                department TEXT NOT NULL,
                mail TEXT NOT NULL,
                telephone TEXT NOT NULL,
                effective_from INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                recorded_by TEXT NOT NULL
            ) STRICT;
            CREATE INDEX contact_handovers_by_organisation ON contact_handovers (organisation, effective_from);
            CREATE TABLE follow_up_notes (
                number INTEGER PRIMARY KEY,
                organisation TEXT NOT NULL,
                talked_to TEXT NOT NULL,
                content TEXT NOT NULL,
                call_again_on TEXT,
                written_at INTEGER NOT NULL,
                written_by TEXT NOT NULL,
                writer TEXT NOT NULL
            ) STRICT;
            CREATE INDEX follow_up_notes_by_organisation ON follow_up_notes (organisation, number);
            CREATE TABLE reminder_schedules (
                number INTEGER PRIMARY KEY,
                reach TEXT NOT NULL,
                title TEXT NOT NULL,
                target TEXT NOT NULL,
                task TEXT,
                weekdays TEXT NOT NULL,
                minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
                subject TEXT NOT NULL,
                content TEXT NOT NULL,
                written_at INTEGER NOT NULL,
                written_by TEXT NOT NULL,
                started_at INTEGER,
                started_by TEXT,
                paused_at INTEGER,
                done_until INTEGER
            ) STRICT;
            CREATE TABLE follow_up_messages (
                number INTEGER PRIMARY KEY,
                schedule INTEGER NOT NULL,
                due_at INTEGER NOT NULL,
                organisation TEXT NOT NULL,
                role TEXT NOT NULL,
                task TEXT NOT NULL,
                subject TEXT NOT NULL,
                content TEXT NOT NULL,
                token TEXT NOT NULL UNIQUE,
                step INTEGER NOT NULL,
                told_at INTEGER NOT NULL,
                next_step_at INTEGER,
                confirmed_at INTEGER,
                confirmed_by TEXT,
                confirmed_how TEXT,
                UNIQUE (schedule, due_at, organisation)
            ) STRICT;
            CREATE INDEX follow_up_messages_by_organisation ON follow_up_messages (organisation, number);
            CREATE INDEX follow_up_messages_due ON follow_up_messages (next_step_at)
                WHERE confirmed_at IS NULL AND next_step_at IS NOT NULL;
            CREATE TABLE follow_up_deliveries (
                message INTEGER NOT NULL REFERENCES follow_up_messages (number),
                step INTEGER NOT NULL,
                role TEXT NOT NULL,
                name TEXT NOT NULL,
                mail TEXT NOT NULL,
                told_at INTEGER NOT NULL,
                PRIMARY KEY (message, step, role)
            ) STRICT;
            """),
    ]
}
