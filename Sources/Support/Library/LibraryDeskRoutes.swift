import AccessControl
import AuditLog
import DesignSystem
import HTTPTypes
public import Storage
public import WebServer

/// The desk's hand for manuals, letters and FAQ.
public struct LibraryDeskRoutes: Sendable {
    private let store: any DataStore
    /// The titles of topics that an FAQ can have.
    private let topics: [String]

    /// Writes to a store.
    public init(store: any DataStore, topics: [String]) {
        self.store = store
        self.topics = topics
    }

    /// All routes.
    public var routes: [Route] {
        [
            .page(.get, "/desk/library", .requires(.workAtDesk), .libraryDeskShown) { .page(try await page($0)) },
            .page(.post, "/desk/library", .requires(.superviseDesk), .documentPublished, publish),
            .page(.get, "/desk/faq", .requires(.workAtDesk), .libraryDeskShown) { .page(try await faqPage($0)) },
            .page(.post, "/desk/faq", .requires(.workAtDesk), .faqSaved, save),
            .page(.get, "/desk/faq/{faq}", .requires(.workAtDesk), .libraryDeskShown) { .page(try await faqPage($0)) },
            .page(.post, "/desk/faq/{faq}/withdrawal", .requires(.workAtDesk), .faqWithdrawn, withdraw),
        ]
    }

    // MARK: - Documents

    private func page(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let place = try ListPlace(request)
        let part = try await store.read { tx in try LibraryStore.documents(for: "", desk: true, at: place, in: tx) }
        let sent = error == nil ? nil : try? request.form()
        var blocks: [Block] = [
            .table(
                Table(
                    caption: "掲載中の資料", headers: ["資料", "種別", "版"],
                    rows: part.entries.map { [.text($0.title), .text($0.kind.title), .text($0.label)] }))
        ]
        blocks += part.links(path: "/desk/library", search: "/desk/search")
        if request.actor.may(.superviseDesk) {
            blocks += [
                .heading("版を掲載する"),
                .form(
                    Form(
                        action: "/desk/library", submit: "掲載する", token: request.session?.formToken,
                        fields: [
                            Field(
                                "title", label: "資料名", value: sent?["title"] ?? "", hint: "掲載中の資料と同じ名称なら、その新しい版になります。"),
                            Field(
                                "kind", label: "種別",
                                kind: .choice(DocumentKind.allCases.map { .init($0.rawValue, $0.title) }),
                                value: sent?["kind"] ?? DocumentKind.manual.rawValue),
                            Field("label", label: "版", value: sent?["label"] ?? "", hint: "例: 第02.00版"),
                            Field("summary", label: "変更の概要", value: sent?["summary"] ?? ""),
                            Field("text", label: "本文", kind: .area, value: sent?.verbatim("text") ?? ""),
                        ])),
            ]
        }
        return Page(
            request.frame, title: "マニュアル・事務連絡の掲載\(part.mark)", errors: error.map { [$0.fieldError] } ?? [],
            blocks: blocks)
    }

