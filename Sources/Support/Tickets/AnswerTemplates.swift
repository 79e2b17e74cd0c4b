import AccessControl
import Foundation
public import ServiceCalendar
public import Storage
public import WebServer

/// What a template can have filled in.
public enum TemplateField: String, Sendable, CaseIterable {
    case organisation = "団体名"
    case contact = "担当者名"
    case reference = "受付番号"
    case subject = "件名"
    case clerk = "回答者"
    case day = "日付"
}

/// A text that the desk begins answers with.
public struct AnswerTemplate: Sendable, Hashable {
    public let number: Int64
    public let title: String
    /// With `{{団体名}}` and the like.
    public let text: String

    /// The fields that a text names and that do not exist.
    static func unknownFields(_ text: String) -> [String] {
        text.matches(of: #/\{\{([^{}]*)\}\}/#).map { String($0.output.1) }.filter { TemplateField(rawValue: $0) == nil }
    }

    /// The text for one ticket.
    public func filled(for ticket: Ticket, organisation: String, clerk: String, on day: CalendarDay) -> String {
        TemplateField.allCases.reduce(text) { text, field in
            let value =
                switch field {
                case .organisation: organisation
                case .contact: ticket.contactName
                case .reference: ticket.reference
                case .subject: ticket.subject
                case .clerk: clerk
                case .day: JapanTime.japanese(day)
                }
            return text.replacing("{{\(field.rawValue)}}", with: value)
        }
    }
}

extension TicketService {
    /// Saves a template under its title; an old one of the title is replaced when `number` names it.
    /// - Throws: `TicketError`.
    public func saveTemplate(_ number: Int64?, title: String, text: String, by exchange: Exchange) async throws {
        let title = try Self.checked(title, "名称", field: "title", most: 60)
        let text = try Self.checked(text, "本文")
        if let unknown = AnswerTemplate.unknownFields(text).first { throw TicketError.unknownField(unknown) }
        try await store.write { tx in
            let others = try Self.templates(in: tx).filter { $0.title == title && $0.number != number }
            guard others.isEmpty else { throw TicketError.titleTaken }
            let next = try tx.row("SELECT coalesce(max(number), 0) + 1 AS next FROM answer_templates", [])
            try tx.run(
                """
                INSERT INTO answer_templates (number, title, content, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (number) DO UPDATE SET title = excluded.title, content = excluded.content,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by
                """,
                [
                    .integer(try number ?? next?.integer("next") ?? 1), .text(title), .text(text),
                    .instant(exchange.now), .text(exchange.actor.identifier),
                ])
            try exchange.record(subject: title, in: tx)
        }
    }

    /// All templates by title.
    /// - Throws: `StoreError`.
    public static func templates(in tx: any StoreTransaction) throws -> [AnswerTemplate] {
        try tx.rows("SELECT number, title, content FROM answer_templates ORDER BY title", []).map {
            AnswerTemplate(
                number: try $0.integer("number"), title: try $0.text("title"), text: try $0.text("content"))
        }
    }
}
