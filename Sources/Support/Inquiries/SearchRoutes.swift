import AccessControl
import AuditLog
public import DesignSystem
import Foundation
import HTTPTypes
import ServiceCalendar
public import Storage
public import SupportSearch
import Tickets
public import WebServer

/// Full text on the support site: what is for everybody, and the organisation's own.
public struct SearchRoutes: Sendable {
    private let store: any DataStore

    /// Searches a store.
    public init(store: any DataStore) { self.store = store }

    /// All routes.
    public var routes: [Route] {
        [.page(.get, "/support/search", .requires(.readSupportSite), .supportSearched, search)]
    }

    @Sendable private func search(_ request: WebRequest) async throws -> WebResponse {
        let code = request.exchange.scope.organisation
        let question = SearchQuestion(request)
        let hits = try await store.read { tx in
            try SearchIndex.found(question.words, of: question.kind, by: code, before: question.before, in: tx)
        }
        return .page(
            SearchPage.page(
                request, question, hits, kinds: [.notice, .document, .manual, .faq, .ticket], path: "/support/search"
            ) { hit in
                switch hit.kind {
                case .notice: "/support/notices/\(hit.key)"
                case .document: "/support/library/\(hit.key)"
                case .manual: "/support/manuals/\(hit.key)"
                case .faq: "/support/faq/\(hit.key)"
                case .ticket, .note: "/support/inquiries/\(hit.key)"
                }
            })
    }
}

/// What an address asks of the index.
public struct SearchQuestion: Sendable {
    public let typed: String
    public let kind: SearchKind?
    public let before: Int64?

    /// Reads an address.
    public init(_ request: WebRequest) {
        typed = String((request.query["q"] ?? "").prefix(200))
        kind = request.query["kind"].flatMap(SearchKind.init(rawValue:))
        before = request.query["before"].flatMap { Int64($0) }
    }

    /// The question as words.
    public var words: SearchWords { SearchWords(typed) }
}

/// A page of hits.
public enum SearchPage {
    /// Shows hits with the way to each.
    public static func page(
        _ request: WebRequest, _ question: SearchQuestion, _ hits: [SearchHit], kinds: [SearchKind], path: String,
        to address: (SearchHit) -> String
    ) -> Page {
        var blocks: [Block] = [
            .form(
                Form(
                    action: path, submit: "検索する", token: nil,
                    fields: [
                        Field(
                            "q", label: "検索する言葉", value: question.typed,
                            hint: "一部だけでも見つかります。ひらがな・カタカナ、全角・半角、大文字・小文字は区別しません。空白で区切ると、すべてを含むものを探します。"),
                        Field(
                            "kind", label: "種類",
                            kind: .list([.init("", "すべて")] + kinds.map { .init($0.rawValue, $0.title) }),
                            value: question.kind?.rawValue ?? "", isRequired: false),
                    ], isQuery: true))
        ]
        if !question.words.isEmpty {
            blocks.append(
                .table(
                    Table(
                        caption: "検索結果（新しい順）", headers: ["件名", "種類", "前後の文章", "更新日"],
                        rows: hits.map { hit in
                            [
                                .link(Link(hit.title, path: address(hit))), .text(hit.kind.title), .text(hit.excerpt),
                                .text(JapanTime.japanese(CalendarDay(hit.changedAt))),
                            ]
                        }, empty: "見つかりませんでした。言葉を短くするか、別の言い方でお試しください。")))
        }
        if hits.count == SearchIndex.pageSize, let last = hits.last {
            let words = question.typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            blocks.append(
                .links([
                    Link(
                        "次の\(SearchIndex.pageSize)件",
                        path: "\(path)?q=\(words)&kind=\(question.kind?.rawValue ?? "")&before=\(last.place)")
                ]))
        }
        let title = question.typed.isEmpty ? "検索" : "検索: \(question.typed)"
        return Page(request.frame, title: title, blocks: blocks)
    }
}
