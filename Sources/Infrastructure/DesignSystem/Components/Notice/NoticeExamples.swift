extension Notice {
    static let component = Component(
        title: "お知らせ枠",
        accessibility: [
            "種別は色だけでなく、「エラー」「注意」などの語で示します。", "エラーは role=\"alert\" とし、画面の表示と同時に読み上げられます。",
        ],
        examples: Kind.allCases.map { kind in
            Example(
                "種別：\(kind.label)", .notice(Notice(kind: kind, title: "見出しに要点を書きます。", body: "本文に、次に何をすればよいかを書きます。")))
        })
}
