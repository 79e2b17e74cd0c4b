/// The elements of the picture.
enum SVGText {
    /// For content and attributes (XML 1.0 §2.4).
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    static func text(
        _ x: Int, _ y: Int, _ text: String, size: Int = 13, bold: Bool = false, middle: Bool = false
    ) -> String {
        let weight = bold ? " font-weight=\"700\"" : ""
        let anchor = middle ? " text-anchor=\"middle\"" : ""
        return
            "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"#1a1a1a\"\(weight)\(anchor)>\(escaped(text))</text>"
    }

    static func box(_ box: Layout.Box, fill: String, stroke: String, dashed: Bool = false) -> String {
        let dash = dashed ? " stroke-dasharray=\"5 3\"" : ""
        return "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"4\" "
            + "fill=\"\(fill)\" stroke=\"\(stroke)\"\(dash)/>"
    }

    static func line(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int), fails: Bool) -> String {
        let look = fails ? "stroke=\"#a3001b\" stroke-dasharray=\"6 4\"" : "stroke=\"#5b6b85\""
        return "<path d=\"M\(from.x) \(from.y) L\(to.x) \(to.y)\" fill=\"none\" stroke-width=\"1.5\" \(look)/>"
    }

    static func mark(_ number: Int, _ centre: (x: Int, y: Int)) -> String {
        "<circle cx=\"\(centre.x)\" cy=\"\(centre.y)\" r=\"10\" fill=\"#a3001b\"/>"
            + "<text x=\"\(centre.x)\" y=\"\(centre.y + 4)\" font-size=\"12\" font-weight=\"700\" fill=\"#ffffff\" "
            + "text-anchor=\"middle\">\(number)</text>"
    }
}
