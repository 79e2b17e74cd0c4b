/// A cell's place, as `B7`.
public struct CellReference: Sendable, Hashable, CustomStringConvertible {
    /// Counted from zero.
    public let row: Int
    /// Counted from zero.
    public let column: Int

    /// A place by row and column, both counted from zero.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7` or `$B$7`.
    public init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 100_000:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            case _: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// `B7`.
    public var description: String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            let (quotient, digit) = (rest - 1).quotientAndRemainder(dividingBy: 26)
            letters = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(digit)))) + letters
            rest = quotient
        }
        return "\(letters)\(row + 1)"
    }
}
