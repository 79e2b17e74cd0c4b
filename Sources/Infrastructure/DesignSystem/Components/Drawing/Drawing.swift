/// A diagram within the page: shapes as values, so that it follows the page's colours, prints, and has links.
///
/// Whatever it shows is also said in words or a table beside it.
public struct Drawing: Sendable {
    /// What a shape's colour means; it only repeats what words say.
    public enum Tone: String, Sendable, CaseIterable {
        case plain
        case soft
        case key
        case success
        case warning
        case error
        case information
    }

    /// One shape; lengths in pixels at the drawing's own size, from its upper left corner.
    public enum Shape: Sendable {
        case box(x: Int, y: Int, width: Int, height: Int, Tone)
        case line(x1: Int, y1: Int, x2: Int, y2: Int, isDashed: Bool = false)
        /// Connected points.
        case path([(x: Int, y: Int)], Tone)
        case text(String, x: Int, y: Int, Anchor = .start, isStrong: Bool = false)
        /// A box with up to three short lines, that may lead somewhere.
        case tile(Tile)
    }

    /// Where a text stands about its point.
    public enum Anchor: String, Sendable {
        case start
        case middle
        case end
    }

    /// A box with words.
    public struct Tile: Sendable {
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int
        public var tone: Tone
        public var lines: [String]
        /// Nil: it leads nowhere.
        public var path: String?
        /// What it says in full, for who hears it.
        public var label: String

        /// Describes a tile.
        public init(
            x: Int, y: Int, width: Int, height: Int, tone: Tone, lines: [String], path: String? = nil, label: String
        ) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
            self.tone = tone
            self.lines = lines
            self.path = path
            self.label = label
        }
    }

    public var title: String
    public var width: Int
    public var height: Int
    public var shapes: [Shape]

    /// Describes a drawing; the title says what it shows and where its table is.
    public init(title: String, width: Int, height: Int, shapes: [Shape]) {
        self.title = title
        self.width = width
        self.height = height
        self.shapes = shapes
    }

    var context: [String: Any] {
        let hasLinks = shapes.contains { if case .tile(let tile) = $0 { tile.path != nil } else { false } }
        return [
            "title": title, "width": width, "height": height, "role": hasLinks ? "group" : "img",
            "shapes": shapes.map(\.context),
        ]
    }
}

extension Drawing.Shape {
    var context: [String: Any] {
        switch self {
        case .box(let x, let y, let width, let height, let tone):
            ["isBox": true, "x": x, "y": y, "width": width, "height": height, "tone": tone.rawValue]
        case .line(let x1, let y1, let x2, let y2, let isDashed):
            ["isLine": true, "x1": x1, "y1": y1, "x2": x2, "y2": y2, "isDashed": isDashed]
        case .path(let points, let tone):
            [
                "isPath": true, "points": points.map { "\($0.x),\($0.y)" }.joined(separator: " "),
                "tone": tone.rawValue,
            ]
        case .text(let text, let x, let y, let anchor, let isStrong):
            ["isText": true, "text": text, "x": x, "y": y, "anchor": anchor.rawValue, "isStrong": isStrong]
        case .tile(let tile): tile.context
        }
    }
}

extension Drawing.Tile {
    private static let lineHeight = 17

    var context: [String: Any] {
        let top = y + (height - lines.count * Self.lineHeight) / 2 + 13
        let words: [[String: Any]] = lines.enumerated().map { index, line in
            ["text": line, "x": x + width / 2, "y": top + index * Self.lineHeight, "isFirst": index == 0]
        }
        var context: [String: Any] = [
            "isTile": true, "x": x, "y": y, "width": width, "height": height, "tone": tone.rawValue, "lines": words,
            "label": label,
        ]
        context["path"] = path
        return context
    }
}
