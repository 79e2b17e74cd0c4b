import AccessControl
public import Foundation
public import Storage

/// Somebody at an ID.
public struct MemberRegistration: Sendable, Hashable {
    /// From 1.
    public let number: Int
    public let name: String
    public let registeredAt: Date
    /// Since when the operator leaves it alone; nil: the rule holds for it.
    public let exemptSince: Date?
}

/// A removal: announced, and then done, no longer needed, or undone.
public struct MemberRemoval: Sendable, Hashable {
    public let serial: Int64
    public let organisation: String
    public let number: Int
    public let name: String
    public let reason: RemovalReason
    public let foundAt: Date
    public let dueAt: Date
    public let doneAt: Date?
    public let reversedAt: Date?
}

/// How many an organisation may register, and how many IDs it is shown.
public struct MemberAllowance: Sendable, Hashable {
    public let allowed: Int
    public let shown: Int

    /// What holds until the operator says otherwise [O].
    public static let usual = MemberAllowance(allowed: 5, shown: 7)
}

/// The SQL of registrations.
public enum MemberStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "support-members-001",
            """
            CREATE TABLE member_allowances (
                organisation TEXT NOT NULL,
                version INTEGER NOT NULL,
                allowed INTEGER NOT NULL CHECK (allowed BETWEEN 0 AND 99),
                shown INTEGER NOT NULL CHECK (shown BETWEEN 0 AND 99),
                set_at INTEGER NOT NULL,
                set_by TEXT NOT NULL,
                PRIMARY KEY (organisation, version)
            ) STRICT;
            CREATE TABLE member_registrations (
                organisation TEXT NOT NULL,
                number INTEGER NOT NULL CHECK (number >= 1),
                name TEXT NOT NULL,
                registered_at INTEGER NOT NULL,
                registered_by TEXT NOT NULL,
                exempt_since INTEGER,
                PRIMARY KEY (organisation, number)
            ) STRICT;
            CREATE TABLE member_removals (
                serial INTEGER PRIMARY KEY,
                organisation TEXT NOT NULL,
                number INTEGER NOT NULL,
                found_at INTEGER NOT NULL,
                name TEXT NOT NULL,
                reason TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                done_at INTEGER,
                cancelled_at INTEGER,
                reversed_at INTEGER,
                reversed_by TEXT
            ) STRICT;
            CREATE INDEX member_removals_open ON member_removals (due_at) WHERE done_at IS NULL AND cancelled_at IS NULL;
            CREATE TABLE organisation_details (
                organisation TEXT NOT NULL,
                kind TEXT NOT NULL,
                version INTEGER NOT NULL,
                document TEXT NOT NULL,
                mail TEXT NOT NULL,
                changed_at INTEGER NOT NULL,
                changed_by TEXT NOT NULL,
                PRIMARY KEY (organisation, kind, version)
            ) STRICT;
            CREATE INDEX organisation_details_by_mail ON organisation_details (mail);
            """)
    ]

    /// How many an organisation may register.
    /// - Throws: `StoreError`.
    public static func allowance(of organisation: String, in tx: any StoreTransaction) throws -> MemberAllowance {
        try tx.row(
            """
            SELECT allowed, shown FROM member_allowances WHERE organisation = $1 ORDER BY version DESC LIMIT 1
            """, [.text(organisation)]
        ).map { MemberAllowance(allowed: Int(try $0.integer("allowed")), shown: Int(try $0.integer("shown"))) }
            ?? .usual
    }

    static func set(
        _ allowance: MemberAllowance, of organisation: String, by actor: String, at now: Date,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO member_allowances (organisation, version, allowed, shown, set_at, set_by)
            VALUES ($1, (SELECT coalesce(max(version), 0) + 1 FROM member_allowances WHERE organisation = $1),
                $2, $3, $4, $5)
            """,
            [
                .text(organisation), .integer(Int64(allowance.allowed)), .integer(Int64(allowance.shown)),
                .instant(now), .text(actor),
            ])
    }

    /// Who is registered, by number.
    /// - Throws: `StoreError`.
    public static func registrations(
        of organisation: String, in tx: any StoreTransaction
    ) throws -> [MemberRegistration] {
        try tx.rows(
            """
            SELECT number, name, registered_at, exempt_since FROM member_registrations
            WHERE organisation = $1 ORDER BY number
            """, [.text(organisation)]
        ).map { row in
            MemberRegistration(
                number: Int(try row.integer("number")), name: try row.text("name"),
                registeredAt: try row.instant("registered_at"), exemptSince: try row.optionalInstant("exempt_since"))
        }
    }

    static func register(
        _ number: Int, _ name: String, of organisation: String, by actor: String, at now: Date,
        exemptSince: Date? = nil,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO member_registrations (organisation, number, name, registered_at, registered_by, exempt_since)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(organisation), .integer(Int64(number)), .text(name), .instant(now), .text(actor),
                .optional(exemptSince),
            ])
    }

    static func remove(_ number: Int, of organisation: String, in tx: any StoreTransaction) throws -> Bool {
        try tx.run(
            "DELETE FROM member_registrations WHERE organisation = $1 AND number = $2",
            [.text(organisation), .integer(Int64(number))]) == 1
    }

    /// Organisations that have registered anybody.
    static func organisations(in tx: any StoreTransaction) throws -> [String] {
        try tx.rows("SELECT DISTINCT organisation FROM member_registrations ORDER BY organisation", []).map {
            try $0.text("organisation")
        }
    }

    // MARK: - Removals

    static let removalColumns = "serial, organisation, number, name, reason, found_at, due_at, done_at, reversed_at"

    /// Removals that are announced and not done.
    /// - Throws: `StoreError`.
    public static func announced(of organisation: String, in tx: any StoreTransaction) throws -> [MemberRemoval] {
        try tx.rows(
            """
            SELECT \(removalColumns) FROM member_removals
            WHERE organisation = $1 AND done_at IS NULL AND cancelled_at IS NULL ORDER BY number
            """, [.text(organisation)]
        ).map(removal)
    }

    /// The last removals of everybody, for the operator.
    /// - Throws: `StoreError`.
    public static func removals(in tx: any StoreTransaction) throws -> [MemberRemoval] {
        try tx.rows(
            """
            SELECT \(removalColumns) FROM member_removals WHERE cancelled_at IS NULL
            ORDER BY serial DESC LIMIT 200
            """, []
        ).map(removal)
    }

    static func announce(
        _ number: Int, _ name: String, _ reason: RemovalReason, of organisation: String, at now: Date, due: Date,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO member_removals (organisation, number, found_at, name, reason, due_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(organisation), .integer(Int64(number)), .instant(now), .text(name), .text(reason.rawValue),
                .instant(due),
            ])
    }

    static func mark(
        _ removal: MemberRemoval, _ column: String, at now: Date, by actor: String? = nil, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            UPDATE member_removals SET \(column) = $2, reversed_by = coalesce($3, reversed_by)
            WHERE serial = $1
            """, [.integer(removal.serial), .instant(now), .optional(actor)])
    }

    private static func removal(_ row: StoredRow) throws -> MemberRemoval {
        guard let reason = RemovalReason(rawValue: try row.text("reason")) else {
            throw StoreError.unexpectedColumn("member_removals.reason")
        }
        return MemberRemoval(
            serial: try row.integer("serial"), organisation: try row.text("organisation"),
            number: Int(try row.integer("number")),
            name: try row.text("name"), reason: reason, foundAt: try row.instant("found_at"),
            dueAt: try row.instant("due_at"), doneAt: try row.optionalInstant("done_at"),
            reversedAt: try row.optionalInstant("reversed_at"))
    }
}
