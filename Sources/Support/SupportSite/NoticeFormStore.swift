public import Foundation
public import Identifiers
public import Storage

/// The forms of 利用開始連絡 as they were sent (§2.2): every version is kept.
public enum NoticeFormStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "support-001",
            """
            CREATE TABLE notice_forms (
                organisation TEXT NOT NULL,
                number INTEGER NOT NULL,
                usage_notice TEXT NOT NULL,
                configuration_request TEXT NOT NULL,
                approved_by TEXT NOT NULL,
                submitted_by TEXT NOT NULL,
                submitted_at INTEGER NOT NULL,
                accepted_at INTEGER,
                PRIMARY KEY (organisation, number)
            ) STRICT;
            CREATE TABLE organisations (
                organisation TEXT PRIMARY KEY,
                document TEXT NOT NULL,
                added_at INTEGER NOT NULL
            ) STRICT;
            """),
        SchemaStep(
            "support-003",
            """
            ALTER TABLE notice_forms ADD COLUMN due_at INTEGER;
            ALTER TABLE notice_forms ADD COLUMN effective_at INTEGER;
            ALTER TABLE notice_forms ADD COLUMN returned_at INTEGER;
            ALTER TABLE notice_forms ADD COLUMN return_reason TEXT;
            UPDATE notice_forms SET due_at = accepted_at, effective_at = accepted_at WHERE accepted_at IS NOT NULL;
            CREATE INDEX notice_forms_due ON notice_forms (due_at) WHERE due_at IS NOT NULL AND effective_at IS NULL;
            CREATE INDEX notice_forms_waiting ON notice_forms (submitted_at)
                WHERE accepted_at IS NULL AND returned_at IS NULL;
            """),
    ]

    /// A version as it was sent.
    public struct Submission: Sendable, Hashable {
        public let number: Int64
        public let usageNotice: String
        public let configurationRequest: String
        public let approvedBy: String
        public let submittedAt: Date
        public let acceptedAt: Date?
        /// When it is to take effect: its 設定希望日, or its acceptance where that is later; nil before acceptance.
        public let dueAt: Date?
        /// Since when the servers have its settings; nil before.
        public let effectiveAt: Date?
        /// When and why the operator gave it back.
        public let returned: Return?

        /// Whether the operator has yet to say something.
        public var isWaiting: Bool { acceptedAt == nil && returned == nil }

        /// A version that was given back.
        public struct Return: Sendable, Hashable {
            public let at: Date
            public let reason: String
        }
    }

    private static let columns = """
        number, usage_notice, configuration_request, approved_by, submitted_at, accepted_at, due_at, effective_at,
        returned_at, return_reason
        """

    /// Keeps a version that was sent and answers its number.
    /// - Throws: `StoreError`.
    public static func add(
        usageNotice: String, configurationRequest: String, approvedBy: String, of organisation: LocalGovernmentCode,
        by actor: String, at now: Date, in tx: any StoreTransaction
    ) throws -> Int64 {
        let number = try (newest(of: organisation, in: tx)?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO notice_forms
                (organisation, number, usage_notice, configuration_request, approved_by, submitted_by, submitted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(organisation.text), .integer(number), .text(usageNotice), .text(configurationRequest),
                .text(approvedBy), .text(actor), .instant(now),
            ])
        return number
    }

    /// The newest version an organisation sent, or nil.
    /// - Throws: `StoreError`.
    public static func newest(
        of organisation: LocalGovernmentCode, in tx: any StoreTransaction
    ) throws -> Submission? {
        try submissions(of: organisation, in: tx).first
    }

    /// Every version that was sent, the newest first.
    /// - Throws: `StoreError`.
    public static func submissions(
        of organisation: LocalGovernmentCode, in tx: any StoreTransaction
    ) throws -> [Submission] {
        try tx.rows(
            """
            SELECT \(columns) FROM notice_forms WHERE organisation = $1 ORDER BY number DESC
            """,
            [.text(organisation.text)]
        ).map(submission)
    }

    /// The newest version that took effect: what the servers have; nil before.
    /// - Throws: `StoreError`.
    public static func inEffect(
        of organisation: LocalGovernmentCode, in tx: any StoreTransaction
    ) throws -> Submission? {
        try tx.row(
            """
            SELECT \(columns) FROM notice_forms
            WHERE organisation = $1 AND effective_at IS NOT NULL ORDER BY number DESC LIMIT 1
            """,
            [.text(organisation.text)]
        ).map(submission)
    }

    private static func submission(_ row: StoredRow) throws -> Submission {
        Submission(
            number: try row.integer("number"), usageNotice: try row.text("usage_notice"),
            configurationRequest: try row.text("configuration_request"), approvedBy: try row.text("approved_by"),
            submittedAt: try row.instant("submitted_at"), acceptedAt: try row.optionalInstant("accepted_at"),
            dueAt: try row.optionalInstant("due_at"), effectiveAt: try row.optionalInstant("effective_at"),
            returned: try row.optionalInstant("returned_at").map {
                Submission.Return(at: $0, reason: try row.optionalText("return_reason") ?? "")
            })
    }

    /// The operator took a version; it takes effect when it is due, which may be at once.
    /// - Throws: `StoreError`.
    public static func accept(
        _ number: Int64, of organisation: LocalGovernmentCode, at now: Date, due: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE notice_forms SET accepted_at = $3, due_at = $4 WHERE organisation = $1 AND number = $2",
            [.text(organisation.text), .integer(number), .instant(now), .instant(due)])
        if due <= now { try takeEffect(number, of: organisation, at: now, in: tx) }
    }

    /// The servers have a version's settings from now on.
    /// - Throws: `StoreError`.
    public static func takeEffect(
        _ number: Int64, of organisation: LocalGovernmentCode, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE notice_forms SET effective_at = $3 WHERE organisation = $1 AND number = $2",
            [.text(organisation.text), .integer(number), .instant(now)])
    }

    /// The versions whose time has come, in its order; one that a later version overtook stays behind for good.
    /// - Throws: `StoreError`.
    public static func due(
        at now: Date, in tx: any StoreTransaction
    ) throws -> [(organisation: String, number: Int64)] {
        try tx.rows(
            """
            SELECT organisation, number FROM notice_forms AS form
            WHERE due_at IS NOT NULL AND effective_at IS NULL AND due_at <= $1 AND NOT EXISTS (
                SELECT 1 FROM notice_forms AS later
                WHERE later.organisation = form.organisation AND later.number > form.number
                    AND later.effective_at IS NOT NULL)
            ORDER BY due_at, number
            """, [.instant(now)]
        ).map { (try $0.text("organisation"), try $0.integer("number")) }
    }

    /// The operator gives a version back; what it says then stays as it was sent.
    /// - Throws: `StoreError`.
    public static func giveBack(
        _ number: Int64, of organisation: LocalGovernmentCode, reason: String, at now: Date,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE notice_forms SET returned_at = $3, return_reason = $4 WHERE organisation = $1 AND number = $2",
            [.text(organisation.text), .integer(number), .instant(now), .text(reason)])
    }

    /// The organisations whose newest version waits for the operator, the oldest first.
    /// - Throws: `StoreError`.
    public static func waiting(
        in tx: any StoreTransaction
    ) throws -> [(organisation: String, submission: Submission)] {
        try tx.rows(
            """
            SELECT organisation, \(columns) FROM notice_forms AS form
            WHERE accepted_at IS NULL AND returned_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM notice_forms AS later
                WHERE later.organisation = form.organisation AND later.number > form.number)
            ORDER BY submitted_at, organisation LIMIT 500
            """, []
        ).map { (try $0.text("organisation"), try submission($0)) }
    }

    /// The operator adds an organisation to the programme.
    /// - Throws: `StoreError.duplicate` when it is there.
    public static func add(_ organisation: Organisation, at now: Date, in tx: any StoreTransaction) throws {
        try tx.run(
            "INSERT INTO organisations (organisation, document, added_at) VALUES ($1, $2, $3)",
            [
                .text(organisation.code.text),
                .text(String(decoding: try JSONEncoder().encode(organisation), as: UTF8.self)), .instant(now),
            ])
    }

    /// An organisation of the programme, or nil.
    /// - Throws: `StoreError`.
    public static func organisation(_ code: String, in tx: any StoreTransaction) throws -> Organisation? {
        try tx.row("SELECT document FROM organisations WHERE organisation = $1", [.text(code)]).map {
            try JSONDecoder().decode(Organisation.self, from: Data(try $0.text("document").utf8))
        }
    }
}
