public import Storage

/// The chain of records, and what each record says now.
public enum DisclosureRecordSchema {
    /// The table that only grows, and those whose rows repeat or point at what it says.
    public static let chain = "disclosure_entries"
    public static let besideTheChain: Set<String> = [
        "disclosure_records", "disclosure_record_replicas", "disclosure_corrections", "disclosure_judgements",
    ]

    public static let steps: [SchemaStep] = [
        SchemaStep(
            "disclosure-records-001", tables + sqliteTriggers,
            postgres: SchemaStep("disclosure-records-001", tables).statements(for: .postgres) + postgresTriggers),
        SchemaStep(
            "disclosure-records-002",
            """
            CREATE TABLE disclosure_corrections (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                correction_number INTEGER NOT NULL CHECK (correction_number > 0),
                record_number INTEGER NOT NULL,
                entry_number INTEGER NOT NULL,
                change TEXT NOT NULL,
                reason TEXT NOT NULL,
                asked_by TEXT NOT NULL,
                asked_user TEXT NOT NULL,
                asked_at INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined', 'superseded')),
                decided_by TEXT NOT NULL,
                decided_at INTEGER,
                PRIMARY KEY (tenant_id, correction_number)
            ) STRICT;
            CREATE INDEX disclosure_corrections_by_state
                ON disclosure_corrections (tenant_id, state, correction_number);
            CREATE TABLE disclosure_judgements (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                record_number INTEGER NOT NULL,
                entry_number INTEGER NOT NULL,
                processing_number TEXT NOT NULL,
                is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
                PRIMARY KEY (tenant_id, record_number)
            ) STRICT;
            CREATE TABLE disclosure_thresholds (
                tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
                per_clerk INTEGER,
                per_person INTEGER,
                office_hours TEXT,
                set_by TEXT NOT NULL,
                set_at INTEGER NOT NULL,
                PRIMARY KEY (tenant_id)
            ) STRICT;
            """),
    ]

    private static let tables = """
        CREATE TABLE disclosure_entries (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            entry_number INTEGER NOT NULL CHECK (entry_number > 0),
            kind TEXT NOT NULL,
            record_number INTEGER NOT NULL,
            refers_to INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            written_by TEXT NOT NULL,
            approved_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            document TEXT,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (tenant_id, entry_number)
        ) STRICT;
        CREATE INDEX disclosure_entries_by_record ON disclosure_entries (tenant_id, record_number, entry_number);
        CREATE TABLE disclosure_records (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            record_number INTEGER NOT NULL CHECK (record_number > 0),
            side TEXT NOT NULL CHECK (side IN ('inquirer', 'provider')),
            inquirer_code TEXT NOT NULL,
            correlation_id TEXT NOT NULL,
            processing_number TEXT,
            item_code TEXT NOT NULL,
            counterpart_code TEXT NOT NULL,
            procedure_code TEXT NOT NULL,
            atena_number TEXT NOT NULL,
            clerk TEXT NOT NULL,
            requested_at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            entry_number INTEGER NOT NULL,
            document TEXT NOT NULL,
            PRIMARY KEY (tenant_id, record_number),
            UNIQUE (tenant_id, side, inquirer_code, correlation_id)
        ) STRICT;
        CREATE INDEX disclosure_records_by_time ON disclosure_records (tenant_id, requested_at, record_number);
        CREATE INDEX disclosure_records_by_person
            ON disclosure_records (tenant_id, atena_number, requested_at, record_number);
        CREATE INDEX disclosure_records_by_clerk
            ON disclosure_records (tenant_id, clerk, requested_at, record_number);
        CREATE INDEX disclosure_records_by_correlation ON disclosure_records (tenant_id, correlation_id);
        CREATE INDEX disclosure_records_by_processing_number ON disclosure_records (tenant_id, processing_number);
        CREATE INDEX disclosure_records_by_last_entry ON disclosure_records (tenant_id, written_at);
        CREATE TABLE disclosure_record_replicas (
            tenant_id TEXT NOT NULL REFERENCES tenants (tenant_id),
            system_id TEXT NOT NULL,
            record_id TEXT NOT NULL,
            record_number INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, system_id, record_id, record_number)
        ) STRICT;
        CREATE INDEX disclosure_record_replicas_by_record
            ON disclosure_record_replicas (tenant_id, record_number);
        """

    /// The one change is that the text of an entry is emptied; whether it was time for that, `verify` shows.
    private static let sqliteTriggers = """

        CREATE TRIGGER disclosure_entries_keep BEFORE DELETE ON disclosure_entries
            BEGIN SELECT RAISE(ABORT, 'disclosure records are never deleted'); END;
        CREATE TRIGGER disclosure_entries_fixed BEFORE UPDATE ON disclosure_entries
            WHEN NEW.document IS NOT NULL OR OLD.tenant_id <> NEW.tenant_id OR OLD.entry_number <> NEW.entry_number
                OR OLD.kind <> NEW.kind OR OLD.record_number <> NEW.record_number OR OLD.refers_to <> NEW.refers_to
                OR OLD.written_at <> NEW.written_at OR OLD.written_by <> NEW.written_by
                OR OLD.approved_by <> NEW.approved_by OR OLD.reason <> NEW.reason OR OLD.digest <> NEW.digest
                OR OLD.hash <> NEW.hash
            BEGIN SELECT RAISE(ABORT, 'disclosure records are never changed'); END;
        """

    private static let postgresTriggers = """

        CREATE FUNCTION disclosure_entries_stay() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''disclosure records are never changed or deleted'' USING ERRCODE = ''23001''; END';
        CREATE TRIGGER disclosure_entries_keep BEFORE DELETE ON disclosure_entries
            FOR EACH ROW EXECUTE FUNCTION disclosure_entries_stay();
        CREATE TRIGGER disclosure_entries_fixed BEFORE UPDATE ON disclosure_entries
            FOR EACH ROW WHEN (NEW.document IS NOT NULL OR OLD.tenant_id <> NEW.tenant_id
                OR OLD.entry_number <> NEW.entry_number OR OLD.kind <> NEW.kind
                OR OLD.record_number <> NEW.record_number OR OLD.refers_to <> NEW.refers_to
                OR OLD.written_at <> NEW.written_at OR OLD.written_by <> NEW.written_by
                OR OLD.approved_by <> NEW.approved_by OR OLD.reason <> NEW.reason OR OLD.digest <> NEW.digest
                OR OLD.hash <> NEW.hash)
            EXECUTE FUNCTION disclosure_entries_stay();
        CREATE TRIGGER disclosure_entries_all_stay BEFORE TRUNCATE ON disclosure_entries
            EXECUTE FUNCTION disclosure_entries_stay();
        """
}
