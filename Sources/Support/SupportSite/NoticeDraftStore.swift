import Foundation
import Identifiers
import NoticeForms
public import Storage

/// The forms of 利用開始連絡 while they are being written: one draft for each organisation (§2.2).
public enum NoticeDraftStore {
    public static let schema: [SchemaStep] = [
        SchemaStep(
            "support-002",
            """
            CREATE TABLE notice_drafts (
                organisation TEXT PRIMARY KEY,
                contacts TEXT NOT NULL,
                settings TEXT NOT NULL,
                edited_by TEXT NOT NULL,
                edited_at INTEGER NOT NULL,
                approved_by TEXT,
                approved_at INTEGER
            ) STRICT;
            CREATE TABLE environment_choices (
                organisation TEXT PRIMARY KEY,
                setting TEXT NOT NULL,
                chosen_by TEXT NOT NULL,
                chosen_at INTEGER NOT NULL
            ) STRICT;
            """)
    ]

    /// A draft as it stands.
    struct Draft: Sendable {
        var contacts: TypedForm
        var settings: TypedForm
        let editedBy: String
        let editedAt: Date
        let approvedBy: String?
        let approvedAt: Date?
    }

    static func draft(of organisation: Organisation, in tx: any StoreTransaction) throws -> Draft? {
        try tx.row(
            """
            SELECT contacts, settings, edited_by, edited_at, approved_by, approved_at FROM notice_drafts
            WHERE organisation = $1
            """, [.text(organisation.code.text)]
        ).map { row in
            Draft(
                contacts: try decoded(row.text("contacts")), settings: try decoded(row.text("settings")),
                editedBy: try row.text("edited_by"), editedAt: try row.instant("edited_at"),
                approvedBy: try row.optionalText("approved_by"), approvedAt: try row.optionalInstant("approved_at"))
        }
    }

    /// Keeps what was typed; an approval was of what stood there before, and goes.
    static func keep(
        contacts: TypedForm, settings: TypedForm, of organisation: Organisation, by name: String, at now: Date,
        in tx: any StoreTransaction
    ) throws {
        try tx.run(
            """
            INSERT INTO notice_drafts (organisation, contacts, settings, edited_by, edited_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organisation) DO UPDATE SET
                contacts = excluded.contacts, settings = excluded.settings, edited_by = excluded.edited_by,
                edited_at = excluded.edited_at, approved_by = NULL, approved_at = NULL
            """,
            [
                .text(organisation.code.text), .text(try encoded(contacts)), .text(try encoded(settings)), .text(name),
                .instant(now),
            ])
    }

    static func approve(
        _ organisation: Organisation, by name: String, at now: Date, in tx: any StoreTransaction
    ) throws {
        try tx.run(
            "UPDATE notice_drafts SET approved_by = $2, approved_at = $3 WHERE organisation = $1",
            [.text(organisation.code.text), .text(name), .instant(now)])
    }

    static func discard(_ organisation: Organisation, in tx: any StoreTransaction) throws {
        try tx.run("DELETE FROM notice_drafts WHERE organisation = $1", [.text(organisation.code.text)])
    }

    private static func encoded(_ form: TypedForm) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(form.values), as: UTF8.self)
    }

    private static func decoded(_ text: String) throws -> TypedForm {
        TypedForm(try JSONDecoder().decode([String: String].self, from: Data(text.utf8)))
    }
}
