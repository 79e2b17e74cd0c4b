import DesignSystem
import Markdown
import ServiceCalendar
import WebServer

/// What organisations read up.
enum LibraryPages {
    static func list(
        _ request: WebRequest, _ part: ListPart<LibraryDocument>, changed: [LibraryDocument]
    ) -> Page {
        var blocks: [Block] = []
        if part.number == 1, !changed.isEmpty {
            blocks += [
                .notice(
                    Notice(kind: .information, title: "前回から変わった資料が\(changed.count)件あります。", body: "変わったところだけを表示できます。")),
                .links(
                    changed.map { Link("\($0.title)：前回から変わったところ", path: "\(path($0.number))/changes", note: $0.label) }),
            ]
        }
        for kind in DocumentKind.allCases where kind.isForOrganisations {
            let documents = part.entries.filter { $0.kind == kind }
            // On a page of many an empty table would say that there are none at all.
            guard part.isWhole || !documents.isEmpty else { continue }
            blocks += [
                .heading(kind.title),
                .table(
                    Table(
                        caption: kind.title, headers: ["資料", "版", "掲載日", "あなたの確認"],
                        rows: documents.map(row), empty: "まだ掲載されていません。")),
            ]
        }
        blocks += part.links(path: "/support/library", search: "/support/search")
        return Page(request.frame, title: "マニュアル・事務連絡\(part.mark)", blocks: blocks)
    }

    private static func row(_ document: LibraryDocument) -> [Table.Cell] {
        [
            .link(Link(document.title, path: path(document.number))), .text(document.label),
            .text(JapanTime.japanese(CalendarDay(document.publishedAt))),
            document.seen == document.newest
                ? .state("確認済", .success)
                : .state(document.seen == nil ? "未確認" : "新しい版", .warning),
        ]
    }

    static func show(
        _ request: WebRequest, _ document: LibraryDocument, _ version: DocumentVersion, _ all: [DocumentVersion],
        home: String?
    ) -> Page {
        var blocks: [Block] = []
        if version.version != document.newest {
            blocks.append(
                .notice(Notice(kind: .warning, title: "古い版です。", body: "最新は\(document.label)です。")))
            blocks.append(.links([Link("最新の版を表示する", path: path(document.number))]))
        }
        blocks += [
            .summary([
                SummaryRow("版", version.label), SummaryRow("掲載日", JapanTime.japanese(CalendarDay(version.publishedAt))),
                SummaryRow("変更の概要", version.summary),
            ])
        ]
        if let home {
            blocks.append(.links([Link("図と目次のある画面で読む", path: home, note: "印刷もできます")]))
        }
        // Pictures go with the newest version only, and are shown on its own pages.
        blocks.append(.writing(MarkdownText(version.text) { _ in nil }.whole))
        blocks += [
            .heading("版の一覧"),
            .table(
                Table(
                    caption: "版の一覧", headers: ["版", "掲載日", "変更の概要", "前の版との差分"],
                    rows: all.map { one in
                        [
                            .link(
                                Link(
                                    one.label,
                                    path: path(document.number)
                                        + (one.version == document.newest ? "" : "/versions/\(one.version)"))),
                            .text(JapanTime.japanese(CalendarDay(one.publishedAt))), .text(one.summary),
                            one.version > 1
                                ? .link(
                                    Link(
                                        "\(one.label)で変わったところ",
                                        path: "\(path(document.number))/versions/\(one.version)/changes"))
                                : .text("―"),
                        ]
                    })),
        ]
        return Page(request.frame, title: "\(document.title) \(version.label)", blocks: blocks)
    }

    static func changes(
        _ request: WebRequest, _ document: LibraryDocument, from old: DocumentVersion?, to new: DocumentVersion
    ) -> Page {
        let lines = TextDifference.lines(from: old?.text ?? "", to: new.text)
        return Page(
            request.frame, title: "\(document.title)：\(old?.label ?? "初版")から\(new.label)への変更",
            blocks: [
                .text(new.summary),
                .table(
                    Table(
                        caption: "変わった行", headers: ["区分", "内容"],
                        rows: lines.map { line in
                            switch line {
                            case .added(let text): [.state("追加", .success), .text(text)]
                            case .removed(let text): [.state("削除", .error), .text(text)]
                            case .same(let text): [.text("同じ"), .text(text)]
                            case .skipped(let count): [.text("…"), .text("（同じ\(count)行を省略）")]
                            }
                        }, empty: "変わったところはありません。")),
                .links([Link("全文を表示する", path: path(document.number))]),
            ])
    }

    static func faqs(_ request: WebRequest, _ part: ListPart<FAQ>) -> Page {
        let all = part.entries
        var blocks: [Block] = []
        var topics: [String] = []
        for faq in all where !topics.contains(faq.topic) { topics.append(faq.topic) }
        for topic in topics {
            blocks += [
                .heading(topic),
                .links(all.filter { $0.topic == topic }.map { Link($0.question, path: "/support/faq/\($0.number)") }),
            ]
        }
        if all.isEmpty, part.number == 1 {
            blocks.append(.text("FAQはまだありません。問合せは「問合せ」から送信してください。"))
        }
        blocks += part.links(path: "/support/faq", search: "/support/search")
        return Page(request.frame, title: "よくある問合せ（FAQ）\(part.mark)", blocks: blocks)
    }

    static func faq(_ request: WebRequest, _ faq: FAQ) -> Page {
        Page(
            request.frame, title: faq.question,
            blocks: paragraphs(faq.answer) + [
                .summary([
                    SummaryRow("分類", faq.topic), SummaryRow("更新日", JapanTime.japanese(CalendarDay(faq.changedAt))),
                ]),
                .links([
                    Link("FAQの一覧へ戻る", path: "/support/faq"),
                    Link("解決しない場合は問い合わせる", path: "/support/inquiries/new"),
                ]),
            ])
    }

    static func paragraphs(_ text: String) -> [Block] {
        text.split(separator: "\n").map { .text(String($0)) }
    }

    static func path(_ number: Int64) -> String { "/support/library/\(number)" }
}
