extension Link {
    static let component = Component(
        title: "リンク一覧", accessibility: ["リンクの文言だけで行き先が分かるようにします（「こちら」は使いません）。"],
        examples: [
            Example(
                "説明のあるリンク",
                .links([
                    Link("アカウント管理", path: "#", note: "作成、権限の変更、ロックの解除"),
                    Link("証明書管理", path: "#", note: "CSRの作成、インストール"),
                ]))
        ])
}
