/// Headings, paragraphs and fixed text.
enum Prose {
    static let component = Component(
        title: "見出しと文章", accessibility: ["見出しの段階は飛ばしません。画面に h1 は一つです。", "固定幅の文は、はみ出すときだけその枠が横に動きます。"],
        examples: [
            Example("見出し", .heading("見出しの見本")), Example("段落", .text("一つの段落には一つのことを書きます。")),
            Example("箇条書き", .list(["順序に意味のないもの", "同じ重さのもの"])),
            Example("手順", .numbered(["現在の設定を保存します。", "1行を変更します。"])),
            Example(
                "固定幅の文",
                .fixed(
                    "-----BEGIN CERTIFICATE REQUEST-----\nMIIBFTCBvAIBADBaMQswCQYDVQQGEwJKUDES\n-----END CERTIFICATE REQUEST-----"
                )),
        ])
}
