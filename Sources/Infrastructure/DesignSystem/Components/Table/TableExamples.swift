extension Table {
    static let component = Component(
        title: "表",
        accessibility: [
            "表題（caption）を必ず付け、列見出しと行見出しを th で示します。", "幅が足りないときは表だけが横に動きます。キーボードでも動かせるよう、枠にフォーカスできます。",
            "狭い画面では、1行を1つのまとまりにし、値ごとに列見出しを添えます。表であることは role で示し続けます。",
        ],
        examples: [
            Example(
                "値、状態、リンク",
                .table(
                    Table(
                        caption: "アカウントの見本", headers: ["ユーザーID", "状態", "操作"],
                        rows: [
                            [.text("mayor-admin"), .state("利用中", .success), .link(Link("mayor-admin の詳細", path: "#"))],
                            [.text("mayor-clerk"), .state("ロック中", .error), .link(Link("mayor-clerk の詳細", path: "#"))],
                        ]))),
            Example("行がないとき", .table(Table(caption: "履歴の見本", headers: ["日時", "内容"], rows: [], empty: "履歴はまだありません。"))),
        ])
}
