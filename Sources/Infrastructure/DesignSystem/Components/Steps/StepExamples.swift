extension Step {
    static let component = Component(
        title: "手順", accessibility: ["順序のある作業は ol で示し、番号は見た目だけに頼りません。", "状態は色と語の両方で示します。"],
        examples: [
            Example(
                "作業の状況",
                .steps([
                    Step(title: "アカウントの作成", state: "完了", kind: .success, note: "2016年(平成28年)4月20日(水) 10:00"),
                    Step(title: "証明書のインストール", state: "実施できます", kind: .information, note: "「証明書管理」で行います。", path: "#"),
                    Step(title: "配信マスター取込み", state: "待機中", kind: .warning, note: "配信をお待ちください。"),
                ]))
        ])
}
