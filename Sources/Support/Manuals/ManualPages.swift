import DesignSystem
import Foundation
import Markdown
import WebServer

/// Manuals as pages.
enum ManualPages {
    static func list(_ request: WebRequest, _ manuals: [Manual], seen: [String: String], base: String) -> Page {
        Page(
            request.frame, title: "操作マニュアル",
            blocks: [
                .table(
                    Table(
                        caption: "マニュアルの一覧", headers: ["マニュアル", "版", "あなたの確認"],
                        rows: manuals.map { manual in
                            [
                                .link(Link(manual.title, path: "\(base)/\(manual.id)")), .text(manual.version),
                                standing(manual, seen),
                            ]
                        })),
                .links([Link("自分に関係する変更を見る", path: "\(base)/changes", note: "役割ごとに、どの版で何が変わったか")]),
            ])
    }

    private static func standing(_ manual: Manual, _ seen: [String: String]) -> Table.Cell {
        guard let label = seen[manual.title] else { return .state("未確認", .warning) }
        return label.hasPrefix(manual.version) ? .state("確認済", .success) : .state("新しい版", .warning)
    }

    static func contents(_ request: WebRequest, _ manual: Manual, base: String) -> Page {
        var blocks: [Block] = [
            .summary([SummaryRow("版", manual.version), SummaryRow("この版の変更", manual.changes.first?.summary ?? "")]),
            .heading("目次"),
            .links(
                manual.pages.map { page in
                    let parts = page.markdown(of: manual.id, base: base).headings(level: 2).map(\.title)
                    return Link(
                        page.title, path: "\(base)/\(manual.id)/\(page.id)", note: parts.joined(separator: "／"))
                }),
            .links([Link("\(manual.title)を印刷する", path: "\(base)/\(manual.id)/print", note: "全体を一つの画面で表示します（A4）")]),
            .heading("変更履歴"),
        ]
        blocks += manual.changes.flatMap { change -> [Block] in
            [
                .subheading(change.version), .text(change.summary),
                .list(change.roles.map { "\($0.role)：\($0.change)" }),
            ]
        }
        return Page(request.frame, title: manual.title, blocks: blocks)
    }

    static func page(_ request: WebRequest, _ manual: Manual, at place: Int, base: String) -> Page {
        let page = manual.pages[place]
        let text = page.markdown(of: manual.id, base: base)
        let parts = text.headings(level: 2)
        var around: [Link] = []
        func address(_ page: ManualPage) -> String { "\(base)/\(manual.id)/\(page.id)" }
        if place > 0 {
            around.append(Link("前へ：\(manual.pages[place - 1].title)", path: address(manual.pages[place - 1])))
        }
        if place + 1 < manual.pages.count {
            around.append(Link("次へ：\(manual.pages[place + 1].title)", path: address(manual.pages[place + 1])))
        }
        around.append(Link("\(manual.title)の目次", path: "\(base)/\(manual.id)"))
        return Page(
            request.frame, title: "\(page.title)（\(manual.title) \(manual.version)）",
            blocks: [
                .writing([
                    .items(isNumbered: false, parts.map { [.paragraph([.link($0.title, path: "#\($0.anchor)")])] })
                ]), .writing(text.passages), .links(around),
            ])
    }

    /// The whole manual on one page.
    static func paper(_ request: WebRequest, _ manual: Manual, base: String) -> Page {
        let chapters = manual.pages.enumerated().map { number, page in
            // Anchors are unique within a page of the manual; here several stand on one.
            [Passage.heading(level: 2, page.title, anchor: "chapter-\(number + 1)")]
                + page.markdown(of: manual.id, base: base).passages.map { $0.lowered.anchored(under: number + 1) }
        }
        return Page(
            request.frame, title: "\(manual.title) \(manual.version)（全体）",
            blocks: [
                .writing([
                    .items(
                        isNumbered: true,
                        manual.pages.enumerated().map { number, page in
                            [.paragraph([.link(page.title, path: "#chapter-\(number + 1)")])]
                        })
                ]), .writing(chapters.flatMap(\.self)),
            ])
    }

    static func changes(
        _ request: WebRequest, _ manuals: [Manual], role: String, seen: [String: String], base: String
    ) -> Page {
        let all = manuals.flatMap { manual in
            manual.changes.flatMap { change in change.roles.map { (manual, change, $0) } }
        }
        var roles: [String] = []
        for (_, _, entry) in all where !roles.contains(entry.role) { roles.append(entry.role) }
        let chosen = roles.contains(role) ? role : nil
        let rows = all.filter { chosen == nil || $0.2.role == chosen }
        return Page(
            request.frame, title: chosen.map { "マニュアルの変更（\($0)）" } ?? "マニュアルの変更",
            blocks: [
                .links(
                    roles.map { name in
                        Link(
                            "\(name)に関係する変更",
                            path: "\(base)/changes?role="
                                + (name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))
                    }),
                .table(
                    Table(
                        caption: "変わったこと", headers: ["マニュアル", "版", "役割", "変わったこと", "あなたの確認"],
                        rows: rows.map { manual, change, entry in
                            [
                                .link(Link(manual.title, path: "\(base)/\(manual.id)")), .text(change.version),
                                .text(entry.role), .text(entry.change), standing(manual, seen),
                            ]
                        })),
            ])
    }
}

extension Passage {
    /// A heading that can be reached beside those of other chapters.
    fileprivate func anchored(under chapter: Int) -> Passage {
        guard case .heading(let level, let text, let anchor) = self else { return self }
        return .heading(level: level, text, anchor: "chapter-\(chapter)-\(anchor)")
    }
}
