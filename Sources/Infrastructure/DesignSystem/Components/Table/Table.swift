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

    /// The table as HTML.
    ///
    /// Cells are rendered by themselves: inside one large template each name is looked for in every context around it, which
    /// took half of the time of a page with hundreds of rows.
    var html: String {
        let frames = (0..<(rows.map(\.count).max() ?? 0)).map { frame(of: $0) }
        let values: [String: Any] = [
            "caption": caption, "headers": headers, "isEmpty": rows.isEmpty, "empty": empty,
            "rows": rows.map { cells in
                zip(cells, frames).map { cell, frame in frame.open + cell.html + frame.close }.joined()
            },
        ]
        return Templates.render("table", values)
    }

    /// What stands around each value of a column.
    private func frame(of column: Int) -> (open: String, close: String) {
        // The first column names its row to a screen reader; on a narrow screen each value is named.
        let isHeader = column == 0
        let element = isHeader ? "th" : "td"
        let open = Templates.render(
            "table-cell",
            [
                "element": element, "isHeader": isHeader, "role": isHeader ? "rowheader" : "cell",
                "label": headers.indices.contains(column) ? headers[column] : "",
            ])
        return (open, "</\(element)>")
    }
}

extension Table.Cell {
    var html: String {
        switch self {
        case .text(let text): Templates.render("table-text", text: text)
        // A short code stays on one line; a fingerprint breaks.
        case .code(let text): Templates.render("table-code", ["code": text, "isBrief": text.count <= 24])
        // A long state breaks: on one line it would push the other columns together, or out of a telephone.
        case .state(let text, let kind):
            Templates.render("table-state", ["state": text, "kind": kind.rawValue, "isBrief": text.count <= 14])
        case .button(let title, let action):
            Templates.render("table-button", action.context.merging(["title": title]) { $1 })
        case .link(let link):
            Templates.render("table-link", ["path": link.path, "title": link.title, "isBrief": link.title.count <= 12])
        }
    }
}
