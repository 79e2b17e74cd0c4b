import Storage

/// The tables of the trees over the records: made from the records, and able to be made anew from them.
enum TreeSchema {
    /// `audit_nodes` holds complete subtrees of 256, 65,536, … leaves alone: what lies between is computed from a tile of
    /// 256 records, which begins at `audit_tiles.first_sequence`.
    static let step = SchemaStep(
        "audit-003",
        """
        CREATE INDEX audit_records_by_log ON audit_records (organisation, bureau, sequence);
        CREATE TABLE audit_trees (
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            size INTEGER NOT NULL,
            hashes BLOB NOT NULL,
            year INTEGER NOT NULL,
            signed_size INTEGER NOT NULL DEFAULT 0,
            witnessed_size INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (organisation, bureau)
        ) STRICT;
        CREATE TABLE audit_tiles (
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            tile INTEGER NOT NULL,
            first_sequence INTEGER NOT NULL,
            PRIMARY KEY (organisation, bureau, tile)
        ) STRICT;
        CREATE TABLE audit_nodes (
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            level INTEGER NOT NULL,
            place INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (organisation, bureau, level, place)
        ) STRICT;
        CREATE TABLE audit_integration (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE TABLE audit_heads (
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            day TEXT NOT NULL,
            size INTEGER NOT NULL,
            root BLOB NOT NULL,
            timestamp INTEGER NOT NULL,
            signature BLOB NOT NULL,
            witness_key BLOB,
            witness_signature BLOB,
            witness_timestamp INTEGER,
            PRIMARY KEY (organisation, bureau, day)
        ) STRICT;
        CREATE TABLE audit_segments (
            organisation TEXT NOT NULL,
            bureau TEXT NOT NULL,
            year INTEGER NOT NULL,
            first_place INTEGER NOT NULL,
            opening BLOB NOT NULL,
            end_place INTEGER,
            root BLOB,
            timestamp INTEGER,
            signature BLOB,
            PRIMARY KEY (organisation, bureau, year)
        ) STRICT;
        """)
}
