import DesignSystem
import Markdown
import Testing

@Suite struct MarkdownTests {
    private func passages(_ text: String) -> [Passage] {
        MarkdownText(text) { $0 == "known" ? "/known" : nil }.passages
    }

    @Test(arguments: [
        ("一行目\n二行目", [Passage.paragraph([.text("一行目"), .text("二行目")])]),
        ("English\nwords", [.paragraph([.text("English"), .text(" "), .text("words")])]),
        ("**強い**と`code`", [.paragraph([.strong("強い"), .text("と"), .code("code")])]),
        ("[行先](known)、[不明](other)", [.paragraph([.link("行先", path: "/known"), .text("、"), .text("不明")])]),
        ("1. 一\n2. 二", [.items(isNumbered: true, [[.paragraph([.text("一")])], [.paragraph([.text("二")])]])]),
        ("- 一", [.items(isNumbered: false, [[.paragraph([.text("一")])]])]),
        ("> 補足", [.aside([.paragraph([.text("補足")])])]), ("    make test\n", [.fixed("make test")]),
        ("```\na\nb\n```", [.fixed("a\nb")]),
        ("![図](known)\n後", [.picture(path: "/known", description: "図"), .paragraph([.text("後")])]),
        ("![図](other)", [.paragraph([.text("（図：図）")])]),
        (
            "| 甲 | 乙 |\n| --- | --- |\n| 1 | `2` |",
            [.table(headers: [[.text("甲")], [.text("乙")]], rows: [[[.text("1")], [.code("2")]]])]
        ),
    ]) func aTextBecomes(text: String, expected: [Passage]) {
        #expect(passages(text) == expected)
    }

    @Test(arguments: ["<script>alert(1)</script>", "<!-- do: something -->", "<p onclick='x'>", "\n---\n"])
    func rawMarkupIsLeftOut(text: String) {
        #expect(passages(text).isEmpty)
    }

    @Test func whatLooksLikeMarkupIsEscaped() {
        let page = Page(Frame(site: ""), title: "", blocks: [.writing(passages("`<script>` と &lt;b&gt;"))])
        let html = page.rendered()
        #expect(html.contains("<code>&lt;script&gt;</code>") && html.contains("&lt;b&gt;"))
        #expect(!html.contains("<b>"))
    }

    @Test func theTitleIsTheFirstHeadingAndTheOthersHaveAnchors() {
        let text = MarkdownText("# 題\n\n## 節\n\n## `a.code`、`b`\n") { _ in nil }
        #expect(text.title == "題")
        #expect(text.headings(level: 2).map(\.title) == ["節", "a.code、b"])
        #expect(text.headings(level: 2).map(\.anchor) == ["part-2", "a.code"])
    }
}
