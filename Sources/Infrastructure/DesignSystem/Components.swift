/// A box that wants to be noticed.
public struct Notice: Sendable {
    /// How much it wants to be.
    public enum Kind: String, Sendable {
        case information
        case success
        case warning
        case error

        var label: String {
            switch self {
            case .information: "お知らせ"
            case .success: "完了"
            case .warning: "注意"
            case .error: "エラー"
            }
        }
    }

    public var kind: Kind
    public var title: String
    public var body: String

    /// Describes a notice.
    public init(kind: Kind, title: String, body: String) {
        self.kind = kind
        self.title = title
        self.body = body
    }

    var context: [String: Any] {
        ["kind": kind.rawValue, "label": kind.label, "title": title, "body": body, "isError": kind == .error]
    }
}

/// A name and its value.
public struct SummaryRow: Sendable {
    public var label: String
    public var value: String

    /// Pairs a name with its value.
    public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }

    var context: [String: Any] { ["label": label, "value": value] }
}

/// Rows under headers, with a caption that says what they are.
public struct Table: Sendable {
    public var caption: String
    public var headers: [String]
    public var rows: [[Cell]]
    public var empty: String

    /// A value, or a button that posts.
    public enum Cell: Sendable {
        case text(String)
        case state(String, Notice.Kind)
        case button(title: String, action: FormAction)
        case link(Link)
    }

    /// Describes a table; `empty` is said when it has no rows.
    public init(caption: String, headers: [String], rows: [[Cell]], empty: String = "まだありません。") {
        self.caption = caption
        self.headers = headers
        self.rows = rows
        self.empty = empty
    }

    var context: [String: Any] {
        [
            "caption": caption, "headers": headers, "isEmpty": rows.isEmpty, "empty": empty,
            "rows": rows.map { ["cells": $0.map(\.context)] as [String: Any] },
        ]
    }
}

extension Table.Cell {
    var context: [String: Any] {
        switch self {
        case .text(let text): ["text": text]
        case .state(let text, let kind): ["state": text, "kind": kind.rawValue]
        case .button(let title, let action): ["button": action.context.merging(["title": title]) { $1 }]
        case .link(let link): ["link": link.context]
        }
    }
}

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

/// One task in an order of tasks.
public struct Step: Sendable {
    public var title: String
    public var state: String
    public var kind: Notice.Kind
    public var note: String

    /// Describes a task and how it stands.
    public init(title: String, state: String, kind: Notice.Kind, note: String) {
        self.title = title
        self.state = state
        self.kind = kind
        self.note = note
    }

    var context: [String: Any] { ["title": title, "state": state, "kind": kind.rawValue, "note": note] }
}
