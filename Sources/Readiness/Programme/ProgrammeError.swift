/// Why a programme file is refused; nothing of it is used then.
public struct ProgrammeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1; nil when the file as a whole is meant.
    public let line: Int?
    /// Where in the file, such as `tasks[3].after`; empty for the file itself.
    public let field: String
    /// What is wrong and what is expected, in Japanese.
    public let message: String

    /// Describes why.
    public init(line: Int?, field: String, message: String) {
        self.line = line
        self.field = field
        self.message = message
    }

    /// 「12行目 tasks[3].after: …」.
    public var description: String {
        let place = [line.map { "\($0)行目" }, field.isEmpty ? nil : field].compactMap { $0 }.joined(separator: " ")
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