    @Sendable private func publish(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            for (field, title) in [("title", "資料名"), ("label", "版"), ("summary", "変更の概要"), ("text", "本文")] {
                guard !form[field].isEmpty else { throw Self.missing(field, title) }
            }
            guard let kind = DocumentKind(rawValue: form["kind"]) else { throw Self.missing("kind", "種別") }
            let exchange = request.exchange
            let text = form["text"].replacing("\r\n", with: "\n")
            try await store.write { tx in
                try LibraryStore.publish(
                    form["title"], kind: kind, label: form["label"], text: text, summary: form["summary"], by: exchange,
                    in: tx)
            }
            return .seeOther("/desk/library")
        } refused: { error in
            try await page(request, error: error)
        }
    }

    // MARK: - FAQ

    private func faqPage(_ request: WebRequest, error: (any ProblemConvertible)? = nil) async throws -> Page {
        let place = try ListPlace(request)
        let number = request.parameters["faq"].flatMap { Int64($0) }
        let (part, known) = try await store.read { tx in
            (try FAQStore.faqs(at: place, in: tx), try number.flatMap { try FAQStore.faq($0, in: tx) })
        }
        if request.parameters["faq"] != nil, known == nil { throw Problem.notFound }
        let sent = error == nil ? nil : try? request.form()
        let ticket = sent?["ticket"] ?? known?.ticket.map(String.init) ?? request.query["ticket"] ?? ""
        let fields = [
            Field(
                "topic", label: "分類", kind: .list(topics.map { .init($0, $0) }),
                value: sent?["topic"] ?? known?.topic ?? request.query["topic"] ?? ""),
            Field(
                "question", label: "質問", value: sent?["question"] ?? known?.question ?? request.query["question"] ?? ""),
            Field(
                "answer", label: "回答", kind: .area, value: sent?.verbatim("answer") ?? known?.answer ?? "",
                hint: "団体名、氏名、アドレスなど、その団体だけの内容は書かないでください。"),
            Field("ticket", label: "元の問合せ", kind: .hidden, value: ticket, isRequired: false),
            Field(
                "number", label: "番号", kind: .hidden, value: known.map { String($0.number) } ?? "", isRequired: false),
        ]
        var blocks: [Block] = [
            .form(
                Form(
                    action: "/desk/faq", submit: known == nil ? "FAQを掲載する" : "FAQを直す",
                    token: request.session?.formToken, fields: fields))
        ]
        if let known, let token = request.session?.formToken {
            blocks.append(
                .form(
                    Form(
                        action: "/desk/faq/\(known.number)/withdrawal", submit: "このFAQを取り下げる", token: token, fields: [],
                        isDangerous: true)))
        }
        blocks += [
            .heading("掲載中のFAQ"),
            .table(
                Table(
                    caption: "掲載中のFAQ", headers: ["質問", "分類", "元の問合せ"],
                    rows: part.entries.map { faq in
                        [
                            .link(Link(faq.question, path: "/desk/faq/\(faq.number)")), .text(faq.topic),
                            faq.ticket.map { .link(Link("元の問合せ \($0)", path: "/desk/tickets/\($0)")) } ?? .text("―"),
                        ]
                    })),
        ]
        blocks += part.links(path: "/desk/faq", search: "/desk/search")
        return Page(
            request.frame, title: known.map { "FAQ: \($0.question)" } ?? "FAQの作成\(part.mark)",
            errors: error.map { [$0.fieldError] } ?? [], blocks: blocks)
    }

    @Sendable private func save(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        return try await request.answering {
            guard topics.contains(form["topic"]) else { throw Self.missing("topic", "分類") }
            guard !form["question"].isEmpty, form["question"].count <= 200 else { throw Self.missing("question", "質問") }
            guard !form["answer"].isEmpty else { throw Self.missing("answer", "回答") }
            let exchange = request.exchange
            try await store.write { tx in
                try FAQStore.save(
                    Int64(form["number"]), topic: form["topic"], question: form["question"],
                    answer: form["answer"].replacing("\r\n", with: "\n"), ticket: Int64(form["ticket"]), by: exchange,
                    in: tx)
            }
            return .seeOther("/desk/faq")
        } refused: { error in
            try await faqPage(request, error: error)
        }
    }

    @Sendable private func withdraw(_ request: WebRequest) async throws -> WebResponse {
        guard let number = Int64(try request.parameter("faq")) else { throw Problem.notFound }
        let exchange = request.exchange
        try await store.write { tx in try FAQStore.withdraw(number, by: exchange, in: tx) }
        return .seeOther("/desk/faq")
    }

    private static func missing(_ field: String, _ title: String) -> Problem {
        Problem(
            status: 422, code: "library.missing", title: "\(title)が入力されていないか、長すぎます。", detail: "入力してから、もう一度送信してください。",
            field: field)
    }
}
