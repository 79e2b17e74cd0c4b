/// Diagrams as SVG 1.1: within a page by classes of the style sheet, as a file of its own with colours written out.
extension Diagram {
    func context(_ numbers: inout FormNumbers) -> [String: Any] {
        ["title": title, "isSheet": isSheet, "svg": element(number: numbers.nextDiagram())]
    }

    /// The `svg` element for a page; `number` makes its ids the only ones of the page.
    func element(number: Int) -> String {
        let (name, text) = ("diagram\(number)-title", "diagram\(number)-text")
        let size = leastWidth == .own ? " width=\"\(width)\" height=\"\(height)\"" : ""
        // What leads somewhere is reached one by one, not heard as one picture.
        let role = shapes.contains(where: \.isLink) ? "group" : "img"
        let more = description.isEmpty ? "" : "<desc id=\"\(text)\">\(Self.escaped(description))</desc>"
        return
            "<svg class=\"\(leastWidth.rawValue)\"\(size) viewBox=\"0 0 \(width) \(height)\" role=\"\(role)\" "
            + "aria-labelledby=\"\(name)\(more.isEmpty ? "" : " \(text)")\">"
            + "<title id=\"\(name)\">\(Self.escaped(title))</title>\(more)"
            + shapes.map { $0.markup(Self.classes) }.joined() + "</svg>"
    }

    /// A whole document, to be kept or printed: light colours, and A3 sideways when it is a sheet.
    public var document: String {
        let size = isSheet ? "width=\"420mm\" height=\"297mm\"" : "width=\"\(width)\" height=\"\(height)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \(size) role="img" \
            font-family="'Noto Sans CJK JP','Yu Gothic',sans-serif">
            <title>\(Self.escaped(title))</title>
            <desc>\(Self.escaped(description))</desc>
            <rect width="\(width)" height="\(height)" fill="#ffffff"/>
            \(shapes.map { $0.markup(Self.colours) }.joined(separator: "\n"))
            </svg>

            """
    }

    static func escaped(_ text: String) -> String { ScalarEscaping().escapeText(text) }

    private static func classes(fill: Tone?, line: Tone?) -> String {
        "class=\"fill-\(fill?.rawValue ?? "none") line-\(line?.rawValue ?? "none")\""
    }

    private static func colours(fill: Tone?, line: Tone?) -> String {
        "fill=\"\(fill?.printed ?? "none")\" stroke=\"\(line?.printed ?? "none")\""
    }
}

extension Diagram.Tone {
    /// The light colour of the style sheet.
    var printed: String {
        switch self {
        case .ink: "#1a1a1a"
        case .inkSoft: "#4d4d4d"
        case .paper: "#ffffff"
        case .paperSoft: "#f2f2f2"
        case .line: "#767676"
        case .key: "#0017c1"
        case .success: "#197a4b"
        case .successSoft: "#e6f5ec"
        case .warning: "#735a00"
        case .warningSoft: "#fbf5e0"
        case .error: "#c70000"
        case .errorSoft: "#fdeeee"
        case .information: "#0017c1"
        case .informationSoft: "#e8f1fe"
        }
    }
}

extension Diagram.Shape {
    func markup(_ look: (_ fill: Diagram.Tone?, _ line: Diagram.Tone?) -> String) -> String {
        switch self {
        case .box(let x, let y, let width, let height, let fill, let line, let isDashed):
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"\(min(4, width / 4))\" \(look(fill, line))\(Self.dash(isDashed))/>"
        case .line(let points, let tone, let width, let isDashed):
            "<polyline points=\"\(Self.list(points))\" stroke-width=\"\(width)\" \(look(nil, tone))\(Self.dash(isDashed))/>"
        case .polygon(let points, let tone):
            "<polygon points=\"\(Self.list(points))\" \(look(tone, nil))/>"
        case .circle(let centre, let radius, let fill, let line):
            "<circle cx=\"\(centre.x)\" cy=\"\(centre.y)\" r=\"\(radius)\" \(look(fill, line))/>"
        case .text(let place, let text, let tone, let size, let isBold, let anchor):
            "<text x=\"\(place.x)\" y=\"\(place.y)\" font-size=\"\(size)\" text-anchor=\"\(anchor.rawValue)\" "
                + "\(isBold ? "font-weight=\"700\" " : "")\(look(tone, nil))>\(Diagram.escaped(text))</text>"
        case .link(let path, let label, let shapes):
            "<a href=\"\(Diagram.escaped(path))\" aria-label=\"\(Diagram.escaped(label))\">\(shapes.map { $0.markup(look) }.joined())</a>"
        }
    }

    private static func list(_ points: [Diagram.Point]) -> String {
        points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    }

    private static func dash(_ isDashed: Bool) -> String { isDashed ? " stroke-dasharray=\"6 4\"" : "" }
}
