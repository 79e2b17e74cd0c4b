/// A form: where it goes, what it asks, and what was wrong last time.
public struct Form: Sendable {
    public var action: String
    public var submit: String
    public var token: String?
    public var fields: [Field]
    public var takesFiles: Bool
    public var isDangerous: Bool

    /// Describes a form; `token` is the session's form token.
    public init(
        action: String, submit: String, token: String?, fields: [Field], takesFiles: Bool = false,
        isDangerous: Bool = false
    ) {
        self.action = action
        self.submit = submit
        self.token = token
        self.fields = fields
        self.takesFiles = takesFiles
        self.isDangerous = isDangerous
    }

    var context: [String: Any] {
        var context: [String: Any] = [
            "action": action, "submit": submit, "takesFiles": takesFiles, "isDangerous": isDangerous,
            "fields": fields.map(\.context),
        ]
        context["token"] = token
        return context
    }
}

/// One question of a form.
public struct Field: Sendable {
    /// How it is answered.
    public enum Kind: Sendable {
        case text
        case password
        case date
        case area
        case file(accept: String)
        case choice([(value: String, title: String)])
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

    var context: [String: Any] {
        var context: [String: Any] = [
            "name": name, "label": label, "value": value, "hint": hint, "required": isRequired,
            "autocomplete": autocomplete,
        ]
        switch kind {
        case .text: context["input"] = "text"
        case .password: context["input"] = "password"
        case .date: context["input"] = "date"
        case .area: context["area"] = true
        case .file(let accept): context["file"] = accept
        case .choice(let choices):
            context["choices"] = choices.map {
                ["value": $0.value, "title": $0.title, "chosen": $0.value == value] as [String: Any]
            }
        }
        return context
    }
}
