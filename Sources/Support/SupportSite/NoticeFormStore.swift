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
            """)
    ]

    /// A version as it was sent.
    public struct Submission: Sendable, Hashable {
        public let number: Int64
        public let usageNotice: String
        public let configurationRequest: String
        public let approvedBy: String
        public let submittedAt: Date
        public let acceptedAt: Date?
    }

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
            SELECT number, usage_notice, configuration_request, approved_by, submitted_at, accepted_at
            FROM notice_forms WHERE organisation = $1 ORDER BY number DESC
            """,
            [.text(organisation.text)]
        ).map(submission)
    }

    /// The newest version that the operator took over, or nil.
    /// - Throws: `StoreError`.
    public static func accepted(
        of organisation: LocalGovernmentCode, in tx: any StoreTransaction
    ) throws -> Submission? {
        try tx.row(
            """
            SELECT number, usage_notice, configuration_request, approved_by, submitted_at, accepted_at
            FROM notice_forms WHERE organisation = $1 AND accepted_at IS NOT NULL ORDER BY number DESC LIMIT 1
            """,
            [.text(organisation.text)]
        ).map(submission)
    }

    private static func submission(_ row: StoredRow) throws -> Submission {
        Submission(
            number: try row.integer("number"), usageNotice: try row.text("usage_notice"),
            configurationRequest: try row.text("configuration_request"), approvedBy: try row.text("approved_by"),
            submittedAt: try row.instant("submitted_at"), acceptedAt: try row.optionalInstant("accepted_at"))
    }

    /// The operator took a version over into the servers' settings.
    /// - Throws: `StoreError`.
    public static func accept(
        _ number: Int64, of organisation: LocalGovernmentCode, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE notice_forms SET accepted_at = $3 WHERE organisation = $1 AND number = $2",
            [.text(organisation.text), .integer(number), .instant(now)])
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
