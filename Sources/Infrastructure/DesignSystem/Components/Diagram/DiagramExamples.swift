extension Diagram {
    static let component = Component(
        title: "図",
        accessibility: [
            "図が言うことは、すべてそばの表か一覧にも書きます。", "色だけで区別しません。形か文字を添えます。", "狭い画面では図を縮めすぎず、枠の中で横に動かします。",
            "行き先のあるタイルは、キーボードでも選べ、読み上げる名前を持ちます。",
        ],
        examples: [
            Example(
                "順序の図",
                .diagram(
                    Diagram(
                        title: "順序の図の見本", description: "受領が終わり、設定は実施できます。", width: 420, height: 80,
                        leastWidth: .narrow,
                        shapes: [
                            .box(x: 10, y: 15, width: 150, height: 50, fill: .successSoft, line: .success),
                            .text(Point(85, 45), "○ 受領", .success, isBold: true, anchor: .middle),
                            .box(x: 260, y: 15, width: 150, height: 50, fill: .informationSoft, line: .information),
                            .text(Point(335, 45), "設定", .information, isBold: true, anchor: .middle),
                        ] + Shape.arrow([Point(160, 40), Point(260, 40)], .line)))),
            Example(
                "タイル",
                .diagram(
                    Diagram(
                        title: "タイルの見本", width: 300, height: 70, leastWidth: .own,
                        shapes: [Tone.success, .warning, .error].enumerated().map { index, tone in
                            .link(
                                path: "#", label: "見本\(index + 1) 50%",
                                Shape.tile(
                                    x: 4 + index * 98, y: 4, width: 90, height: 60, fill: .paper, line: tone,
                                    lines: ["見本\(index + 1)", "50%"]))
                        }))),
        ])
}
