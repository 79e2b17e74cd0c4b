/// Text broken into lines for a drawing, where nothing wraps by itself.
public enum WrappedText {
    /// At most so many lines of so many units, a full-width character taking two; what is too long ends with 「…」.
    public static func lines(_ text: String, units: Int, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for character in text {
            let width = character.isASCII ? 1 : 2
            if used + width > units {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line.append(character)
            used += width
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > most else { return lines }
        return lines.prefix(most - 1) + [String(lines[most - 1].dropLast()) + "…"]
    }
}
