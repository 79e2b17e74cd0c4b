/// A picture that the same site serves.
public struct Picture: Sendable {
    public var path: String
    /// What it shows, for who cannot see it.
    public var description: String

    /// Names a picture and says what it shows.
    public init(path: String, description: String) {
        self.path = path
        self.description = description
    }

    var context: [String: Any] { ["path": path, "description": description] }
}
