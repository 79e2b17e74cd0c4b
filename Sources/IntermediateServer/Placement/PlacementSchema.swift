public import Storage

/// The tables of placement: the same in every database, so that each has one schema.
public enum PlacementSchema {
    /// The platform's own rows though they name a tenant: they stay where they are when it moves.
    public static let staying: Set<String> = [
        "tenants", "registered_systems", "placements", "tenant_moves", "tenant_fences",
    ]

    /// What is of the moment, or says where a tenant is: no backup of one tenant takes it back in time.
    public static let ofThePlatform: Set<String> = ["placements", "tenant_moves", "tenant_fences"]

    /// `clusters`, `placements` and `tenant_moves` are the home's; a tenant without a placement is at home.
    public static let steps: [SchemaStep] = [
        SchemaStep(
            "placement-001",
            """
            CREATE TABLE platform_identity (
                one INTEGER PRIMARY KEY CHECK (one = 1),
                identity TEXT NOT NULL
            ) STRICT;
            CREATE TABLE clusters (
                name TEXT PRIMARY KEY,
                number INTEGER NOT NULL UNIQUE CHECK (number > 0),
                added_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE placements (
                tenant_id TEXT NOT NULL PRIMARY KEY,
                cluster TEXT NOT NULL REFERENCES clusters (name),
                placed_at INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE tenant_moves (
                tenant_id TEXT NOT NULL,
                move INTEGER NOT NULL,
                source TEXT NOT NULL,
                target TEXT NOT NULL,
                state TEXT NOT NULL,
                ordered_at INTEGER NOT NULL,
                ordered_by TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                frozen_at INTEGER,
                opened_at INTEGER,
                copied INTEGER NOT NULL DEFAULT 0,
                moved_rows INTEGER,
                digest BLOB,
                reason TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (tenant_id, move)
            ) STRICT;
            CREATE TABLE tenant_fences (
                tenant_id TEXT NOT NULL PRIMARY KEY,
                state TEXT NOT NULL CHECK (state IN ('open', 'arriving', 'frozen', 'gone')),
                changed_at INTEGER NOT NULL
            ) STRICT;
            """),
        SchemaStep("placement-002", sqliteTrigger, postgres: postgresTrigger),
    ]

    /// 情報提供等記録 are never deleted; their copies leave a database with their tenant.
    private static let sqliteTrigger = """
        DROP TRIGGER disclosure_entries_keep;
        CREATE TRIGGER disclosure_entries_keep BEFORE DELETE ON disclosure_entries
            WHEN NOT EXISTS (
                SELECT 1 FROM tenant_fences
                WHERE tenant_fences.tenant_id = OLD.tenant_id AND tenant_fences.state IN ('arriving', 'gone'))
            BEGIN SELECT RAISE(ABORT, 'disclosure records are never deleted'); END;
        """

    private static let postgresTrigger = """
        CREATE FUNCTION disclosure_entries_leave() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN
                IF EXISTS (SELECT 1 FROM tenant_fences
                    WHERE tenant_fences.tenant_id = OLD.tenant_id AND tenant_fences.state IN (''arriving'', ''gone''))
                THEN RETURN OLD; END IF;
                RAISE EXCEPTION ''disclosure records are never changed or deleted'' USING ERRCODE = ''23001'';
            END';
        DROP TRIGGER disclosure_entries_keep ON disclosure_entries;
        CREATE TRIGGER disclosure_entries_keep BEFORE DELETE ON disclosure_entries
            FOR EACH ROW EXECUTE FUNCTION disclosure_entries_leave();
        """
}
