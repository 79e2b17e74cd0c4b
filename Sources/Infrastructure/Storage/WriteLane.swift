/// Whose a write is, for taking turns: a database has one writer, and who floods it must not fill its order.
public enum WriteLane {
    /// Set by whoever answers requests or works in the background in somebody's name; empty: the program itself.
    @TaskLocal public static var current = ""
}
