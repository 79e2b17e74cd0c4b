extension Drawing {
    static let component = Component(
        title: "図",
        accessibility: [
            "図が示すことは、必ずそばの表か文でも示します。色は言葉の補いです。", "行き先のあるタイルは、キーボードでも選べ、読み上げる名前を持ちます。",
            "幅が足りないときは図の枠だけが横に動きます。",
        ],
        examples: [
            Example(
                "タイル",
                .drawing(
                    Drawing(
                        title: "タイルの見本", width: 300, height: 70,
                        shapes: Tone.allCases.prefix(3).enumerated().map { index, tone in
                            .tile(
                                Tile(
                                    x: 4 + index * 98, y: 4, width: 90, height: 60, tone: tone,
                                    lines: ["見本\(index + 1)", "50%"], path: index == 0 ? "#" : nil,
                                    label: "見本\(index + 1) 50%"))
                        }))),
            Example(
                "線",
                .drawing(
                    Drawing(
                        title: "線の見本", width: 300, height: 80,
                        shapes: [
                            .line(x1: 10, y1: 70, x2: 290, y2: 70), .path([(10, 60), (150, 30), (290, 10)], .key),
                            .text("4月", x: 10, y: 20), .box(x: 250, y: 40, width: 30, height: 20, .success),
                        ]))),
        ])
}
