import Foundation
import Testing

@testable import DesignSystem

@Suite struct PageTests {
    private static let nasty = #"<script>alert("1")</script>'&"#

    private static func everything(_ text: String) -> Page {
        Page(
            Frame(
                site: text, person: text, signOut: FormAction(path: "/out", token: text),
                navigation: [Link(text, path: "/a")], path: "/a"), title: text,
            errors: [
                FieldError(field: "one", title: text, remedy: text), FieldError(field: nil, title: text, remedy: text),
            ],
            blocks: [
                .heading(text), .subheading(text), .text(text), .list([text]), .numbered([text]), .fixed(text),
                .picture(Picture(path: "/p", description: text)),
                .diagram(
                    Diagram(
                        title: text, description: text, width: 10, height: 10,
                        shapes: [.text(Diagram.Point(1, 1), text)])),
                .diagram(
                    Diagram(
                        title: text, width: 10, height: 10, leastWidth: .own,
                        shapes: [
                            .link(
                                path: text, label: text,
                                Diagram.Shape.tile(
                                    x: 1, y: 1, width: 5, height: 5, fill: .paper, line: .key, lines: [text]))
                        ])),
                .notice(Notice(kind: .error, title: text, body: text)),
                .summary([SummaryRow(text, text), SummaryRow(text, text, isCode: true)]),
                .table(
                    Table(
                        caption: text, headers: [text],
                        rows: [
                            [
                                .text(text), .code(text), .state(text, .success), .link(Link(text, path: "/a")),
                                .button(title: text, action: FormAction(path: "/b", token: text)),
                            ]
                        ])),
                .form(
                    Form(
                        action: "/c", submit: text, token: text,
                        fields: [
                            .part(text, hint: text), Field("one", label: text, value: text, hint: text),
                            Field("two", label: text, kind: .area, value: text),
                            Field("three", label: text, kind: .choice([.init(text, text, note: text)]), value: text),
                            Field("four", label: text, kind: .file(accept: ".pem")),
                            Field("five", label: text, kind: .list([.init(text, text)]), value: text),
                            Field("six", label: text, kind: .several([.init("a", text)]), value: "a"),
                            Field("seven", label: text, kind: .hidden, value: text),
                        ])),
                .links([Link(text, path: "/d", note: text)]),
                .steps([Step(title: text, state: text, kind: .warning, note: text, path: "/e")]),
            ])
    }

    @Test func everyValueIsEscapedEverywhere() {
        let html = Self.everything(Self.nasty).rendered()
        #expect(html.components(separatedBy: "<script").count == 2, "only the one script of the page itself")
        #expect(html.components(separatedBy: "&lt;script&gt;").count > 40)
        #expect(!html.contains(#"value="<"#) && !html.contains(#"alert("1")"#))
    }

    /// A mark that combines with what is before it hides nothing from the escaping.
    @Test(arguments: ["<", ">", "&", "\"", "'"]) func aCombiningMarkHidesNothing(character: String) {
        let html = Self.everything("値\(character)\u{301}x").rendered()
        let scalars = Array(html.unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar == "\u{301}" {
            #expect(scalars[index - 1] == ";", "not escaped before a combining mark")
        }
    }

    @Test func whatIsAbsentLeavesNoTrace() {
        let html = Page(
            Frame(site: "s"), title: "t",
            blocks: [
                .form(Form(action: "/a", submit: "送信", token: nil, fields: [])),
                .table(Table(caption: "c", headers: [], rows: [], empty: "なにもありません。")),
            ]
        ).rendered()
        #expect(!html.contains("Optional") && !html.contains("nil") && !html.contains("form-token"))
        #expect(!html.contains("サインアウト") && html.contains("なにもありません。") && !html.contains("<nav"))
        #expect(!html.contains("エラー"))
    }

    @Test func nothingIsInlineAndNothingComesFromElsewhere() {
        for html in [Self.everything("見本").rendered(), Gallery.page.rendered()] {
            for word in [" style=", "<style", " onclick", "http://", "https://"] {
                #expect(!html.contains(word), "\(word)")
            }
        }
        let style = String(decoding: DesignAssets.styleSheet, as: UTF8.self)
        #expect(style.count > 1000 && !style.contains("url(") && !style.contains("@import"))
    }

    @Test func anErrorIsSaidFirstAndBesideItsField() throws {
        let html = Self.everything("見本").rendered()
        let summary = try #require(html.range(of: "id=\"error-summary\""))
        let link = try #require(html.range(of: "href=\"#form1-one\""))
        let field = try #require(html.range(of: "id=\"form1-one\""))
        #expect(summary.lowerBound < link.lowerBound && link.lowerBound < field.lowerBound)
        #expect(html.contains("aria-invalid=\"true\" aria-describedby=\"form1-one-error form1-one-hint\""))
        #expect(html.contains("<title>エラー：見本"))
    }

    /// The first radio button carries the field's address, so that the error summary leads somewhere.
    @Test func everyErrorLinkLeadsToSomething() {
        for name in ["one", "two", "three", "four", "five", "six"] {
            var page = Self.everything("見本")
            page.errors = [FieldError(field: name, title: "違います", remedy: "直す")]
            let html = page.rendered()
            #expect(html.contains("href=\"#form1-\(name)\"") && html.contains("id=\"form1-\(name)\""), "\(name)")
        }
    }

    @Test func anAddressStandsOnceOnAPage() throws {
        for html in [Self.everything("見本").rendered(), Gallery.page.rendered()] {
            let ids = html.matches(of: try Regex(#" id="([^"]+)""#)).compactMap {
                $0.output[1].substring.map(String.init)
            }
            #expect(ids.count > 5 && Set(ids).count == ids.count)
        }
    }

    @Test func everyExampleIsDrawnAndEveryComponentHasNotes() {
        for component in Gallery.components {
            #expect(!component.accessibility.isEmpty && !component.examples.isEmpty, "\(component.title)")
            for example in component.examples {
                var forms = FormNumbers(errors: [])
                #expect(example.block.html(&forms).contains("<"), "\(component.title) \(example.title)")
            }
        }
    }
}
