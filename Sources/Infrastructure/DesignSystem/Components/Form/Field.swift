/// One question of a form.
public struct Field: Sendable {
    /// How it is answered.
    public enum Kind: Sendable {
        case text
        case password
        case date
        /// A number that is typed from somewhere else: no arrows, a keypad on small devices.
        case digits
        case area
        case file(accept: String)
        /// One of a few.
        case choice([Choice])
        /// One of many.
        case list([Choice])
        /// Any of a few; the value is the chosen ones, separated by spaces.
        case several([Choice])
        /// Carried along unseen.
        case hidden
        /// No question: the heading of those that follow.
        case part
    }

    /// One possible answer.
    public struct Choice: Sendable {
        public var value: String
        public var title: String
        public var note: String

        /// Describes an answer.
        public init(_ value: String, _ title: String, note: String = "") {
            self.value = value
            self.title = title
            self.note = note
        }
    }

    public var name: String
    public var label: String
    public var kind: Kind
    public var value: String
    public var hint: String
    public var isRequired: Bool
    public var autocomplete: String

    /// Describes a question; `value` is shown as already filled in.
    public init(
        _ name: String, label: String, kind: Kind = .text, value: String = "", hint: String = "",
        isRequired: Bool = true, autocomplete: String = "off"
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.value = value
        self.hint = hint
        self.isRequired = isRequired
        self.autocomplete = autocomplete
    }

    /// The heading of the questions that follow.
    public static func part(_ title: String, hint: String = "") -> Field {
        Field("", label: title, kind: .part, hint: hint, isRequired: false)
    }

    func context(address: String) -> [String: Any] {
        var context: [String: Any] = [
            "name": name, "label": label, "value": value, "hint": hint, "required": isRequired,
            "autocomplete": autocomplete, "address": address,
        ]
        switch kind {
        case .text: context["input"] = "text"
        case .password: context["input"] = "password"
        case .date: context["input"] = "date"
        case .digits:
            context["input"] = "text"
            context["inputmode"] = "numeric"
        case .area: context["area"] = true
        case .file(let accept): context["file"] = accept
        case .choice(let choices): context["choices"] = answers(choices, at: address, input: "radio")
        case .list(let choices): context["list"] = answers(choices, at: address, input: "option")
        case .several(let choices): context["choices"] = answers(choices, at: address, input: "checkbox")
        case .hidden: context["hidden"] = true
        case .part: context["part"] = true
        }
        return context
    }

    private func answers(_ choices: [Choice], at address: String, input: String) -> [String: Any] {
        let chosen = input == "checkbox" ? Set(value.split(separator: " ").map(String.init)) : [value]
        return [
            "input": input,
            "answers": choices.enumerated().map { index, choice in
                [
                    "value": choice.value, "title": choice.title, "note": choice.note,
                    "chosen": chosen.contains(choice.value),
                    // The first answer carries the field's own address: the error summary leads there.
                    "address": index == 0 ? address : "\(address)-\(index)",
                ] as [String: Any]
            },
        ]
    }
}
