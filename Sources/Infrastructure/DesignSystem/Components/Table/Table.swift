/// Rows under headers, with a caption that says what they are.
public struct Table: Sendable {
    public var caption: String
    public var headers: [String]
    public var rows: [[Cell]]
    public var empty: String

    /// A value, or a button that posts.
    public enum Cell: Sendable {
        case text(String)
        /// A code to be compared letter by letter.
        case code(String)
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
            "rows": rows.map { cells in
                [
                    "cells": cells.enumerated().map { index, cell in
                        // The first column names its row to a screen reader; on a narrow screen each value is named.
                        cell.context.merging([
                            "isHeader": index == 0, "label": headers.indices.contains(index) ? headers[index] : "",
                        ]) { $1 }
                    }
                ] as [String: Any]
            },
        ]
    }
}

extension Table.Cell {
    var context: [String: Any] {
        switch self {
        case .text(let text): ["text": text]
        // A short code stays on one line; a fingerprint breaks.
        case .code(let text): ["code": text, "isBrief": text.count <= 24]
        // A long state breaks: on one line it would push the other columns together, or out of a telephone.
        case .state(let text, let kind): ["state": text, "kind": kind.rawValue, "isBrief": text.count <= 14]
        case .button(let title, let action): ["button": action.context.merging(["title": title]) { $1 }]
        case .link(let link): ["link": link.context, "isBrief": link.title.count <= 12]
        }
    }
}
