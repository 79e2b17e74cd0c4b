import AuditLog
import Foundation
import ServiceCalendar
import WebServer

/// What somebody typed to look for records, and what is meant by it.
struct AuditSearch {
    let from: String
    let until: String
    let event: String
    let outcome: String
    let actor: String
    let subject: String
    /// Where the page goes on: records before this number.
    let before: Int64?

    init(_ query: [String: String]) {
        from = query["from"] ?? ""
        until = query["until"] ?? ""
        event = query["event"] ?? ""
        outcome = query["outcome"] ?? ""
        actor = (query["actor"] ?? "").trimmingCharacters(in: .whitespaces)
        subject = (query["subject"] ?? "").trimmingCharacters(in: .whitespaces)
        before = query["before"].flatMap { Int64($0) }
    }

    /// The same as a query, going on before a record.
    func query(before sequence: Int64) -> String {
        let named = [
            ("from", from), ("until", until), ("event", event), ("outcome", outcome), ("actor", actor),
            ("subject", subject), ("before", String(sequence)),
        ]
        return named.filter { !$0.1.isEmpty }.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }

    /// What is asked for.
    /// - Throws: `Problem` with the field that cannot be understood.
    func criteria() throws(Problem) -> AuditCriteria {
        var criteria = AuditCriteria()
        let (first, last) = (try Self.day(from, "from"), try Self.day(until, "until"))
        if let first, let last, last < first {
            throw Problem(
                status: 422, code: "audit-trail.ends-before-start", title: "日付（終わり）が日付（始め）より前です。",
                detail: "どちらかの日付を直してください。", field: "until")
        }
        criteria.from = first?.instant(hour: 0)
        criteria.until = last?.adding(days: 1).instant(hour: 0)
        criteria.event = event.isEmpty ? "" : "\(event)."
        criteria.outcome = AuditOutcome(rawValue: outcome)
        // The log names an account with what it is before it; people type its ID.
        criteria.actor = actor.isEmpty || actor.contains(":") || actor == "anonymous" ? actor : "account:\(actor)"
        criteria.subject = subject
        return criteria
    }

    private static func day(_ text: String, _ field: String) throws(Problem) -> CalendarDay? {
        guard !text.isEmpty else { return nil }
        guard let day = CalendarDay(text) else {
            throw Problem(
                status: 422, code: "audit-trail.bad-date", title: "日付はyyyy-MM-ddの実在する日付で入力してください。",
                detail: "日付を確認して、もう一度検索してください。", field: field)
        }
        return day
    }
}
