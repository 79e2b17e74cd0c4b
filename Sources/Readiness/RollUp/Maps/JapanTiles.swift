/// The 47 prefectures as tiles: a grid kept by hand, so that neighbours stay near each other.
///
/// Columns count from the west, rows from the north; 沖縄県 stands apart, as maps draw it.
public enum JapanTiles {
    /// The column and row of a prefecture by its number (JIS X 0401), such as `20`; nil for anything else.
    public static func place(of number: String) -> (column: Int, row: Int)? { places[number] }

    /// How many columns and rows there are.
    public static let size = (columns: 14, rows: 12)

    private static let places: [String: (column: Int, row: Int)] = {
        var places: [String: (column: Int, row: Int)] = [:]
        for (row, line) in grid.enumerated() {
            for (column, number) in line.split(separator: " ").enumerated() where number != ".." {
                places[String(number)] = (column, row)
            }
        }
        return places
    }()

    private static let grid = [
        ".. .. .. .. .. .. .. .. .. .. .. .. .. 01",
        ".. .. .. .. .. .. .. .. .. .. .. .. .. ..",
        ".. .. .. .. .. .. .. .. .. .. .. .. 02 ..",
        ".. .. .. .. .. .. .. .. .. .. .. 05 03 ..",
        ".. .. .. .. .. .. .. .. .. .. .. 06 04 ..",
        ".. .. .. .. .. .. .. 17 16 15 .. 07 .. ..",
        ".. .. .. 32 31 .. .. 18 21 20 10 09 08 ..",
        "42 41 40 35 34 33 28 26 25 23 19 11 13 12",
        ".. 43 44 .. .. .. .. 27 29 24 22 14 .. ..",
        ".. 46 45 .. 38 37 .. 30 .. .. .. .. .. ..",
        ".. .. .. .. 39 36 .. .. .. .. .. .. .. ..",
        "47 .. .. .. .. .. .. .. .. .. .. .. .. ..",
    ]
}
