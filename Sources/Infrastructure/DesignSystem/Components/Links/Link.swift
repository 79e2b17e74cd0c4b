/// A way on.
public struct Link: Sendable {
    public var title: String
    public var path: String
    public var note: String

    /// Names where it leads and why one would go.
    public init(_ title: String, path: String, note: String = "") {
        self.title = title
        self.path = path
        self.note = note
    }

    var context: [String: Any] { ["title": title, "path": path, "note": note] }
}
