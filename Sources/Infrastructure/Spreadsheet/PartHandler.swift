/// Takes the elements of one XML part as they come.
protocol PartHandler: AnyObject {
    /// An element begins; its name is without prefix.
    func start(_ element: String, _ attributes: PartAttributes) throws(SpreadsheetError)
    /// An element ends; the text is what stood directly in it.
    func end(_ element: String, text: String) throws(SpreadsheetError)
}

/// The attributes of one element.
struct PartAttributes {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values }

    subscript(name: String) -> String? { values[name] }

    /// A whole number from 0 to 2³¹ − 1, so that counting on from it cannot overflow.
    func number(_ name: String) -> Int? { values[name].flatMap { Int32($0) }.flatMap { $0 < 0 ? nil : Int($0) } }

    /// `1` or `true`.
    func flag(_ name: String) -> Bool { values[name] == "1" || values[name] == "true" }

    /// An attribute that must have a prefix, such as `r:id`; which prefix is the file's choice.
    func prefixed(_ name: String) -> String? { values.first { $0.key.hasSuffix(":\(name)") }?.value }
}
