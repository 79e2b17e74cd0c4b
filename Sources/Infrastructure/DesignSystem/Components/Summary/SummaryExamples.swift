extension SummaryRow {
    static let component = Component(
        title: "概要一覧", accessibility: ["項目名と値の組は dl 要素で表し、読み上げでも対応が分かります。", "狭い画面では縦に並びます。"],
        examples: [
            Example(
                "項目名と値",
                .summary([
                    SummaryRow("団体名", "松本市"), SummaryRow("有効期限", "2019年(平成31年)3月31日(日)"),
                    SummaryRow("フィンガープリント", "9f:86:d0:81:88:4c:7d:65:9a:2f:ea:a0:c5:5a:d0:15", isCode: true),
                ]))
        ])
}
