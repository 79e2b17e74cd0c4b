extension Form {
    static let component = Component(
        title: "フォーム",
        accessibility: [
            "必須の項目は「※必須」と語で示します。", "選択肢の組は fieldset と legend でまとめます。", "誤りは画面の先頭に一覧で示し、各項目へのリンクを置き、項目のそばにも同じ文を示します。",
            "送信した内容は失われず、入力したまま再び表示されます。",
        ],
        examples: [
            Example(
                "いろいろな項目",
                .form(
                    Form(
                        action: "/design", submit: "送信する", token: nil,
                        fields: [
                            Field("name", label: "氏名", hint: "全角で入力してください。"),
                            Field("password", label: "パスワード", kind: .password, autocomplete: "current-password"),
                            Field("code", label: "確認コード", kind: .digits, hint: "6桁の数字", autocomplete: "one-time-code"),
                            Field("date", label: "有効期限", kind: .date, isRequired: false),
                            Field(
                                "role", label: "役割", kind: .choice([Choice("a", "システム管理者"), Choice("b", "業務担当者")]),
                                value: "b"),
                            Field(
                                "permissions", label: "権限",
                                kind: .several([
                                    Choice("read", "基本4情報の表示", note: "表示のたびに記録が残ります。"), Choice("replica", "副本の確認"),
                                ]), value: "read", isRequired: false),
                            Field("district", label: "行政区", kind: .list([Choice("001", "本庁"), Choice("002", "支所")])),
                            Field("remark", label: "備考", kind: .area, isRequired: false),
                            Field("file", label: "証明書ファイル", kind: .file(accept: ".pem,.cer"), isRequired: false),
                        ]))),
            Example(
                "取り消せない操作",
                .form(Form(action: "/design", submit: "削除する", token: nil, fields: [], isDangerous: true))),
            Example(
                "もう一つの選択肢",
                .form(Form(action: "/design", submit: "取り込まずに取り消す", token: nil, fields: [], isSecondary: true))),
        ])

    private typealias Choice = Field.Choice
}
