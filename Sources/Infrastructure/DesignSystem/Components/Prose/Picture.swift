/// A picture that the same site serves.
public struct Picture: Sendable {
    public var path: String
    /// What it shows, for who cannot see it.
    public var description: String
    /// Whether it is a diagram that takes the page's width.
    public var isWide: Bool

    /// Names a picture and says what it shows.
    public init(path: String, description: String, isWide: Bool = false) {
        self.path = path
        self.description = description
        self.isWide = isWide
    }

    var context: [String: Any] { ["path": path, "description": description, "isWide": isWide] }
}
