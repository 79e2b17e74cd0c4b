import Identifiers
import Yams

/// A form as somebody typed it, value by value: on a page, or in a workbook.
public struct TypedForm: Sendable, Hashable {
    /// By field, such as `windowManager.mail` or `bureaus[mayor].terminals[0].address`.
    public var values: [String: String]
    /// Where a value stands in a workbook, such as 「連絡票!C5」; nothing for a page.
    public var places: [String: String]

    /// Gathers values.
    public init(_ values: [String: String] = [:], places: [String: String] = [:]) {
        self.values = values
        self.places = places
    }

    /// A value as typed; empty when there is none.
    public subscript(field: String) -> String {
        get { values[field] ?? "" }
        set { values[field] = newValue }
    }

    /// Whether nothing was typed into any field below a name.
    package func isBlank(_ prefix: String) -> Bool {
        values.allSatisfy { !$0.key.hasPrefix(prefix) || $0.value.allSatisfy(\.isWhitespace) }
    }

    /// The places of a list in which something was typed.
    package func rows(_ list: String) -> [Int] { (0..<Self.mostRows).filter { !isBlank("\(list)[\($0)].") } }

    /// No organisation has more terminals or systems of one kind than this in one form [O].
    public static let mostRows = 60
}

/// Everything that is wrong with a form, not the first thing only.
public struct FormErrors: Error, Sendable, Hashable {
    /// In the form's order; at least one.
    public let errors: [FormError]
    /// The typed form's places, for a workbook.
    public let places: [String: String]

    /// Gathers errors.
    public init(_ errors: [FormError], places: [String: String] = [:]) {
        self.errors = errors
        self.places = places
    }
}

/// Reads values one by one and remembers what was wrong with each.
struct FormCollector {
    let form: String
    let typed: TypedForm
    private(set) var errors: [FormError] = []

    init(form: String, typed: TypedForm) {
        self.form = form
        self.typed = typed
    }

    /// A value, or nil after noting what is wrong with it.
    mutating func take<Value>(
        _ field: String, _ value: (FormNode) -> () throws(FormError) -> Value
    ) -> Value? {
        read(field) { node throws(FormError) in try value(node)() }
    }

    /// A value, or nil after noting what is wrong with it.
    mutating func read<Value>(_ field: String, _ value: (FormNode) throws(FormError) -> Value) -> Value? {
        let text = typed[field].trimmingWhitespace()
        let node = FormNode(form: form, field: field, node: Node(text, Tag(.str)))
        do {
            return try value(node)
        } catch {
            errors.append(error)
            return nil
        }
    }

    mutating func refuse(_ field: String, _ code: String, _ message: String) {
        errors.append(FormError(form: form, field: field, line: nil, code: code, message: message))
    }

    /// Ends with what was read, when nothing was wrong.
    func finished<Value>(_ value: Value?) throws(FormErrors) -> Value {
        guard errors.isEmpty, let value else { throw FormErrors(errors, places: typed.places) }
        return value
    }
}

extension String {
    package func trimmingWhitespace() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
