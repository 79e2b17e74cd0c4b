/// Whose a write is, for taking turns: a database has one writer, and who floods it must not fill its order.
///
/// A lane is a name without blanks; what stands behind a blank names another lane of the same party, its work in the background, say.
public enum WriteLane {
    /// Set by whoever answers requests or works in the background in somebody's name; empty: the program itself.
    @TaskLocal public static var current = ""

    /// Whose lane it is.
    static func party(of lane: String) -> String {
        lane.utf8.firstIndex(of: UInt8(ascii: " ")).map { String(lane[..<$0]) } ?? lane
    }
}
