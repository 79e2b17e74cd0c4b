import AccessControl
import AuditLog
public import Foundation
public import Storage
import SupportSearch
public import WebServer

/// What kind of document.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    case manual
    /// What the desk works by; organisations do not see it.
    case deskManual
    /// 事務連絡, 自治体中間サーバー通信.
    case letter

    /// The name on screens.
    public var title: String {
        switch self {
        case .manual: "マニュアル"
        case .deskManual: "ヘルプデスクのマニュアル"
        case .letter: "事務連絡・通信"
        }
    }

    /// Whether organisations see it.
    var isForOrganisations: Bool { self != .deskManual }
}

/// A document with its newest version.
public struct LibraryDocument: Sendable, Hashable {
    public let number: Int64
    public let kind: DocumentKind
    public let title: String
    public let newest: Int64
    public let label: String
    public let publishedAt: Date
    /// The version that whoever asks saw last; nil: none.
    public let seen: Int64?
}

/// One version of a document.
public struct DocumentVersion: Sendable, Hashable {
    public let version: Int64
    /// 「第02.00版」.
    public let label: String
    public let text: String
    /// What is new, in a sentence or two.
    public let summary: String
    public let publishedAt: Date
}

/// The SQL of documents.
public enum LibraryStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "library-001",
            """
            CREATE TABLE library_documents (
                number INTEGER PRIMARY KEY,
                kind TEXT NOT NULL,
                title TEXT NOT NULL UNIQUE
            ) STRICT;
            CREATE TABLE library_versions (
                document INTEGER NOT NULL REFERENCES library_documents (number),
                version INTEGER NOT NULL,
                label TEXT NOT NULL,
                content TEXT NOT NULL,
                summary TEXT NOT NULL,
                published_at INTEGER NOT NULL,
                published_by TEXT NOT NULL,
                PRIMARY KEY (document, version)
            ) STRICT;
            CREATE TABLE library_readings (
                document INTEGER NOT NULL REFERENCES library_documents (number),
                account TEXT NOT NULL,
                version INTEGER NOT NULL,
                read_at INTEGER NOT NULL,
                PRIMARY KEY (document, account)
            ) STRICT;
            CREATE TABLE faqs (
                number INTEGER PRIMARY KEY,
                topic TEXT NOT NULL,
                question TEXT NOT NULL,
                answer TEXT NOT NULL,
                ticket INTEGER,
                changed_at INTEGER NOT NULL,
                changed_by TEXT NOT NULL,
                withdrawn_at INTEGER
            ) STRICT;
            """),
        SchemaStep(
            "library-002",
            """
            CREATE INDEX library_documents_by_kind ON library_documents (kind DESC, title);
            CREATE INDEX library_readings_by_account ON library_readings (account, document);
            CREATE INDEX faqs_by_topic ON faqs (topic, number);
            """),
    ]

    private static let columns = """
        d.number AS number, d.kind AS kind, d.title AS title, v.version AS version, v.label AS label,
        v.published_at AS published_at,
        coalesce((SELECT r.version FROM library_readings AS r WHERE r.document = d.number AND r.account = $1), 0) AS seen
        """
    private static func newest(of documents: String = "library_documents") -> String {
        """
        FROM \(documents) AS d JOIN library_versions AS v ON v.document = d.number
            AND v.version = (SELECT max(version) FROM library_versions WHERE document = d.number)
        """
    }

    /// A page of the documents that the desk or organisations see, each with its newest version.
    /// - Throws: `StoreError`.
    static func documents(
        for account: String, desk: Bool = false, at place: ListPlace, in tx: any StoreTransaction
    ) throws -> ListPart<LibraryDocument> {
        let kinds = DocumentKind.allCases.filter { desk || $0.isForOrganisations }.map { "'\($0.rawValue)'" }
        let part = """
            (SELECT number, kind, title FROM library_documents WHERE kind IN (\(kinds.joined(separator: ", ")))
                ORDER BY kind DESC, title \(place.limit))
            """
        let rows = try tx.rows(
            "SELECT \(columns) \(newest(of: part)) ORDER BY d.kind DESC, d.title", [.text(account)])
        return ListPart(place.number, try rows.map(decoded))
    }

    /// The documents of which there is a newer version than the one that somebody saw last.
    /// - Throws: `StoreError`.
    static func changed(for account: String, in tx: any StoreTransaction) throws -> [LibraryDocument] {
        let kinds = DocumentKind.allCases.filter(\.isForOrganisations).map { "'\($0.rawValue)'" }
        return try tx.rows(
            """
            SELECT \(columns) FROM library_readings AS s JOIN library_documents AS d ON d.number = s.document
                JOIN library_versions AS v ON v.document = d.number
                    AND v.version = (SELECT max(version) FROM library_versions WHERE document = d.number)
            WHERE s.account = $1 AND s.version < v.version AND d.kind IN (\(kinds.joined(separator: ", ")))
            ORDER BY v.published_at DESC, d.title
            """, [.text(account)]
        ).map(decoded)
    }

    static func document(_ number: Int64, for account: String, in tx: any StoreTransaction) throws -> LibraryDocument? {
        try tx.row("SELECT \(columns) \(newest()) WHERE d.number = $2", [.text(account), .integer(number)])
            .map(decoded)
    }

    static func versions(of number: Int64, in tx: any StoreTransaction) throws -> [DocumentVersion] {
        try tx.rows(
            """
            SELECT version, label, content, summary, published_at FROM library_versions
            WHERE document = $1 ORDER BY version DESC
            """, [.integer(number)]
        ).map {
            DocumentVersion(
                version: try $0.integer("version"), label: try $0.text("label"), text: try $0.text("content"),
                summary: try $0.text("summary"), publishedAt: try $0.instant("published_at"))
        }
    }

    /// Publishes a version of a document, or a new document; answers the document's number.
    ///
    /// The search finds it as a whole, unless its parts are put there by themselves.
    /// - Throws: `StoreError`.
    @discardableResult
    public static func publish(
        _ title: String, kind: DocumentKind, label: String, text: String, summary: String, isSearched: Bool = true,
        by exchange: Exchange, in tx: any StoreTransaction
    ) throws -> Int64 {
        let known = try tx.row("SELECT number FROM library_documents WHERE title = $1", [.text(title)])
        let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM library_documents", [])
        let number = try known?.integer("number") ?? next?.integer("next") ?? 1
        if known == nil {
            try tx.run(
                "INSERT INTO library_documents (number, kind, title) VALUES ($1, $2, $3)",
                [.integer(number), .text(kind.rawValue), .text(title)])
        }
        try tx.run(
            """
            INSERT INTO library_versions (document, version, label, content, summary, published_at, published_by)
            VALUES ($1, (SELECT coalesce(max(version), 0) + 1 FROM library_versions WHERE document = $1),
                $2, $3, $4, $5, $6)
            """,
            [
                .integer(number), .text(label), .text(text), .text(summary), .instant(exchange.now),
                .text(exchange.actor.identifier),
            ])
        if isSearched {
            try SearchIndex.put(
                SearchEntry(
                    kind: .document, key: String(number), audience: kind.isForOrganisations ? .everybody : .desk,
                    title: "\(title) \(label)", text: summary + "\n" + text), at: exchange.now, in: tx)
        }
        try exchange.record(subject: "\(title) \(label)", in: tx)
        return number
    }

    static func read(_ number: Int64, version: Int64, by account: String, at now: Date, in tx: any StoreTransaction)
        throws
    {
        try tx.run(
            """
            INSERT INTO library_readings (document, account, version, read_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (document, account) DO UPDATE SET version = excluded.version, read_at = excluded.read_at
            """, [.integer(number), .text(account), .integer(version), .instant(now)])
    }

    /// The newest version of a document; nil where there is none of this title.
    /// - Throws: `StoreError`.
    public static func newest(of title: String, in tx: any StoreTransaction) throws -> DocumentVersion? {
        let known = try tx.row("SELECT number FROM library_documents WHERE title = $1", [.text(title)])
        return try known.map { try versions(of: try $0.integer("number"), in: tx) }?.first
    }

    /// The label of the version that somebody saw last, by the document's title.
    /// - Throws: `StoreError`.
    public static func labelsSeen(by account: String, in tx: any StoreTransaction) throws -> [String: String] {
        let rows = try tx.rows(
            """
            SELECT d.title AS title, v.label AS label FROM library_readings AS r
                JOIN library_documents AS d ON d.number = r.document
                JOIN library_versions AS v ON v.document = r.document AND v.version = r.version
            WHERE r.account = $1
            """, [.text(account)])
        return try Dictionary(rows.map { (try $0.text("title"), try $0.text("label")) }) { $1 }
    }

    /// Records that somebody saw the newest version of a document; nothing where there is none of this title.
    /// - Throws: `StoreError`.
    public static func readNewest(of title: String, by exchange: Exchange, in tx: any StoreTransaction) throws {
        guard let known = try tx.row("SELECT number FROM library_documents WHERE title = $1", [.text(title)]),
            let newest = try versions(of: try known.integer("number"), in: tx).first
        else { return }
        try read(
            try known.integer("number"), version: newest.version, by: exchange.actor.identifier, at: exchange.now,
            in: tx)
        try exchange.record(subject: "\(title) \(newest.label)", in: tx)
    }

    private static func decoded(_ row: StoredRow) throws -> LibraryDocument {
        guard let kind = DocumentKind(rawValue: try row.text("kind")) else {
            throw StoreError.unexpectedColumn("library_documents.kind")
        }
        let seen = try row.integer("seen")
        return LibraryDocument(
            number: try row.integer("number"), kind: kind, title: try row.text("title"),
            newest: try row.integer("version"), label: try row.text("label"),
            publishedAt: try row.instant("published_at"), seen: seen == 0 ? nil : seen)
    }
}
