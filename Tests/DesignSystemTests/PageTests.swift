import Foundation
import Testing

@testable import DesignSystem

@Suite struct PageTests {
    private static let nasty = #"<script>alert("1")</script>'&"#

    private static func everything(_ text: String) -> Page {
        Page(
            site: text, title: text, person: text, signOut: FormAction(path: "/out", token: text),
            blocks: [
                .heading(text), .text(text), .fixed(text), .notice(Notice(kind: .error, title: text, body: text)),
                .summary([SummaryRow(text, text)]),
                .table(
                    Table(
                        caption: text, headers: [text],
                        rows: [
                            [
                                .text(text), .state(text, .success), .link(Link(text, path: "/a")),
                                .button(title: text, action: FormAction(path: "/b", token: text)),
                            ]
                        ])),
                .form(
                    Form(
                        action: "/c", submit: text, token: text,
                        fields: [
                            Field("one", label: text, value: text, hint: text),
                            Field("two", label: text, kind: .area, value: text),
                            Field("three", label: text, kind: .choice([(text, text)]), value: text),
                            Field("four", label: text, kind: .file(accept: ".pem")),
                        ])),
                .links([Link(text, path: "/d", note: text)]),
                .steps([Step(title: text, state: text, kind: .warning, note: text)]),
            ])
    }

    @Test func everyValueIsEscapedEverywhere() {
        let html = Self.everything(Self.nasty).rendered()
        #expect(!html.contains("<script"))
        #expect(html.components(separatedBy: "&lt;script&gt;").count > 25)
        #expect(!html.contains(#"value="<"#) && !html.contains(#"alert("1")"#))
    }

    @Test func everyComponentIsThere() {
        let html = Self.everything("見本").rendered()
        for part in [
            "<h2>見本", "<pre", "role=\"alert\"", "<dl", "<caption>見本", "<textarea", "type=\"radio\"", "type=\"file\"",
            "<ol",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(html.contains("※必須") && html.contains("lang=\"ja\""))
    }

    @Test func whatIsAbsentLeavesNoTrace() {
        let html = Page(
            site: "s", title: "t",
            blocks: [
                .form(Form(action: "/a", submit: "送信", token: nil, fields: [])),
                .table(Table(caption: "c", headers: [], rows: [], empty: "なにもありません。")),
            ]
        ).rendered()
        #expect(!html.contains("Optional") && !html.contains("nil") && !html.contains("form-token"))
        #expect(!html.contains("サインアウト") && html.contains("なにもありません。"))
    }

    @Test func nothingIsInlineAndNothingComesFromElsewhere() {
        let html = Self.everything("見本").rendered()
        for word in [" style=", "<style", " onclick", "http://", "https://"] {
            #expect(!html.contains(word), "\(word)")
        }
        let style = String(decoding: DesignAssets.styleSheet, as: UTF8.self)
        #expect(style.count > 1000 && !style.contains("url(") && !style.contains("@import"))
    }
}
