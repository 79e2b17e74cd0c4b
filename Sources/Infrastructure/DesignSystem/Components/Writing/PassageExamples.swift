extension Passage {
    static let component = Component(
        title: "文書",
        accessibility: [
            "見出しの段階は飛ばしません。見出しには、そこへ直接行ける名前（id）があります。", "図が示すことは、そばの文でも示します。図の代わりの文を必ず付けます。",
            "印刷では、図は用紙の幅に収まり、途中で切れません。",
        ],
        examples: [
            Example(
                "文章",
                .writing([
                    .heading(level: 4, "準備する", anchor: "example-preparation"),
                    .paragraph([
                        .text("一つの段落には"), .strong("一つのこと"), .text("を書きます。設定の名前は"), .code("dns"),
                        .text("のように示し、"), .link("ほかの場所", path: "#main"), .text("へ導けます。"),
                    ]),
                    .items(
                        isNumbered: true,
                        [[.paragraph([.text("「作成する」を押します。")])], [.paragraph([.text("結果を確かめます。")])]]),
                    .aside([.paragraph([.text("補足は枠で囲みます。")])]),
                ])),
            Example(
                "表",
                .writing([
                    .table(
                        headers: [[.text("画面の文")], [.text("対処")]],
                        rows: [[[.text("時間外です。")], [.text("次に開く時刻まで待ちます。")]]])
                ])),
            Example("図", .writing([.picture(path: "/assets/icon.svg", description: "架け橋の印")])),
            Example("固定幅の文", .writing([.fixed("make rehearse")])),
        ])
}
