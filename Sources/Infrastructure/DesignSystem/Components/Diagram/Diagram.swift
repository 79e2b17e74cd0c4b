/// A drawing made of plain shapes, in the colours of the page or on paper.
///
/// It is for the eyes: everything that it says stands in words beside it, in a list or table.
public struct Diagram: Sendable {
    /// Its name: what a screen reader says first.
    public var title: String
    /// What it shows, for who cannot see it; empty where the title says it all.
    public var description: String
    /// In pixels at its own size; a page may show it smaller, not below `leastWidth`.
    public var width: Int
    public var height: Int
    /// Below this many pixels the drawing is not made smaller, but moved sideways in its box.
    public var leastWidth: Width
    public var shapes: [Shape]
    /// Whether it is printed on a sheet of its own, A3 sideways.
    public var isSheet: Bool

    /// How narrow a drawing may become; `own`: no narrower than it is, and no wider.
    public enum Width: String, Sendable {
        case narrow, medium, wide, own
    }

    /// Describes a drawing.
    public init(
        title: String, description: String = "", width: Int, height: Int, leastWidth: Width = .medium, shapes: [Shape],
        isSheet: Bool = false
    ) {
        self.title = title
        self.description = description
        self.width = width
        self.height = height
        self.leastWidth = leastWidth
        self.shapes = shapes
        self.isSheet = isSheet
    }

    /// One thing that is drawn; places in pixels from the upper left corner.
    public enum Shape: Sendable {
        case box(x: Int, y: Int, width: Int, height: Int, fill: Tone?, line: Tone?, isDashed: Bool = false)
        /// Straight from point to point.
        case line([Point], Tone, width: Int = 2, isDashed: Bool = false)
        case polygon([Point], Tone)
        case circle(Point, radius: Int, fill: Tone?, line: Tone?)
        case text(Point, String, Tone = .ink, size: Int = 13, isBold: Bool = false, anchor: Anchor = .start)
        /// Shapes that lead somewhere, with a name for who hears it.
        indirect case link(path: String, label: String, [Shape])
    }

    /// A place.
    public struct Point: Sendable, Hashable {
        public var x: Int
        public var y: Int

        /// Names a place.
        public init(_ x: Int, _ y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// What of a text stands at its place.
    public enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// What a colour is for; each has a light, a dark and a printed value.
    public enum Tone: String, Sendable, CaseIterable {
        case ink, inkSoft, paper, paperSoft, line, key
        case success, successSoft, warning, warningSoft, error, errorSoft, information, informationSoft
    }
}

extension Diagram.Shape {
    /// A box with a few short lines in its middle, the first one bold.
    public static func tile(
        x: Int, y: Int, width: Int, height: Int, fill: Diagram.Tone, line: Diagram.Tone, lines: [String]
    ) -> [Diagram.Shape] {
        let step = 17
        let top = y + (height - lines.count * step) / 2 + 13
        return [.box(x: x, y: y, width: width, height: height, fill: fill, line: line)]
            + lines.enumerated().map { index, text in
                .text(
                    Diagram.Point(x + width / 2, top + index * step), text, isBold: index == 0, anchor: .middle)
            }
    }

    var isLink: Bool { if case .link = self { true } else { false } }

    /// An arrow along these points, its head at the last one.
    public static func arrow(_ points: [Diagram.Point], _ tone: Diagram.Tone) -> [Diagram.Shape] {
        guard let end = points.last, let before = points.dropLast().last else { return [] }
        let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum())
        let (backX, backY) = (end.x - dx * 9, end.y - dy * 9)
        let head = [
            end, Diagram.Point(backX - dy * 5, backY - dx * 5), Diagram.Point(backX + dy * 5, backY + dx * 5),
        ]
        return [.line(points.dropLast() + [Diagram.Point(end.x - dx * 5, end.y - dy * 5)], tone), .polygon(head, tone)]
    }
}
