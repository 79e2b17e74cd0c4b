import AccessControl
import AuditLog
public import Foundation
public import Storage
import SupportSearch
public import WebServer

/// A notice before it is posted.
public struct NewNotice: Sendable {
    public var title: String
    public var text: String
    /// Empty: for everybody.
    public var organisation: String
    public var needsReading: Bool
    /// Whether it goes out by mail too, as everything does that must be read.
    public var isMailed: Bool

    /// Describes a notice.
    public init(
        title: String, text: String, organisation: String = "", needsReading: Bool = false, isMailed: Bool = false
    ) {
        self.title = title
        self.text = text
        self.organisation = organisation
        self.needsReading = needsReading
        self.isMailed = isMailed || needsReading
    }
}

/// A notice as it was posted.
public struct PostedNotice: Sendable, Hashable {
    public let number: Int64
    public let title: String
    public let text: String
    public let organisation: String
    public let needsReading: Bool
    public let postedAt: Date
    public let withdrawnAt: Date?
    /// When whoever asks said that it was read; nil: not yet.
    public let readAt: Date?
}

/// Who read a notice.
public struct NoticeReading: Sendable, Hashable {
    public let organisation: String
    public let name: String
    public let at: Date
}

/// The SQL of notices.
public enum NoticeStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "notice-board-001",
            """
            CREATE TABLE notices (
                number INTEGER PRIMARY KEY,
                title TEXT NOT NULL,
                content TEXT NOT NULL,
                organisation TEXT NOT NULL,
                needs_reading INTEGER NOT NULL CHECK (needs_reading IN (0, 1)),
                posted_at INTEGER NOT NULL,
                posted_by TEXT NOT NULL,
                withdrawn_at INTEGER,
                withdrawn_by TEXT
            ) STRICT;
            CREATE INDEX notices_by_organisation ON notices (organisation, number);
            CREATE TABLE notice_readings (
                notice INTEGER NOT NULL REFERENCES notices (number),
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                organisation TEXT NOT NULL,
                read_at INTEGER NOT NULL,
                PRIMARY KEY (notice, account)
            ) STRICT;
            CREATE TABLE maintenance_windows (
                number INTEGER PRIMARY KEY,
                opens_at INTEGER NOT NULL,
                closes_at INTEGER NOT NULL,
                note TEXT NOT NULL,
                set_at INTEGER NOT NULL,
                set_by TEXT NOT NULL,
                cancelled_at INTEGER,
                CHECK (closes_at > opens_at)
            ) STRICT;
            """),
        SchemaStep(
            "notice-board-002",
            """
            ALTER TABLE notices ADD COLUMN mail_waits INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX notices_to_mail ON notices (number) WHERE mail_waits = 1;
            """),
    ]

    /// Posts a notice in the transaction of what it tells of; answers its number.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func post(_ notice: NewNotice, by exchange: Exchange, in tx: any StoreTransaction) throws -> Int64 {
        let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM notices", [])
        let number = try next?.integer("next") ?? 1
        try tx.run(
            """
            INSERT INTO notices (number, title, content, organisation, needs_reading, posted_at, posted_by, mail_waits)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(number), .text(notice.title), .text(notice.text), .text(notice.organisation),
                .integer(notice.needsReading ? 1 : 0), .instant(exchange.now), .text(exchange.actor.identifier),
                .integer(notice.isMailed ? 1 : 0),
            ])
        try SearchIndex.put(
            SearchEntry(
                kind: .notice, key: String(number),
                audience: notice.organisation.isEmpty ? .everybody : .organisation(notice.organisation),
                title: notice.title, text: notice.text), at: exchange.now, in: tx)
        try exchange.record(.noticePosted, subject: "notice \(number)", in: tx)
        return number
    }

    static func withdraw(_ number: Int64, by exchange: Exchange, in tx: any StoreTransaction) throws {
        let changed = try tx.run(
            """
            UPDATE notices SET withdrawn_at = $2, withdrawn_by = $3, mail_waits = 0
            WHERE number = $1 AND withdrawn_at IS NULL
            """,
            [.integer(number), .instant(exchange.now), .text(exchange.actor.identifier)])
        guard changed == 1 else { throw Problem.notFound }
        try SearchIndex.remove(.notice, String(number), in: tx)
        try exchange.record(subject: "notice \(number)", in: tx)
    }

    private static let columns = """
        number, title, content, n.organisation AS organisation, needs_reading, posted_at, withdrawn_at,
        (SELECT read_at FROM notice_readings WHERE notice = n.number AND account = $1) AS read_at
        """

    /// What an organisation sees, newest first; withdrawn ones are gone.
    /// - Throws: `StoreError`.
    public static func notices(
        for organisation: String, account: String, in tx: any StoreTransaction
    ) throws -> [PostedNotice] {
        try tx.rows(
            """
            SELECT \(columns) FROM notices AS n WHERE n.organisation IN ('', $2) AND withdrawn_at IS NULL
            ORDER BY number DESC LIMIT 200
            """, [.text(account), .text(organisation)]
        ).map(decoded)
    }

    static func notice(
        _ number: Int64, for organisation: String, account: String, in tx: any StoreTransaction
    ) throws -> PostedNotice? {
        try tx.row(
            """
            SELECT \(columns) FROM notices AS n
            WHERE number = $3 AND n.organisation IN ('', $2) AND withdrawn_at IS NULL
            """, [.text(account), .text(organisation), .integer(number)]
        ).map(decoded)
    }

    /// How many notices somebody must still read.
    /// - Throws: `StoreError`.
    public static func unread(
        for organisation: String, account: String, in tx: any StoreTransaction
    ) throws -> [PostedNotice] {
        try notices(for: organisation, account: account, in: tx).filter { $0.needsReading && $0.readAt == nil }
    }

    static func all(in tx: any StoreTransaction) throws -> [PostedNotice] {
        try tx.rows("SELECT \(columns) FROM notices AS n ORDER BY number DESC LIMIT 200", [.text("")]).map(decoded)
    }

    /// What has to be mailed and was not yet, oldest first.
    static func toMail(in tx: any StoreTransaction) throws -> [PostedNotice] {
        try tx.rows(
            "SELECT \(columns) FROM notices AS n WHERE mail_waits = 1 ORDER BY number LIMIT 20", [.text("")]
        ).map(decoded)
    }

    static func mailed(_ number: Int64, in tx: any StoreTransaction) throws {
        try tx.run("UPDATE notices SET mail_waits = 0 WHERE number = $1", [.integer(number)])
    }

    static func read(_ number: Int64, by exchange: Exchange, in tx: any StoreTransaction) throws {
        try tx.run(
            """
            INSERT INTO notice_readings (notice, account, name, organisation, read_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (notice, account) DO NOTHING
            """,
            [
                .integer(number), .text(exchange.actor.identifier), .text(exchange.actor.name),
                .text(exchange.scope.organisation), .instant(exchange.now),
            ])
        try exchange.record(subject: "notice \(number)", in: tx)
    }

    static func readings(of number: Int64, in tx: any StoreTransaction) throws -> [NoticeReading] {
        try tx.rows(
            "SELECT organisation, name, read_at FROM notice_readings WHERE notice = $1 ORDER BY organisation, read_at",
            [.integer(number)]
        ).map {
            NoticeReading(
                organisation: try $0.text("organisation"), name: try $0.text("name"), at: try $0.instant("read_at"))
        }
    }

    private static func decoded(_ row: StoredRow) throws -> PostedNotice {
        PostedNotice(
            number: try row.integer("number"), title: try row.text("title"), text: try row.text("content"),
            organisation: try row.text("organisation"), needsReading: try row.integer("needs_reading") == 1,
            postedAt: try row.instant("posted_at"), withdrawnAt: try row.optionalInstant("withdrawn_at"),
            readAt: try row.optionalInstant("read_at"))
    }
}
