/// A name and its value.
public struct SummaryRow: Sendable {
    public var label: String
    public var value: String
    /// Whether the value is a code to be compared letter by letter, such as a fingerprint.
    public var isCode: Bool

    /// Pairs a name with its value.
    public init(_ label: String, _ value: String, isCode: Bool = false) {
        self.label = label
        self.value = value
        self.isCode = isCode
    }

    var context: [String: Any] { ["label": label, "value": value, "isCode": isCode] }
}
