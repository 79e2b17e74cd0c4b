public import Storage

extension AuditLog {
    /// The log's own table; records are only ever inserted (triggers refuse the rest).
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "audit-001", table + "\n" + sqliteTriggers,
            postgres: SchemaStep("audit-001", table).statements(for: .postgres) + postgresTriggers),
        SchemaStep("audit-002", "ALTER TABLE audit_records ADD COLUMN nonce TEXT NOT NULL DEFAULT ''"),
        TreeSchema.step, AuditJournal.schema,
    ]

    private static let table = """
        CREATE TABLE audit_records (
            sequence INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL,
            event TEXT NOT NULL,
            outcome TEXT NOT NULL,
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            actor TEXT NOT NULL,
            remote_address TEXT NOT NULL,
            subject TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX audit_records_by_event ON audit_records (organisation, bureau, event, outcome, sequence);
        """

    private static let sqliteTriggers = """
        CREATE TRIGGER audit_records_keep BEFORE DELETE ON audit_records
            BEGIN SELECT RAISE(ABORT, 'audit records are never deleted'); END;
        CREATE TRIGGER audit_records_fixed BEFORE UPDATE ON audit_records
            BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
        """

    private static let postgresTriggers = """
        CREATE FUNCTION audit_records_stay() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''audit records are never changed or deleted'' USING ERRCODE = ''23001''; END';
        CREATE TRIGGER audit_records_stay BEFORE UPDATE OR DELETE ON audit_records
            FOR EACH ROW EXECUTE FUNCTION audit_records_stay();
        CREATE TRIGGER audit_records_all_stay BEFORE TRUNCATE ON audit_records
            EXECUTE FUNCTION audit_records_stay();
        """
}
